package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.probe.table.TableFigures.Round;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Lets JMH measure {@link TableWays} and prints the tables of README.md. Every way is taken in a
 * JVM of its own once a round, the rounds one behind the other, so that all of them suffer alike
 * from what else the machine does; a ratio is made of two readings of the same round.
 */
@Tag("bench")
class TableBench {
  private static final int ROUNDS = Integer.getInteger("lockstep.bench.rounds", 3);
  private static final String SIZES = System.getProperty("lockstep.bench.sizes", "100,10000,50000");

  /** How many readings are looked at for what they leave to the collector. */
  private static final int WEIGHED = 5;

  /** A way's method; what it gives is a number, for an object would be weighed too. */
  private interface Reading {
    long read() throws Exception;
  }

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @BeforeEach
  void onLinux() {
    assumeThat(System.getProperty("os.name"))
        .as("the socket table of this system is not read by netlink")
        .isEqualTo("Linux");
  }

  @Test
  void measure(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("sdbench");
    Optional<String> noC = CProgram.compile(program);
    boolean hasSs = CProgram.isInstalled("ss");
    TableFigures figures = new TableFigures();
    for (String size : SIZES.split(",")) {
      int connections = Integer.parseInt(size.trim());
      try (ManySockets held =
          new ManySockets(connections, TableWays.LISTENING, TableWays.CONNECTING)) {
        assertThat(held.ports()).isNotEmpty();
        for (int round = 1; round <= ROUNDS; round++) {
          System.out.printf("%d connections, round %d of %d%n", connections, round, ROUNDS);
          for (TableWay way : TableWay.values()) {
            if (way.isC() && noC.isPresent() || way == TableWay.SS && !hasSs) continue;
            figures.add(connections, way, run(way, program, folder.resolve("jmh.log")));
          }
        }
        weigh(connections, figures);
      }
      // Also when more is to come: a run that is broken off has said what it knew.
      System.out.println(figures.text());
    }
    noC.ifPresent(why -> System.out.println("C: not measured, " + why));
    if (!hasSs) System.out.println("ss: not measured, it is not installed");
  }

  private static Round run(TableWay way, Path program, Path log) throws Exception {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(TableWays.class.getName().replace(".", "\\.") + "\\." + way.method())
                    .forks(1)
                    .jvmArgs(
                        "--enable-native-access=ALL-UNNAMED",
                        "-D" + CProgram.PROGRAM + "=" + program)
                    .warmupIterations(2)
                    .warmupTime(TimeValue.milliseconds(700))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(300))
                    .shouldFailOnError(true)
                    .output(log.toString())
                    .build())
            .runSingle();
    // JMH counts a line to the C program as one operation; the counter has the readings in it.
    Result<?> time =
        way.isC() ? result.getSecondaryResults().get("readings") : result.getPrimaryResult();
    assertThat(time.getScoreUnit()).isEqualTo("us/op");
    return new Round(time.getStatistics().getPercentile(50), time.getStatistics().getMin());
  }

  /** What one call of a way leaves to the collector, by the JVM's own count of this thread. */
  private void weigh(int connections, TableFigures figures) throws Exception {
    TableWays ways = new TableWays();
    ways.open();
    try {
      Map<TableWay, Reading> own = new LinkedHashMap<>();
      own.put(TableWay.POLL, ways::poll);
      own.put(TableWay.POLL_LISTENERS, ways::pollListeners);
      own.put(TableWay.POLL_PORT, ways::pollPort);
      own.put(TableWay.ONE_LOOK_UP, ways::oneLookUp);
      own.put(TableWay.TWO_LOOK_UPS, ways::twoLookUps);
      own.put(TableWay.ROWS, ways::rows);
      own.put(TableWay.PROC_FILES, ways::procFiles);
      TableWays.Oshi oshi = new TableWays.Oshi();
      oshi.open();
      own.put(TableWay.OSHI, () -> ways.oshi(oshi));
      for (Map.Entry<TableWay, Reading> way : own.entrySet())
        figures.weighed(connections, way.getKey(), weigh(way.getValue()));
    } finally {
      ways.close();
    }
  }

  private long weigh(Reading way) throws Exception {
    long me = Thread.currentThread().getId();
    long until = System.nanoTime() + 1_500_000_000L;
    for (int i = 0; i < 5_000 && (i < 2 || System.nanoTime() < until); i++) way.read();
    List<Long> octets = new ArrayList<>();
    for (int i = 0; i < WEIGHED; i++) {
      long before = threads.getThreadAllocatedBytes(me);
      way.read();
      octets.add(threads.getThreadAllocatedBytes(me) - before);
    }
    return octets.stream().sorted().toList().get(WEIGHED / 2);
  }
}
