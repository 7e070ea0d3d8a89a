package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lockstep.app.commands.CliRun.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shutdown hook of the process does: it closes all while a run is in the middle. */
class InterruptTest {
  @TempDir Path folder;

  @Test
  void aRunThatIsHeldIsClosedAndLeavesNoFile() throws Exception {
    MirrorStage stage = new MirrorStage(p -> p);
    SilentInput in = new SilentInput();
    CliRun cli = new CliRun().in(in).stages((world, options) -> stage);
    String trace = folder.resolve("run.trace").toString();
    CompletableFuture<Result> result =
        CompletableFuture.supplyAsync(
            () -> cli.go("play", "handshake", "--on", "loopback", "--step", "--trace", trace));
    assertThat(in.asked.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(files()).isEqualTo(1);

    cli.closing.closeAll();
    assertThat(stage.closed()).isTrue();
    assertThat(files()).isZero();

    in.ended.countDown();
    assertThat(result.get(10, TimeUnit.SECONDS).exit()).isEqualTo(130);
    assertThat(result.get().err()).isEmpty();
    assertThat(result.get().out()).doesNotContain("steps");
  }

  @Test
  void aRunInTheMiddleOfAnActionEndsWithoutAWord() {
    BlockedStage stage = new BlockedStage();
    CliRun cli = new CliRun().stages((world, options) -> stage);
    CompletableFuture<Result> result =
        CompletableFuture.supplyAsync(() -> cli.go("play", "handshake", "--on", "loopback"));
    await().atMost(Duration.ofSeconds(10)).until(stage::playing);
    cli.closing.closeAll();
    await().atMost(Duration.ofSeconds(10)).until(result::isDone);
    assertThat(result.join().exit()).isEqualTo(130);
    assertThat(result.join().err()).isEmpty();
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  /** Input that says nothing until it ends. */
  private static final class SilentInput extends InputStream {
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
      asked.countDown();
      try {
        ended.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return -1;
    }
  }
}
