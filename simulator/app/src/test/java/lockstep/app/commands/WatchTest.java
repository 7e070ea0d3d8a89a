package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import lockstep.app.commands.CliRun.Result;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code watch} where there is no terminal, on the kernel's own table. */
class WatchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Socket> opened = new ArrayList<>();
  private FutureTask<Result> watching;
  private Thread watcher;

  /** Starts a watch whose input has ended before it begins, as a script's has. */
  private void watch(String... args) {
    CliRun cli = new CliRun().out(out);
    List<String> words = new ArrayList<>(List.of("watch", "--every", "10ms"));
    words.addAll(List.of(args));
    watching = new FutureTask<>(() -> cli.go(words.toArray(String[]::new)));
    watcher = new Thread(watching, "watch");
    watcher.start();
  }

  /** As Ctrl-C does. */
  private Result interrupt() throws Exception {
    watcher.interrupt();
    return watching.get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void closeAll() throws IOException {
    if (watcher != null) watcher.interrupt();
    for (Socket socket : opened) socket.close();
  }

  @Test
  void theLifeOfAConnectionIsToldThoughThereIsNoInput() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "the socket table is read on Linux only");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket listener = new ServerSocket(0, 5, loopback)) {
      int port = listener.getLocalPort();
      watch("--port", String.valueOf(port));
      // Nothing tells that the first reading was made, so connections are made until one is seen.
      until(
          () -> {
            opened.add(new Socket(loopback, port));
            opened.add(listener.accept());
            return told().contains("-> ESTABLISHED");
          });
      while (opened.size() > 0) opened.remove(0).close();
      Socket client = new Socket(loopback, port);
      opened.add(client);
      Socket server = listener.accept();
      opened.add(server);
      String ends = "127.0.0.1:" + client.getLocalPort() + "  127.0.0.1:" + port + "  ";
      until(() -> told().contains("+  " + mapped(ends) + "no row -> ESTABLISHED"));
      client.shutdownOutput();
      // The peer's kernel may take its time to acknowledge a FIN, and FIN-WAIT-1 be seen before.
      until(() -> toldOf("*  " + mapped(ends), "-> FIN-WAIT-2  after "));
      server.close();
      until(() -> told().contains("*  " + mapped(ends) + "FIN-WAIT-2 -> TIME-WAIT  after "));
      Result result = interrupt();
      assertThat(result.exit()).isEqualTo(Exit.INTERRUPTED);
      assertThat(result.err())
          .contains("of port " + port, "their changes follow until Ctrl-C")
          .hasLineCount(1);
      assertThat(told().lines())
          .allMatch(
              l ->
                  l.matches(
                      "\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  [+*-]  .*:"
                          + port
                          + "  .*"
                          + "|.*  .*  .*:"
                          + port
                          + "  .*"));
    }
  }

  @Test
  void aUdpSocketComesAndGoesWhereUdpIsAskedFor() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "the socket table is read on Linux only");
    watch("--udp", "--all");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    List<DatagramSocket> sockets = new ArrayList<>();
    try {
      // Nothing tells that the first reading was made, so sockets are made until one is seen.
      until(
          () -> {
            sockets.add(new DatagramSocket(0, loopback));
            return told().contains("  no row -> UDP");
          });
      DatagramSocket last = sockets.get(sockets.size() - 1);
      String end = ":" + last.getLocalPort() + "  ";
      until(() -> toldOf(end, "  no row -> UDP"));
      last.close();
      until(() -> toldOf(end, "  UDP -> no row  after "));
    } finally {
      sockets.forEach(DatagramSocket::close);
    }
    assertThat(interrupt().err()).contains(" rows of TCP and UDP, by ");
  }

  @Test
  void udpHasNoStateToChoose() {
    Result result = CliRun.run("watch", "--udp", "--state", "LISTEN", "--for", "100ms");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("--udp and --state do not go together").hasLineCount(1);
  }

  /** Whether a listener's connections are IPv6 rows is Java's to choose. */
  private String mapped(String ends) {
    String six = ends.replaceAll("127\\.0\\.0\\.1", "[::ffff:127.0.0.1]");
    return told().contains(six) ? six : ends;
  }

  private boolean toldOf(String before, String after) {
    return told().lines().anyMatch(l -> l.contains(before) && l.contains(after));
  }

  private void until(Callable<Boolean> seen) {
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .untilAsserted(() -> assertThat(seen.call()).as(this::told).isTrue());
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void itEndsWhenItsTimeIsOver() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "the socket table is read on Linux only");
    Result result = CliRun.run("watch", "--state", "LISTEN,ESTAB", "--for", "100ms");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("in LISTEN, ESTABLISHED", "follow for 100ms").hasLineCount(1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--port  | 0         | --port takes a number from 1 to 65535, not \"0\"",
        "--port  | 65536     | --port takes a number from 1 to 65535, not \"65536\"",
        "--port  | https     | --port takes a number from 1 to 65535, not \"https\"",
        "--state | TIME_WIAT | did you mean \"time-wait\"?",
        "--for   | 10        | --for takes a duration such as 500ms, 10s, 2min or 1h, not \"10\"",
        "--every | 1ms       | --every is 10ms at the least, not \"1ms\"",
      })
  void whatItDoesNotTakeIsRefusedInWords(String option, String value, String words) {
    Result result = CliRun.run("watch", option, value);
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).startsWith("lockstep watch: ").contains(words).hasLineCount(1);
    assertThat(result.out()).isEmpty();
  }
}
