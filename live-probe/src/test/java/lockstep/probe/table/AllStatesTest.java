package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lockstep.table.Holder;
import lockstep.table.Owner;
import lockstep.table.Selection;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.table.TcpInfoField;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * This system's table with sockets in every state, over IPv4, IPv6 and mapped addresses: what is
 * read is what `ss` and `netstat` print.
 */
class AllStatesTest {
  private static final List<HeldSockets> HELD = new ArrayList<>();
  private static SocketTable netlink;
  private static SocketTable proc;

  @BeforeAll
  static void hold() throws Exception {
    assumeThat(System.getProperty("os.name"))
        .as("the fixture makes its sockets by Linux's own calls")
        .isEqualTo("Linux");
    netlink = LinuxSockDiagTable.open();
    proc = new ProcNetTable(Path.of("/proc/net"), "said by a test");
    HELD.add(new HeldSockets("127.0.0.1"));
    if (LiveSocketTableTest.hasIpv6()) {
      HELD.add(new HeldSockets("::1"));
      HELD.add(new HeldSockets("::ffff:127.0.0.1"));
    }
    for (HeldSockets held : HELD) held.settle(netlink);
  }

  @AfterAll
  static void release() {
    HELD.forEach(HeldSockets::close);
    if (netlink != null) netlink.close();
    if (proc != null) proc.close();
  }

  private static boolean isOurs(SocketRow row) {
    return HELD.stream().anyMatch(held -> held.isAbout(row));
  }

  private static List<SocketRow> ours(SocketTable table, Selection selection)
      throws SocketTableException {
    return table.all(selection).stream().filter(AllStatesTest::isOurs).toList();
  }

  @Test
  void everyStateIsThereOverEveryKindOfAddress() throws Exception {
    List<SocketRow> rows = netlink.all(Selection.TCP);
    for (HeldSockets held : HELD)
      assertThat(rows.stream().filter(held::isAbout).map(row -> row.state().state()))
          .containsAll(HeldSockets.STATES);
  }

  @Test
  void theFilesTellTheSameRows() throws Exception {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(texts(ours(proc, Selection.EVERYTHING.withOwners()), this::asNetstat))
                    .isEqualTo(
                        texts(ours(netlink, Selection.EVERYTHING.withOwners()), this::asNetstat)));
  }

  /** Protocol, state, queues, addresses and every holder. */
  @Test
  void asSsPrintsThem() throws Exception {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              Set<String> printed = new TreeSet<>();
              for (String line : print("ss", "-tuanpHO")) printed.add(fromSs(line));
              List<SocketRow> rows = ours(netlink, Selection.EVERYTHING.withOwners());
              assertThat(rows).hasSizeGreaterThan(20 * HELD.size());
              printed.removeIf(line -> HELD.stream().noneMatch(held -> hasPort(held, line)));
              assertThat(texts(rows, this::asSs)).isEqualTo(printed);
            });
  }

  /** The same by the other tool, which gives a listener no Send-Q and names one holder. */
  @Test
  void asNetstatPrintsThem() throws Exception {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              Set<String> printed = new TreeSet<>();
              for (String line : print("netstat", "-tunapW"))
                if (line.startsWith("tcp") || line.startsWith("udp"))
                  printed.add(fromNetstat(line));
              printed.removeIf(line -> HELD.stream().noneMatch(held -> hasPort(held, line)));
              assertThat(texts(ours(netlink, Selection.EVERYTHING.withOwners()), this::asNetstat))
                  .isEqualTo(printed);
            });
  }

  private static boolean hasPort(HeldSockets held, String line) {
    for (String word : line.split(" "))
      if (word.matches(".*:[0-9]+"))
        if (held.ports().contains(Integer.parseInt(word.substring(word.lastIndexOf(':') + 1))))
          return true;
    return false;
  }

  private interface Text {
    String of(SocketRow row);
  }

  private static Set<String> texts(List<SocketRow> rows, Text text) {
    return rows.stream().map(text::of).collect(Collectors.toCollection(TreeSet::new));
  }

  private String asSs(SocketRow row) {
    String state =
        row.isTcp()
            ? row.state().meaning().map(AllStatesTest::ssWord).orElseThrow()
            : row.state().code() == 1 ? "ESTAB" : "UNCONN";
    Set<String> holders = new TreeSet<>();
    if (row.owner() instanceof Owner.Held held)
      for (Holder one : held.holders())
        holders.add("(\"" + one.name() + "\",pid=" + one.pid() + ",fd=" + one.descriptor() + ")");
    return String.join(
        " ",
        row.protocol().substring(0, 3),
        state,
        "" + row.recvQ(),
        "" + row.sendQ(),
        star(row.local().toString()),
        star(row.foreign().toString()),
        holders.toString());
  }

  private static String ssWord(TcpState state) {
    return switch (state) {
      case ESTABLISHED -> "ESTAB";
      case SYN_RECEIVED -> "SYN-RECV";
      case CLOSED -> "UNCONN";
      case LISTEN, SYN_SENT, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
          state.rfcName();
    };
  }

  /** For `ss` a socket that takes both families is at any address. */
  private static String star(String address) {
    return address.replace("[::]", "*");
  }

  private static String fromSs(String line) {
    String[] fields = line.strip().split("\\s+", 7);
    Set<String> holders = new TreeSet<>();
    if (fields.length > 6)
      for (String one : fields[6].replaceAll("users:\\((.*)\\)", "$1").split("(?<=\\)),"))
        holders.add(one.strip());
    holders.remove("");
    return String.join(
        " ",
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        star(fields[4]),
        star(fields[5]),
        holders.toString());
  }

  private String asNetstat(SocketRow row) {
    boolean listens = row.state().state() == TcpState.LISTEN;
    String state =
        row.isTcp() ? row.state().netstatWord() : row.state().code() == 1 ? "ESTABLISHED" : "";
    String owner = row.owner().first().map(one -> one.pid() + "/" + one.command()).orElse("-");
    return String.join(
        " ",
        row.protocol(),
        "" + row.recvQ(),
        listens ? "0" : "" + row.sendQ(),
        netstat(row.local()),
        netstat(row.foreign()),
        state,
        owner);
  }

  private static String netstat(SocketAddress address) {
    String host = address.host().replace("::ffff:", "");
    return host + ":" + (address.port() == 0 ? "*" : address.port());
  }

  private static String fromNetstat(String line) {
    String[] fields = line.strip().split("\\s+");
    boolean stateless = fields.length == 6;
    return String.join(
        " ",
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        fields[4],
        stateless ? "" : fields[5],
        fields[stateless ? 5 : 6]);
  }

  private static List<String> print(String... command) throws Exception {
    Process tool;
    try {
      tool = new ProcessBuilder(command).start();
    } catch (IOException e) {
      assumeThat(false).as("there is no " + command[0] + " here to compare with").isTrue();
      throw e;
    }
    String text = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return text.lines().toList();
  }

  @Test
  void theKernelChoosesStatesPortsAndFamilies() throws Exception {
    List<SocketRow> all = netlink.all(Selection.EVERYTHING.withBoundInactive());
    int port = HELD.get(0).ports().iterator().next();
    for (Selection selection :
        List.of(
            Selection.TCP.in(TcpState.LISTEN),
            Selection.TCP.in(TcpState.SYN_RECEIVED, TcpState.TIME_WAIT),
            Selection.TCP.of(Family.IPV6),
            Selection.EVERYTHING.of(Family.IPV4),
            Selection.EVERYTHING.of(Protocol.UDP).in(TcpState.ESTABLISHED),
            Selection.EVERYTHING.in(TcpState.CLOSED),
            Selection.EVERYTHING.withPort(port),
            Selection.TCP.between(port, 0),
            Selection.TCP.between(0, port)))
      assertThat(sockets(ours(netlink, selection)))
          .as(selection.toString())
          .isEqualTo(
              sockets(
                  all.stream().filter(AllStatesTest::isOurs).filter(selection::selects).toList()));
  }

  private static Set<Long> sockets(List<SocketRow> rows) {
    Set<Long> cookies = new HashSet<>();
    for (SocketRow row : rows) cookies.add(row.cookie());
    return cookies;
  }

  @Test
  void boundSocketsNotInUseAreToldWhenAskedFor() throws Exception {
    List<SocketRow> rows = ours(netlink, Selection.TCP.in(Set.of()).withBoundInactive());
    assumeThat(rows).as("this kernel is older than 6.8 and does not tell them").isNotEmpty();
    assertThat(rows).hasSize(HELD.size()).allMatch(row -> row.state().code() == 7);
    assertThat(ours(netlink, Selection.TCP)).noneMatch(row -> row.state().code() == 7);
  }

  @Test
  void whoHoldsASocketOrWhyNobody() throws Exception {
    int me = (int) ProcessHandle.current().pid();
    Set<TcpState> held = EnumSet.noneOf(TcpState.class);
    for (SocketRow row : ours(netlink, Selection.TCP.withOwners())) {
      TcpState state = row.state().state();
      if (row.owner() instanceof Owner.Held holders) {
        held.add(state);
        assertThat(holders.holders()).extracting(Holder::pid).containsExactly(me);
      } else if (state == TcpState.SYN_RECEIVED || state == TcpState.ESTABLISHED) {
        assertThat(row.owner()).isEqualTo(Owner.Unknown.NOT_ACCEPTED);
      } else {
        assertThat(state).isIn(TcpState.TIME_WAIT, TcpState.FIN_WAIT_2);
        assertThat(row.owner()).isEqualTo(Owner.Unknown.NO_PROCESS);
        assertThat(row.uid()).isEmpty();
      }
    }
    EnumSet<TcpState> expected = EnumSet.copyOf(HeldSockets.STATES);
    expected.removeAll(Set.of(TcpState.SYN_RECEIVED, TcpState.TIME_WAIT));
    assertThat(held).isEqualTo(expected);
  }

  @Test
  void tcpInfoIsToldOfEveryWholeConnection() throws Exception {
    for (SocketRow row : ours(netlink, Selection.TCP.withTcpInfo().in(TcpState.ESTABLISHED))) {
      assertThat(row.details().tcpInfo().orElseThrow().get(TcpInfoField.RTO, 0))
          .as(row.toString())
          .isPositive();
      assertThat(row.details().tcpInfo().orElseThrow().get(TcpInfoField.STATE, 0)).isEqualTo(1);
      assertThat(row.details().congestion()).isNotEmpty();
    }
    SocketRow first = ours(netlink, Selection.TCP.in(TcpState.ESTABLISHED)).get(0);
    assertThat(first.details().tcpInfo()).isEmpty();
    SocketPair pair = new SocketPair(first.local(), first.foreign());
    assertThat(netlink.findWithTcpInfo(pair).orElseThrow().details().tcpInfo()).isPresent();
  }

  @Test
  void aPollTellsWhatItsRowsTell() throws Exception {
    for (SocketTable table : List.of(netlink, proc)) {
      Poll poll = table.poll(Selection.EVERYTHING);
      Set<Long> identities = new HashSet<>();
      int size = poll.read();
      for (int i = 0; i < size; i++) {
        SocketRow row = poll.row(i);
        if (!isOurs(row)) continue;
        identities.add(poll.identity(i));
        assertThat(
                List.of(
                    poll.isTcp(i),
                    poll.isIpv6(i),
                    poll.code(i),
                    poll.localPort(i),
                    poll.foreignPort(i),
                    poll.recvQ(i),
                    poll.sendQ(i),
                    poll.inode(i)))
            .isEqualTo(
                List.of(
                    row.isTcp(),
                    row.isIpv6(),
                    row.state().code(),
                    row.local().port(),
                    row.foreign().port(),
                    row.recvQ(),
                    row.sendQ(),
                    row.inode()));
      }
      assertThat(identities).hasSize(ours(table, Selection.EVERYTHING).size());
    }
  }
}
