package lockstep.app.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a course has seen, over the runs of the program. */
class EdgesSeenTest {
  /** What waits for the thread of the user interface, which is the test's. */
  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

  @TempDir private Path folder;

  @Test
  void whatOneProgramHasSeenTheNextOneKnows() throws Exception {
    Path file = folder.resolve("new/course.properties");
    try (EdgesSeen first = new EdgesSeen()) {
      first.keepIn(file, waiting::add);
      come();
      first.add(List.of("closed-listen", "listen-synrcvd"));
    }
    try (EdgesSeen second = new EdgesSeen()) {
      second.add(List.of("synrcvd-estab"));
      second.keepIn(file, waiting::add);
      come();
      assertThat(second.all())
          .containsExactlyInAnyOrder("closed-listen", "listen-synrcvd", "synrcvd-estab");
    }
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
    assertThat(Files.readString(file)).contains("edges=closed-listen listen-synrcvd synrcvd-estab");
  }

  @Test
  void whatIsForgottenIsGoneFromTheFileToo() throws Exception {
    Path file = folder.resolve("course.properties");
    Files.writeString(file, "edges=closed-listen listen-synrcvd\n");
    try (EdgesSeen seen = new EdgesSeen()) {
      seen.keepIn(file, waiting::add);
      come();
      assertThat(seen.all()).hasSize(2);
      seen.forget();
      assertThat(seen.all()).isEmpty();
    }
    assertThat(Files.readString(file)).contains("edges=\n");
  }

  @Test
  void whoForgetsBeforeTheFileIsReadMeansTheFileToo() throws Exception {
    Path file = folder.resolve("course.properties");
    Files.writeString(file, "edges=closed-listen\n");
    try (EdgesSeen seen = new EdgesSeen()) {
      seen.keepIn(file, waiting::add);
      seen.forget();
      come();
      assertThat(seen.all()).isEmpty();
    }
    assertThat(Files.readString(file)).contains("edges=\n");
  }

  @Test
  void edgesThatTheFigureHasNotAreLeftOut() throws Exception {
    Path file = folder.resolve("course.properties");
    Files.writeString(file, "edges=closed-listen made-up\nother=1\n");
    try (EdgesSeen seen = new EdgesSeen()) {
      seen.add(Set.of("nonsense"));
      seen.keepIn(file, waiting::add);
      come();
      assertThat(seen.all()).containsExactly("closed-listen");
    }
  }

  @Test
  void aFileThatCannotBeReadBeginsTheCourseAnew() throws Exception {
    try (EdgesSeen seen = new EdgesSeen()) {
      seen.keepIn(folder, waiting::add);
      come();
      assertThat(seen.all()).isEmpty();
    }
  }

  @Test
  void everyChangeIsToldAndOnlyChanges() throws IOException {
    AtomicInteger told = new AtomicInteger();
    EdgesSeen seen = new EdgesSeen();
    seen.onChange(told::incrementAndGet);
    seen.add(List.of("closed-listen"));
    seen.add(List.of("closed-listen"));
    seen.forget();
    seen.forget();
    assertThat(told).hasValue(2);
  }

  private void come() throws InterruptedException {
    Runnable task = waiting.poll(10, TimeUnit.SECONDS);
    assertThat(task).as("what was read").isNotNull();
    task.run();
  }
}
