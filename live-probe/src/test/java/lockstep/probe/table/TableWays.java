package lockstep.probe.table;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lockstep.table.Selection;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.tcp.TcpState;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;

/**
 * The ways of reading the socket table that {@link TableBench} lets JMH measure, each a method that
 * reads once. Every reading takes the numbers out of every row it got.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TableWays {
  /** The connection that is looked up, as the C programs have it: their holder makes this one. */
  static final int LISTENING = 20_000;

  static final int CONNECTING = 61_001;

  private static final String HOST = "127.0.0.10";

  private SocketTable table;
  private Poll both;
  private Poll bothAndBound;
  private Poll listeners;
  private Poll port;
  private Poll portAndBound;
  private Watch one;
  private Watch two;
  private ProcNetFiles files;

  @Setup
  public void open() throws IOException {
    table = LinuxSockDiagTable.open();
    both = table.poll(Selection.TCP);
    bothAndBound = table.poll(Selection.TCP.withBoundInactive());
    listeners = table.poll(Selection.TCP.in(TcpState.LISTEN));
    port = table.poll(Selection.TCP.withPort(CONNECTING));
    portAndBound = table.poll(Selection.TCP.withPort(CONNECTING).withBoundInactive());
    SocketPair pair =
        new SocketPair(new SocketAddress(HOST, CONNECTING), new SocketAddress(HOST, LISTENING));
    one = table.watch(List.of(pair));
    two = table.watch(List.of(pair, pair.reversed()));
    files = new ProcNetFiles();
    if (oneLookUp() != 1 || twoLookUps() != 2)
      throw new IOException("the connection that is to be looked up is not there: " + pair);
  }

  @TearDown
  public void close() {
    table.close();
  }

  @Benchmark
  public long poll() throws IOException {
    return read(both);
  }

  @Benchmark
  public long pollAndBound() throws IOException {
    return read(bothAndBound);
  }

  @Benchmark
  public long pollListeners() throws IOException {
    return read(listeners);
  }

  @Benchmark
  public long pollPort() throws IOException {
    return read(port);
  }

  @Benchmark
  public long pollPortAndBound() throws IOException {
    return read(portAndBound);
  }

  @Benchmark
  public int oneLookUp() throws IOException {
    one.read();
    return one.code(0);
  }

  @Benchmark
  public int twoLookUps() throws IOException {
    two.read();
    return two.code(0) + two.code(1);
  }

  @Benchmark
  public int rows() throws IOException {
    return table.all(Selection.TCP).size();
  }

  @Benchmark
  public int procFiles() throws IOException {
    return files.read(Selection.TCP).size();
  }

  @Benchmark
  public int ss() throws IOException, InterruptedException {
    File nowhere = new File("/dev/null");
    return new ProcessBuilder("ss", "-tan")
        .redirectOutput(nowhere)
        .redirectError(nowhere)
        .start()
        .waitFor();
  }

  /** OSHI's reader. */
  @State(Scope.Thread)
  public static class Oshi {
    private InternetProtocolStats stats;

    @Setup
    public void open() {
      stats = new SystemInfo().getOperatingSystem().getInternetProtocolStats();
    }
  }

  @Benchmark
  public int oshi(Oshi oshi) {
    return oshi.stats.getConnections().size();
  }

  /** How many readings the C program made, so that JMH gives the time of one. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class C {
    public long readings;
  }

  @Benchmark
  public void cPollAndBound(CProgram program, C c) throws IOException {
    c.readings += program.run("c_dump_v1_both");
  }

  @Benchmark
  public void cPollListeners(CProgram program, C c) throws IOException {
    c.readings += program.run("c_filter_listen");
  }

  @Benchmark
  public void cPollPortAndBound(CProgram program, C c) throws IOException {
    c.readings += program.run("c_filter_bc");
  }

  @Benchmark
  public void cOneLookUp(CProgram program, C c) throws IOException {
    c.readings += program.run("c_one");
  }

  private static long read(Poll poll) throws IOException {
    int size = poll.read();
    long sum = size;
    for (int i = 0; i < size; i++)
      sum +=
          poll.code(i)
              + poll.localPort(i)
              + poll.foreignPort(i)
              + poll.recvQ(i)
              + poll.sendQ(i)
              + poll.inode(i)
              + poll.identity(i);
    return sum;
  }
}
