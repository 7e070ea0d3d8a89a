package lockstep.probe.table;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.table.Selection;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;

/**
 * Prints what README.md says was measured of the table: each way of reading it once a round, the
 * rounds one behind the other, so that all of them suffer alike from what else the machine does.
 */
@Tag("bench")
class TableBench {
  private static final int ROUNDS = 15;
  private static final int LOOK_UPS = 5_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<String, Way> ways = new LinkedHashMap<>();

  /** Keeps the compiler from leaving the readings out. */
  private long told;

  private interface Way {
    void take() throws Exception;
  }

  @BeforeEach
  void onLinux() {
    assumeThat(System.getProperty("os.name"))
        .as("the socket table of this system is not read yet")
        .isEqualTo("Linux");
  }

  @Test
  void ofOneHundred() throws Exception {
    measure(100);
  }

  @Test
  void ofTenThousand() throws Exception {
    measure(10_000);
  }

  @Test
  void ofFiftyThousand() throws Exception {
    measure(50_000);
  }

  private void measure(int connections) throws Exception {
    try (ManySockets held = new ManySockets(connections);
        SocketTable table = LinuxSockDiagTable.open()) {
      poll("poll, both families", table.poll(Selection.TCP));
      poll("poll, IPv4", table.poll(Selection.TCP.of(Selection.Family.IPV4)));
      poll("poll, listeners", table.poll(Selection.TCP.in(TcpState.LISTEN)));
      SocketPair pair = somePair(held, table);
      poll("poll, one port", table.poll(Selection.TCP.withPort(pair.local().port())));
      Watch watch = table.watch(List.of(pair));
      ways.put(
          LOOK_UPS + " exact look-ups",
          () -> {
            for (int i = 0; i < LOOK_UPS; i++) {
              watch.read();
              told += watch.code(0);
            }
          });
      ways.put("all(), a row each", () -> told += table.all(Selection.TCP).size());
      ProcNetFiles files = new ProcNetFiles();
      ways.put(
          "/proc/net/tcp and tcp6, a row each", () -> told += files.read(Selection.TCP).size());
      InternetProtocolStats oshi = new SystemInfo().getOperatingSystem().getInternetProtocolStats();
      ways.put("OSHI getConnections()", () -> told += oshi.getConnections().size());
      ways.put("ss -tan, its start too", () -> run("ss", "-tan"));
      print(connections);
    }
  }

  private void poll(String name, Poll poll) {
    ways.put(
        name,
        () -> {
          int size = poll.read();
          for (int i = 0; i < size; i++)
            told +=
                poll.code(i)
                    + poll.localPort(i)
                    + poll.foreignPort(i)
                    + poll.recvQ(i)
                    + poll.sendQ(i)
                    + poll.inode(i);
        });
  }

  private static SocketPair somePair(ManySockets held, SocketTable table) throws IOException {
    return table.all(Selection.TCP.in(TcpState.ESTABLISHED)).stream()
        .filter(held::isClient)
        .findFirst()
        .map(row -> new SocketPair(row.local(), row.foreign()))
        .orElseThrow();
  }

  private void run(String... command) throws Exception {
    ProcessBuilder tool = new ProcessBuilder(command);
    tool.redirectOutput(new File("/dev/null")).redirectError(new File("/dev/null"));
    told += tool.start().waitFor();
  }

  private void print(int connections) throws Exception {
    Map<String, List<Double>> wall = new LinkedHashMap<>();
    Map<String, List<Double>> allocated = new LinkedHashMap<>();
    warmUp();
    long me = Thread.currentThread().getId();
    for (int round = 0; round < ROUNDS; round++)
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        long octets = threads.getThreadAllocatedBytes(me);
        long began = System.nanoTime();
        way.getValue().take();
        long ended = System.nanoTime();
        // What is measured of a reading that makes nothing is the measuring itself.
        octets = threads.getThreadAllocatedBytes(me) - octets;
        wall.computeIfAbsent(way.getKey(), k -> new ArrayList<>()).add((ended - began) / 1e3);
        allocated.computeIfAbsent(way.getKey(), k -> new ArrayList<>()).add((double) octets);
      }
    double first = median(wall.values().iterator().next());
    System.out.printf("%d connections, median of %d rounds%n", connections, ROUNDS);
    wall.forEach(
        (name, times) ->
            System.out.printf(
                "  %-36s %11.1f us  %8.2f  %12.0f octets%n",
                name, median(times), median(times) / first, median(allocated.get(name))));
    if (told == 0) System.out.println("nothing was read");
  }

  private void warmUp() throws Exception {
    for (Way way : ways.values()) {
      long until = System.nanoTime() + 1_500_000_000L;
      for (int i = 0; i < 2_000 && (i < 3 || System.nanoTime() < until); i++) way.take();
    }
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
