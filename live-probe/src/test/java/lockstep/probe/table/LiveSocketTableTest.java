package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** This system's table against sockets that the test itself holds, and against what `ss` prints. */
class LiveSocketTableTest {
  enum Reader {
    NETLINK,
    PROC
  }

  private ServerSocketChannel listener;
  private SocketChannel client;
  private SocketChannel server;
  private SocketAddress near;
  private SocketAddress far;

  @BeforeEach
  void onLinux() {
    assumeThat(System.getProperty("os.name"))
        .as("the socket table of this system is not read yet")
        .isEqualTo("Linux");
  }

  @AfterEach
  void close() throws IOException {
    for (AutoCloseable one : new AutoCloseable[] {client, server, listener}) {
      if (one == null) continue;
      try {
        one.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothEndsAndTheListenerHaveRows(Reader reader) throws Exception {
    connect(StandardProtocolFamily.INET, "127.0.0.1");
    client.write(ByteBuffer.wrap(new byte[7]));
    try (SocketTable table = open(reader)) {
      SocketRow near = table.find(pair()).orElseThrow();
      assertThat(near.protocol()).isEqualTo("tcp");
      assertThat(near.state().meaning()).contains(TcpState.ESTABLISHED);
      assertThat(near.inode()).isPositive();
      assertThat(table.find(pair().reversed()).orElseThrow().recvQ()).isEqualTo(7);
      SocketRow listening = table.find(SocketPair.listening(pair().foreign())).orElseThrow();
      assertThat(listening.state().meaning()).contains(TcpState.LISTEN);
      assertThat(table.withPort(pair().foreign().port()))
          .extracting(SocketRow::state)
          .extracting(state -> state.meaning().orElseThrow())
          .containsExactlyInAnyOrder(TcpState.LISTEN, TcpState.ESTABLISHED, TcpState.ESTABLISHED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ipv6(Reader reader) throws Exception {
    assumeThat(hasIpv6()).as("this machine has no ::1").isTrue();
    connect(StandardProtocolFamily.INET6, "::1");
    try (SocketTable table = open(reader)) {
      SocketRow row = table.find(pair()).orElseThrow();
      assertThat(row.protocol()).isEqualTo("tcp6");
      assertThat(row.local().host()).isEqualTo("::1");
      assertThat(table.withPort(row.local().port())).hasSize(2);
    }
  }

  /** A server socket of both families serves an IPv4 client; its row has mapped addresses. */
  @ParameterizedTest
  @EnumSource
  void mappedAddresses(Reader reader) throws Exception {
    assumeThat(hasIpv6()).as("this machine has no ::1").isTrue();
    listener = ServerSocketChannel.open(StandardProtocolFamily.INET6);
    listener.bind(new InetSocketAddress("::", 0));
    join(StandardProtocolFamily.INET, "127.0.0.1");
    try (SocketTable table = open(reader)) {
      SocketRow serverEnd = table.find(pair().reversed()).orElseThrow();
      assertThat(serverEnd.protocol()).isEqualTo("tcp6");
      assertThat(serverEnd.local().host()).isEqualTo("::ffff:127.0.0.1");
      SocketPair mapped =
          new SocketPair(
              serverEnd.local(), new SocketAddress("::ffff:127.0.0.1", serverEnd.foreign().port()));
      assertThat(table.find(mapped)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void timeWaitHasATimerAndNoInode(Reader reader) throws Exception {
    connect(StandardProtocolFamily.INET, "127.0.0.1");
    client.close();
    assertThat(server.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    server.close();
    try (SocketTable table = open(reader)) {
      SocketRow row = table.find(pair()).orElseThrow();
      assertThat(row.state().meaning()).contains(TcpState.TIME_WAIT);
      assertThat(row.timer().millisLeft()).isBetween(50_000L, 60_100L);
      assertThat(row.inode()).isZero();
      assertThat(table.find(pair().reversed())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theListenerIsNotTakenForAConnectionToIt(Reader reader) throws Exception {
    connect(StandardProtocolFamily.INET, "127.0.0.1");
    SocketAddress nobody = new SocketAddress("127.0.0.1", 1);
    try (SocketTable table = open(reader)) {
      assertThat(table.find(new SocketPair(pair().foreign(), nobody))).isEmpty();
      Watch watch = table.watch(List.of(new SocketPair(pair().foreign(), nobody), pair()));
      watch.read();
      assertThat(watch.code(0)).isZero();
      assertThat(watch.row(0)).isNull();
      assertThat(watch.code(1)).isEqualTo(1);
      assertThat(watch.row(1).local()).isEqualTo(pair().local());
    }
  }

  /** Both readers tell the same of every socket here, but for the cookie and the backlog. */
  @Test
  void bothReadersAgree() throws Exception {
    connect(StandardProtocolFamily.INET, "127.0.0.1");
    shutDown();
    try (SocketTable netlink = open(Reader.NETLINK);
        SocketTable proc = open(Reader.PROC)) {
      for (SocketPair pair : List.of(pair(), pair().reversed()))
        assertThat(told(netlink.find(pair).orElseThrow()))
            .isEqualTo(told(proc.find(pair).orElseThrow()));
    }
  }

  private static String told(SocketRow row) {
    return row.protocol()
        + row.local()
        + row.foreign()
        + row.state()
        + row.recvQ()
        + row.timer().kind()
        + row.inode();
  }

  /** State, queues and addresses as `ss` prints them. */
  @Test
  void asSsPrintsThem() throws Exception {
    connect(StandardProtocolFamily.INET, "127.0.0.1");
    client.write(ByteBuffer.wrap(new byte[3]));
    shutDown();
    List<String> printed = ss(pair().foreign().port());
    try (SocketTable table = open(Reader.NETLINK)) {
      List<String> read =
          table.withPort(pair().foreign().port()).stream()
              .map(
                  row ->
                      "%s %d %d %s %s"
                          .formatted(
                              ssWord(row.state().meaning().orElseThrow()),
                              row.recvQ(),
                              row.sendQ(),
                              row.local(),
                              row.foreign()))
              .toList();
      assertThat(read).hasSize(3).containsExactlyInAnyOrderElementsOf(printed);
    }
  }

  private static String ssWord(TcpState state) {
    return state == TcpState.ESTABLISHED ? "ESTAB" : state.rfcName();
  }

  private static List<String> ss(int port) throws Exception {
    String filter = "( sport = :%d or dport = :%d )".formatted(port, port);
    Process ss;
    try {
      ss = new ProcessBuilder("ss", "-tanH", filter).start();
    } catch (IOException e) {
      assumeThat(false).as("there is no ss here to compare with: " + e.getMessage()).isTrue();
      throw e;
    }
    String text = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(ss.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return text.lines().map(line -> line.strip().replaceAll("\\s+", " ")).toList();
  }

  /**
   * The path of the sampler: reading a pair that has not changed makes nothing for the collector.
   */
  @Test
  void readingAWatchAllocatesNothing() throws Exception {
    connect(StandardProtocolFamily.INET, "127.0.0.1");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long me = Thread.currentThread().getId();
    try (SocketTable table = open(Reader.NETLINK)) {
      Watch watch = table.watch(List.of(pair(), pair().reversed()));
      int seen = 0;
      for (int i = 0; i < 2_000; i++) seen += readOnce(watch);
      long before = threads.getThreadAllocatedBytes(me);
      for (int i = 0; i < 10_000; i++) seen += readOnce(watch);
      long allocated = threads.getThreadAllocatedBytes(me) - before;
      assertThat(seen).isEqualTo(12_000 * 2);
      // Less than an object a reading: what the measuring itself and the compiler leave behind.
      assertThat(allocated).isLessThan(20_000);
    }
  }

  private static int readOnce(Watch watch) throws SocketTableException {
    watch.read();
    return watch.code(0) + watch.code(1);
  }

  @Test
  void aClosedTableSaysSo() throws Exception {
    SocketTable table = open(Reader.NETLINK);
    table.close();
    table.close();
    assertThatThrownBy(() -> table.withPort(1))
        .isInstanceOf(SocketTableException.class)
        .hasMessage("the socket table is closed");
  }

  @Test
  void netlinkIsTheFirstChoice() throws Exception {
    try (SocketTable table = SocketTables.open()) {
      assertThat(table.source()).isEqualTo("netlink sock_diag");
    }
  }

  @Test
  void theFallBackNamesItsReason() throws Exception {
    try (SocketTable table = open(Reader.PROC)) {
      assertThat(table.source()).isEqualTo("/proc/net/tcp (said by a test)");
    }
  }

  /** Until the FIN is acknowledged, which Linux may delay, two readings could differ. */
  private void shutDown() throws Exception {
    client.shutdownOutput();
    try (SocketTable table = open(Reader.NETLINK)) {
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () ->
                  table.find(pair()).orElseThrow().state().meaning().orElseThrow()
                      == TcpState.FIN_WAIT_2);
    }
  }

  private static SocketTable open(Reader reader) throws SocketTableException {
    return reader == Reader.NETLINK
        ? LinuxSockDiagTable.open()
        : new ProcNetTable(Path.of("/proc/net"), "said by a test");
  }

  private void connect(ProtocolFamily family, String host) throws IOException {
    listen(family, host);
    join(family, host);
  }

  /** At a port that no connection of an earlier listener has, which may be in TIME-WAIT still. */
  private void listen(ProtocolFamily family, String host) throws IOException {
    try (SocketTable table = open(Reader.NETLINK)) {
      do {
        if (listener != null) listener.close();
        listener = ServerSocketChannel.open(family);
        listener.bind(new InetSocketAddress(InetAddress.getByName(host), 0), 5);
      } while (table.withPort(((InetSocketAddress) listener.getLocalAddress()).getPort()).size()
          > 1);
    }
  }

  private void join(ProtocolFamily family, String host) throws IOException {
    client = SocketChannel.open(family);
    int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    client.connect(new InetSocketAddress(InetAddress.getByName(host), port));
    near = address(client.getLocalAddress(), host);
    far = address(client.getRemoteAddress(), host);
    server = listener.accept();
  }

  /** The client's end. */
  private SocketPair pair() {
    return new SocketPair(near, far);
  }

  private static SocketAddress address(java.net.SocketAddress address, String host) {
    return new SocketAddress(host, ((InetSocketAddress) address).getPort());
  }

  static boolean hasIpv6() throws IOException {
    return NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null;
  }
}
