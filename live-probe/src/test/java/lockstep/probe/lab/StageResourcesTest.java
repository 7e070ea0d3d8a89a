package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    long files = openFiles();
    for (int i = 0; i < 20; i++) Telling.of(story);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(labThreads()).isEmpty();
              assertThat(openFiles()).isLessThanOrEqualTo(files);
            });
  }

  private static Set<String> labThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("lockstep") || name.startsWith("globalEventExecutor"))
        .collect(Collectors.toSet());
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
