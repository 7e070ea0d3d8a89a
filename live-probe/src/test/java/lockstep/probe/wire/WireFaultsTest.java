package lockstep.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lockstep.probe.lab.LabOptions;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However a run on the wire ends, it leaves no process, network, device or file, and the next run
 * works.
 */
class WireFaultsTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String OPENED = "server listen\nclient connect\nserver accept\n";
  private static final int FEW = 3;
  private static final int MANY = 100;

  private final List<TraceStep> steps = new ArrayList<>();

  private static Scenario scenario(String lines) throws Exception {
    return ScenarioParser.parse("lines", "lines.scenario", "title: lines\n" + lines);
  }

  @BeforeEach
  void assumeThatItCan() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      List<String> reasons =
          stage.lacks(scenario(OPENED)).stream()
              .filter(Stage.Lack::leavesOut)
              .map(Stage.Lack::what)
              .toList();
      assumeThat(reasons).as("this machine can lay no wire").isEmpty();
    }
  }

  private WireStage opened() throws Exception {
    WireStage stage = new WireStage(LabOptions.DEFAULT);
    Scenario scenario = scenario(OPENED);
    stage.lacks(scenario);
    stage.begin(scenario);
    play(stage, OPENED);
    return stage;
  }

  private void play(WireStage stage, String lines) throws Exception {
    for (Action action : scenario(lines).actions()) stage.play(action, Map.of(), steps::add);
  }

  /** What a child has while it lives: its network, by name, and its number. */
  private record Child(long pid, String network) {
    static Child of(WireStage stage) throws IOException {
      long pid = stage.childPid();
      return new Child(pid, Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/net")).toString());
    }

    private boolean isGone() throws IOException {
      return ProcessHandle.of(pid).isEmpty() && leftIn(network).isEmpty();
    }

    /** Nobody is in its network any more, so that and its device are gone; nor is there a file. */
    private void leavesNothing() throws IOException {
      await().atMost(SOON).until(this::isGone);
      try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
        for (Path folder : all.filter(Files::isDirectory).toList())
          if (folder.getFileName().toString().startsWith("hsperfdata_"))
            assertThat(folder.resolve(String.valueOf(pid))).doesNotExist();
      }
    }
  }

  /**
   * The processes in a network that no other program put there. A system gives the name of a
   * network that is gone to the next one, which may be that of a test beside this one.
   */
  private static List<ProcessHandle> leftIn(String network) throws IOException {
    return ProcessHandle.allProcesses()
        .filter(process -> network.equals(networkOf(process)))
        .filter(process -> !isOfAnotherProgram(process, network))
        .toList();
  }

  private static boolean isOfAnotherProgram(ProcessHandle process, String network) {
    return Stream.iterate(process.parent(), Optional::isPresent, p -> p.get().parent())
        .map(Optional::get)
        .takeWhile(parent -> parent.pid() != ProcessHandle.current().pid())
        .filter(parent -> !network.equals(networkOf(parent)))
        .anyMatch(parent -> parent.info().command().filter(c -> c.endsWith("java")).isPresent());
  }

  /**
   * Empty where the process has ended since, or is not ours to look at: then it is in no network of
   * ours.
   */
  private static String networkOf(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/ns/net")).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private void theNextRunWorks() throws Exception {
    steps.clear();
    try (WireStage stage = opened()) {
      play(stage, "client close\nserver close\n");
    }
    assertThat(steps).anySatisfy(s -> assertThat(s.state().rfcName()).isEqualTo("TIME-WAIT"));
  }

  /** Whatever its child says, a run ends with words. */
  @ParameterizedTest
  @ValueSource(
      strings = {"server listen", "\nserver listen", "\n\nserver listen", "\n\n\nserver listen"})
  void whatItsChildSaysWrongEndsARunInWords(String lines) throws Exception {
    Scenario scenario = scenario(lines);
    try (WireStage stage = new WireStage(LabOptions.DEFAULT, null, BabblingChild.class)) {
      assertThat(stage.lacks(scenario)).noneMatch(Stage.Lack::leavesOut);
      stage.keepPackets();
      stage.begin(scenario);
      assertThatThrownBy(
              () -> stage.play(scenario.actions().get(0), Map.of(), step -> steps.add(step)))
          .isInstanceOf(StageFailure.class)
          .hasMessageContaining("says what cannot be read");
    }
    assertThat(steps).isEmpty();
  }

  @Test
  void aChildThatIsKilledIsSaidToHaveEnded() throws Exception {
    Child child;
    try (WireStage stage = opened()) {
      child = Child.of(stage);
      ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
      assertThatThrownBy(() -> play(stage, "client send 5\n"))
          .isInstanceOf(StageFailure.class)
          .hasMessageStartingWith(
              "lines.scenario: the process that plays in the private network has ended");
    }
    child.leavesNothing();
    theNextRunWorks();
  }

  @Test
  void aDeviceThatIsTakenAwayIsSaidToBeGone() throws Exception {
    Child child;
    try (WireStage stage = opened()) {
      child = Child.of(stage);
      Process remover =
          new ProcessBuilder(
                  "nsenter",
                  "--target",
                  String.valueOf(child.pid()),
                  "--net",
                  "ip",
                  "link",
                  "delete",
                  WireChild.DEVICE)
              .redirectErrorStream(true)
              .start();
      String said = new String(remover.getInputStream().readAllBytes());
      assumeThat(remover.waitFor()).as("no right to take it away: " + said).isZero();
      assertThatThrownBy(() -> play(stage, "client send 5\nclient send 5\n"))
          .isInstanceOf(StageFailure.class)
          .hasMessageContaining("the device gives nothing");
    }
    child.leavesNothing();
    theNextRunWorks();
  }

  @Test
  void someRunsInARowLeaveNothing() throws Exception {
    leavesNothing(FEW);
  }

  @Tag("soak")
  @Test
  void aHundredRunsInARowLeaveNothing() throws Exception {
    long began = System.nanoTime();
    leavesNothing(MANY);
    System.out.printf(
        "%d runs in %d s%n", MANY, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
  }

  private void leavesNothing(int times) throws Exception {
    theNextRunWorks();
    long descriptors = count("/proc/self/fd");
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    for (int i = 0; i < times; i++) {
      Child child;
      try (WireStage stage = opened()) {
        child = Child.of(stage);
        if (i % 2 == 0) play(stage, "hold client->server FIN\nclient shutdown\n");
        else play(stage, "client close\nserver close\n");
      }
      child.leavesNothing();
    }
    assertThat(count("/proc/self/fd")).isLessThanOrEqualTo(descriptors);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !threads.contains(thread) && !isOthers(thread))
        .isEmpty();
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  /**
   * Not the lab's: the JDK waits for processes in threads that it keeps for a minute, for the next
   * process, and the thread in which this test waits ends a moment after its answer.
   */
  private static boolean isOthers(Thread thread) {
    return thread.getName().startsWith("process reaper")
        || thread.getName().equals("awaitility-thread");
  }

  private static long count(String folder) throws IOException {
    try (Stream<Path> all = Files.list(Path.of(folder))) {
      return all.count();
    }
  }
}
