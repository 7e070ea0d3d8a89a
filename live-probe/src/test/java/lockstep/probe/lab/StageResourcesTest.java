package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import org.junit.jupiter.api.Test;

/** A run that is over leaves nothing behind in this process. */
class StageResourcesTest {
  @Test
  void nothingRemainsOfTwentyRuns() throws Exception {
    Telling.assumeThatTheTableCanBeRead();
    Story story = Story.handshake().call("client shutdown");
    // What is loaded once for good, such as the native library, is loaded here.
    Telling.of(story);
    await().atMost(Duration.ofSeconds(10)).until(() -> labThreads().isEmpty());
    List<String> files = openFiles();
    for (int i = 0; i < 20; i++) Telling.of(story);
    awaitNothingBut(files);
  }

  private static final String[] EVERYTHING = {
    "set server receive-buffer 2048",
    "server listen backlog 0",
    "client connect",
    "client2 connect",
    "server accept",
    "client fill-window",
    "server resume-reading",
    "together",
    "client shutdown",
    "server close",
    "end",
    "client3 connect to client3",
    "together",
    "client4 connect to client5",
    "client5 connect to client4",
    "end",
  };

  @Test
  void nothingRemainsOfTheCallsThatTakeThreadsAndSocketsOfTheirOwn() throws Exception {
    Telling.assumeThatTheTableCanBeRead();
    Telling.ofLines(EVERYTHING);
    await().atMost(Duration.ofSeconds(10)).until(() -> labThreads().isEmpty());
    List<String> files = openFiles();
    for (int i = 0; i < 3; i++) Telling.ofLines(EVERYTHING);
    awaitNothingBut(files);
  }

  /** Closed from elsewhere in the middle of an action, whichever it is. */
  @Test
  void nothingRemainsOfARunThatIsClosedInTheMiddle() throws Exception {
    Telling.assumeThatTheTableCanBeRead();
    Telling.ofLines(EVERYTHING);
    await().atMost(Duration.ofSeconds(10)).until(() -> labThreads().isEmpty());
    List<String> files = openFiles();
    Scenario scenario =
        ScenarioParser.parse(
            "lines", "lines.scenario", "title: lines\n" + String.join("\n", EVERYTHING));
    for (int last = 0; last < scenario.actions().size(); last++)
      playUntilClosedIn(scenario.actions().get(last), scenario);
    awaitNothingBut(files);
  }

  private static void playUntilClosedIn(Action last, Scenario scenario) throws Exception {
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT)) {
      stage.begin(scenario);
      for (Action action : scenario.actions()) {
        if (action != last) {
          stage.play(action, Map.of(), step -> {});
          continue;
        }
        Thread closer = new Thread(stage::close);
        closer.start();
        try {
          stage.play(action, Map.of(), step -> {});
        } catch (StageFailure e) {
          assertThat(e.blame()).isEqualTo(StageFailure.Blame.MACHINE);
        } finally {
          closer.join();
        }
        return;
      }
    }
  }

  private static Set<String> labThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("lockstep") || name.startsWith("globalEventExecutor"))
        .collect(Collectors.toSet());
  }

  /** Waits until no thread of the lab runs, and no more files are open than before. */
  private static void awaitNothingBut(List<String> files) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(labThreads()).isEmpty();
              assertNoMoreThan(files);
            });
  }

  /** Compares how many are open; both lists are shown where there are more. */
  private static void assertNoMoreThan(List<String> before) throws IOException {
    List<String> now = openFiles();
    assertThat(now.size())
        .as("open now: %s; before: %s", now, before)
        .isLessThanOrEqualTo(before.size());
  }

  /** A socket with the table that has its number, and its line there. */
  private static String named(String file) throws IOException {
    if (!file.startsWith("socket:[")) return file;
    String number = file.substring("socket:[".length(), file.length() - 1);
    for (String table : List.of("tcp", "tcp6", "netlink", "unix", "udp", "udp6"))
      for (String line : Files.readAllLines(Path.of("/proc/self/net", table)))
        if (List.of(line.strip().split("\\s+")).contains(number))
          return file + " " + table + ": " + line.strip();
    return file + " in no table";
  }

  /** What each open descriptor leads to. */
  private static List<String> openFiles() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open.toList()) {
        try {
          files.add(named(Files.readSymbolicLink(descriptor).toString()));
        } catch (NoSuchFileException e) {
          // The one that listed them is closed by now.
          continue;
        }
      }
    }
    return files;
  }
}
