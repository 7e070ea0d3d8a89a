package lockstep.lessons.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a thousand questions take: in processor time, so that a busy machine does not count. */
@Tag("bench")
class GenerateBench {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aThousandItemsTakeLessThanASecond() {
    List<Template> all = Templates.all();
    long first = cpu();
    all.get(0).make(0);
    long begun = cpu();
    for (int i = 0; i < 1_000; i++) all.get(i % all.size()).make(i);
    long end = cpu();
    System.out.printf(
        "first item %d ms, 1,000 items %d ms of processor time%n",
        (begun - first) / 1_000_000, (end - begun) / 1_000_000);
    assertThat(end - begun).isLessThan(SECOND);
  }

  private static long cpu() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
