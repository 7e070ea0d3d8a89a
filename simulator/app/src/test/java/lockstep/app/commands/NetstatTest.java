package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTables;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lockstep netstat} on this kernel's table, beside the real tools where they are. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class NetstatTest {
  private final List<Channel> open = new ArrayList<>();
  private int port;
  private int port6;

  @BeforeEach
  void hold() throws IOException {
    port = hold(StandardProtocolFamily.INET, "127.0.0.1");
    port6 = hold(StandardProtocolFamily.INET6, "::1");
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(running()).isEmpty());
  }

  /** The rows where text or a FIN is on its way, or its acknowledgment, which may be put off. */
  private List<SocketRow> running() throws IOException {
    List<SocketRow> running = new ArrayList<>();
    try (SocketTable table = SocketTables.open()) {
      for (int one : new int[] {port, port6})
        for (SocketRow row : table.withPort(one))
          if (row.timer().kind() != RowTimer.Kind.OFF) running.add(row);
    }
    return running;
  }

  /** A listener, a connection not accepted, one idle, one half closed, one with text unread. */
  private int hold(ProtocolFamily family, String host) throws IOException {
    ServerSocketChannel listener = listen(family, host);
    add(connect(family, listener));
    add(listener.accept());
    SocketChannel closing = connect(family, listener);
    add(listener.accept());
    closing.shutdownOutput();
    SocketChannel writing = connect(family, listener);
    writing.setOption(StandardSocketOptions.TCP_NODELAY, true);
    add(listener.accept());
    writing.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
    connect(family, listener);
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  /**
   * Listens at a port that no other row has: a connection that is over leaves its own for a minute
   * in TIME-WAIT, with a timer that runs, and the system may choose the same port again.
   */
  private ServerSocketChannel listen(ProtocolFamily family, String host) throws IOException {
    try (SocketTable table = SocketTables.open()) {
      while (true) {
        ServerSocketChannel listener = add(ServerSocketChannel.open(family));
        listener.bind(new InetSocketAddress(InetAddress.getByName(host), 0), 5);
        int chosen = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        if (table.withPort(chosen).size() == 1) return listener;
        listener.close();
      }
    }
  }

  private <T extends Channel> T add(T channel) {
    open.add(channel);
    return channel;
  }

  private SocketChannel connect(ProtocolFamily family, ServerSocketChannel listener)
      throws IOException {
    SocketChannel channel = add(SocketChannel.open(family));
    channel.connect(listener.getLocalAddress());
    return channel;
  }

  @AfterEach
  void close() throws IOException {
    for (Channel channel : open) channel.close();
  }

  private static List<String> real(String... command) throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin", command[0]))
            || Files.isExecutable(Path.of("/bin", command[0])),
        command[0] + " is not installed");
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return text.lines().toList();
  }

  private static List<String> ours(String... args) {
    CliRun.Result result = CliRun.run(args);
    assertThat(result.exit()).as(result.err()).isZero();
    return result.lines();
  }

  @ParameterizedTest(name = "ss {0}")
  @ValueSource(strings = {"-tan", "-tane", "-tanp", "-4tan", "-6tanpe", "-tn", "-tl", "-Htanp"})
  void ssPrintsTheSameText(String switches) throws Exception {
    String ports =
        "( sport = :%1$d or dport = :%1$d or sport = :%2$d or dport = :%2$d )"
            .formatted(port, port6);
    List<String> real = real("ss", switches, ports);
    assertThat(ours("netstat", "--dialect", "ss", switches, ports)).isEqualTo(real);
    assertThat(real).hasSizeGreaterThan(1);
  }

  @ParameterizedTest(name = "netstat {0}")
  @ValueSource(strings = {"-tan", "-tanpe", "-tano", "-tn", "-tln", "-tan6", "-tanW"})
  void netstatPrintsTheSameText(String switches) throws Exception {
    List<String> real = onOurPorts(real("netstat", switches));
    assertThat(onOurPorts(ours("netstat", "--dialect", "linux", switches)))
        .containsExactlyInAnyOrderElementsOf(real);
    assertThat(real).isNotEmpty();
  }

  private List<String> onOurPorts(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(":" + port + " ") || line.contains(":" + port6 + " "))
        .toList();
  }

  @Test
  void everyDialectShowsTheSameSockets() {
    assertThat(ours("netstat", "--dialect", "windows", "/ano"))
        .contains(
            ("  TCP    %-22s 0.0.0.0:0              LISTENING       %d")
                .formatted("127.0.0.1:" + port, ProcessHandle.current().pid()));
    assertThat(ours("netstat", "--dialect", "macos", "-an", "-p", "tcp"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("tcp4       5      0  127.0.0.1." + port + " ")
                    .contains("ESTABLISHED"));
  }

  @Test
  void aRowIsExplained() {
    List<String> lines = ours("netstat", "--dialect", "linux", "-4tln", "--explain");
    assertThat(lines)
        .contains("The columns:")
        .anyMatch(line -> line.startsWith("  -l, --listening"));
    // By its address: other tests' listeners come and go, and move the numbers between two
    // listings.
    String address = "127.0.0.1:" + port;
    assertThat(ours("netstat", "--dialect", "linux", "-4tln", "--explain-row", address))
        .anyMatch(line -> line.endsWith(": tcp " + address))
        .contains("  End         The server, waiting: it is not a connection itself.")
        .anyMatch(line -> line.contains("Recv-Q 1: connections that are open and wait for accept"));
  }

  @Test
  void otherTablesArePrinted() {
    assertThat(ours("netstat", "--dialect", "linux", "-i"))
        .anyMatch(line -> line.startsWith("lo "));
    assertThat(ours("netstat", "--dialect", "linux", "-s")).contains("Tcp:", "Udp:");
    assertThat(ours("netstat", "--dialect", "linux", "-rn")).contains("Kernel IP routing table");
    assertThat(ours("netstat", "--dialect", "windows", "-e")).contains("Interface Statistics");
    assertThat(ours("netstat", "--dialect", "windows", "/?"))
        .contains("Displays protocol statistics and current TCP/IP network connections.");
  }

  @Test
  void aWrongSwitchIsRefusedWithTheNearest() {
    CliRun.Result result = CliRun.run("netstat", "--dialect", "linux", "-b");
    assertThat(result.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .startsWith("netstat: invalid option -- 'b'")
        .anyMatch(line -> line.startsWith("lockstep netstat: -b is a switch of windows"))
        .allMatch(line -> line.length() < 80);
  }

  @Test
  void wrongUseIsSaid() {
    assertThat(CliRun.run("netstat", "--dialect", "windos").err())
        .contains("no dialect is called \"windos\"", "did you mean \"windows\"?");
    CliRun.Result row = CliRun.run("netstat", "--dialect", "linux", "-t", "--explain-row", "0");
    assertThat(row.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(row.err()).contains("the listing has no row 0: its rows are 1 to ");
    assertThat(row.out()).as("nothing is printed before").isEmpty();
    assertThat(ours("netstat", "--dialect", "linux", "-tan", "--explain-row", "1"))
        .anyMatch(line -> line.startsWith("Row 1: tcp "));
    assertThat(explained("127.0.0.1").err())
        .contains("expected a row's number, or its local address");
    assertThat(explained("127.0.0.1:1").err())
        .contains("the listing has no row with the local address 127.0.0.1:1");
    assertThat(explained("127.0.0.1." + port).out())
        .as("as macOS writes it")
        .contains(": tcp 127.0.0.1:" + port);
    assertThat(explained("[::1]:" + port6).out()).contains(": tcp6 ");
    CliRun.Result none = CliRun.run("netstat", "--dialect", "linux", "-r", "--explain-row", "1");
    assertThat(none.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(none.err()).contains("the listing has no row 1: it has no rows of sockets");
  }

  private static CliRun.Result explained(String row) {
    return CliRun.run("netstat", "--dialect", "linux", "-tan", "--explain-row", row);
  }

  @Test
  void whatIsNoListingIsSaidOnce() {
    CliRun.Result result =
        new CliRun().out(new ClosedAfter(3, "Active")).go("netstat", "--dialect", "linux", "-lnc");
    assertThat(result.exit()).isEqualTo(Exit.GOOD);
    assertThat(result.err()).containsOnlyOnce("UNIX domain");
  }

  @Test
  void continuousGoesOnUntilNobodyReads() {
    ClosedAfter reader = new ClosedAfter(2, "Active");
    CliRun.Result result = new CliRun().out(reader).go("netstat", "--dialect", "linux", "-tlnc");
    assertThat(result.exit()).isEqualTo(Exit.GOOD);
    assertThat(reader.text().split("Active Internet", -1)).hasSize(3);
  }

  /** A reader that goes away when a word has come so many times. */
  private static final class ClosedAfter extends OutputStream {
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final int times;
    private final String word;

    ClosedAfter(int times, String word) {
      this.times = times;
      this.word = word;
    }

    String text() {
      return seen.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      seen.write(octets, from, length);
      if (text().split(word, -1).length > times) throw new IOException("Broken pipe");
    }
  }
}
