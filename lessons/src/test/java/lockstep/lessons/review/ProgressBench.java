package lockstep.lessons.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long one more answer takes when the log is full: in processor time of this thread. */
@Tag("bench")
class ProgressBench {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final long TENTH = 100_000_000L;
  private static final int UPDATES = 20;

  @TempDir Path folder;

  @Test
  void oneMoreAnswerTakesLessThanATenthOfASecond() throws IOException {
    Answer answer = ProgressTest.answer(NOON, Skill.port(443), true, 1, false);
    ProgressFile file = new ProgressFile(folder.resolve("progress.json"));
    List<Answer> full = Collections.nCopies(Progress.LOG, answer);
    file.update(p -> new Progress(Map.of(), Map.of(), Map.of(), full, 0));
    long begun = cpu();
    file.update(p -> p.answered(answer));
    long first = cpu();
    for (int i = 0; i < UPDATES; i++) file.update(p -> p.answered(answer));
    long each = (cpu() - first) / UPDATES;
    System.out.printf(
        "the first update %d ms, each of %d more %d ms of processor time%n",
        (first - begun) / 1_000_000, UPDATES, each / 1_000_000);
    assertThat(each).isLessThan(TENTH);
  }

  private static long cpu() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
