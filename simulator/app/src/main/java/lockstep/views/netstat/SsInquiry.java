package lockstep.views.netstat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lockstep.table.Selection;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** What someone asked ss for. */
final class SsInquiry implements Inquiry {
  private static final List<String> ORDER = List.of("udp", "udp6", "tcp", "tcp6");

  private static final String TABLES = "tcp, udp, inet, all";
  private static final Set<String> OTHER_TABLES =
      Set.of(
          "raw",
          "unix",
          "unix_stream",
          "u_str",
          "unix_dgram",
          "u_dgr",
          "unix_seqpacket",
          "u_seq",
          "packet",
          "packet_raw",
          "p_raw",
          "packet_dgram",
          "p_dgr",
          "netlink",
          "sctp",
          "dccp",
          "mptcp",
          "tipc",
          "vsock",
          "vsock_stream",
          "v_str",
          "vsock_dgram",
          "v_dgr",
          "xdp");
  private static final Set<String> OTHER_FAMILIES =
      Set.of("unix", "link", "netlink", "tipc", "vsock", "xdp", "mptcp");

  private final Given given;
  private final Set<Protocol> protocols;
  private final Set<Family> families;
  private final Set<TcpState> states;
  private final Predicate<SocketRow> filter;

  private SsInquiry(
      Given given,
      Set<Protocol> protocols,
      Set<Family> families,
      Set<TcpState> states,
      Predicate<SocketRow> filter) {
    this.given = given;
    this.protocols = protocols;
    this.families = families;
    this.states = states;
    this.filter = filter;
  }

  static SsInquiry of(Given given, Names names) throws SwitchRefused {
    List<String> words = new ArrayList<>();
    for (String text : given.rest()) words.addAll(List.of(text.strip().split("\\s+")));
    Set<TcpState> states = states(given, words);
    Set<Protocol> protocols = protocols(given);
    SsHosts hosts =
        new SsHosts(names, protocols.isEmpty() ? EnumSet.allOf(Protocol.class) : protocols);
    return new SsInquiry(given, protocols, families(given), states, SsFilter.parse(words, hosts));
  }

  /** The states by {@code state} and {@code exclude}, which are taken off the words. */
  private static Set<TcpState> states(Given given, List<String> words) throws SwitchRefused {
    Set<TcpState> states = null;
    while (words.size() >= 2 && (words.get(0).equals("state") || words.get(0).equals("exclude"))) {
      Set<TcpState> named = SsStates.named(words.get(1));
      if (words.get(0).equals("exclude")) {
        states = EnumSet.copyOf(states == null ? EnumSet.allOf(TcpState.class) : states);
        states.removeAll(named);
      } else if (states == null) {
        states = EnumSet.copyOf(named);
      } else {
        states.addAll(named);
      }
      words.subList(0, 2).clear();
    }
    if (states != null) return states;
    if (given.has(Concept.ALL)) return EnumSet.allOf(TcpState.class);
    if (given.has(Concept.LISTENING)) return EnumSet.of(TcpState.LISTEN, TcpState.CLOSED);
    // ss shows neither servers nor, unasked, what is small: half open and TIME-WAIT.
    return EnumSet.complementOf(
        EnumSet.of(TcpState.LISTEN, TcpState.CLOSED, TcpState.TIME_WAIT, TcpState.SYN_RECEIVED));
  }

  private static Set<Protocol> protocols(Given given) throws SwitchRefused {
    Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
    if (given.has(Concept.TCP)) protocols.add(Protocol.TCP);
    if (given.has(Concept.UDP)) protocols.add(Protocol.UDP);
    if (given.has(Concept.PROTOCOL))
      for (String word : given.value(Concept.PROTOCOL).split(","))
        switch (word) {
          case "tcp" -> protocols.add(Protocol.TCP);
          case "udp" -> protocols.add(Protocol.UDP);
          case "all", "inet" -> protocols.addAll(EnumSet.allOf(Protocol.class));
          default -> throw noTable(word);
        }
    return protocols;
  }

  private static SwitchRefused noTable(String word) {
    if (OTHER_TABLES.contains(word))
      return Refusals.says(
          List.of(),
          "-A "
              + word
              + " is a table of ss, but Lockstep shows TCP and UDP only; tables here: "
              + TABLES);
    return Refusals.says(
        Refusals.withUsage(Dialect.SS, List.of("ss: \"" + word + "\" is illegal socket table id")),
        "tables: " + TABLES);
  }

  private static Set<Family> families(Given given) throws SwitchRefused {
    Set<Family> families = EnumSet.noneOf(Family.class);
    if (given.has(Concept.IPV4)) families.add(Family.IPV4);
    if (given.has(Concept.IPV6)) families.add(Family.IPV6);
    if (given.has(Concept.FAMILY))
      switch (given.value(Concept.FAMILY)) {
        case "inet" -> families.add(Family.IPV4);
        case "inet6" -> families.add(Family.IPV6);
        default -> throw noFamily(given.value(Concept.FAMILY));
      }
    return families.isEmpty() ? EnumSet.allOf(Family.class) : families;
  }

  private static SwitchRefused noFamily(String word) {
    if (OTHER_FAMILIES.contains(word))
      return Refusals.says(
          List.of(),
          "-f "
              + word
              + " is a family of ss, but Lockstep shows TCP and UDP only; families here: inet,"
              + " inet6");
    return Refusals.says(
        Refusals.withUsage(Dialect.SS, List.of("ss: \"" + word + "\" is invalid family")),
        "families: inet, inet6");
  }

  @Override
  public void print(Facts facts, Sheet sheet) throws IOException {
    if (given.has(Concept.HELP)) {
      for (String line : Dialect.SS.help()) sheet.line(line);
      return;
    }
    if (given.has(Concept.STATISTICS)) {
      SsSummary.print(facts.counters(), sheet);
      return;
    }
    List<SocketRow> rows = rows(facts);
    SsSockets printer = new SsSockets(look(), facts.names());
    if (look().resolve()) facts.names().expect(hosts(rows));
    SsTable table =
        new SsTable(shown().size() > 1, states.size() > 1, !given.has(Concept.NO_HEADER));
    for (SocketRow row : rows) table.add(printer.cells(row));
    table.print(sheet, facts.width());
    if (rows.stream().anyMatch(row -> !SsSockets.tells(row)))
      sheet.remark(
          "this source does not tell how many connections may wait at a listener (shown as -), nor"
              + " cookies, shut directions, interfaces, whether a socket is for IPv6 only, or what"
              + " -i shows");
    if (protocols.isEmpty())
      sheet.remark("ss would show the sockets of other families too, which are not shown here");
  }

  private Set<Protocol> shown() {
    return protocols.isEmpty() ? EnumSet.allOf(Protocol.class) : protocols;
  }

  private static Set<String> hosts(List<SocketRow> rows) {
    Set<String> hosts = new LinkedHashSet<>();
    for (SocketRow row : rows) {
      if (!Tcp.isAny(row.local().host())) hosts.add(row.local().host());
      if (!Tcp.isAny(row.foreign().host())) hosts.add(row.foreign().host());
    }
    return hosts;
  }

  private SsSockets.Look look() {
    return new SsSockets.Look(
        given.has(Concept.NUMERIC),
        given.has(Concept.RESOLVE),
        given.has(Concept.PROCESS),
        given.has(Concept.TIMER) || given.has(Concept.DETAILS),
        given.has(Concept.DETAILS),
        given.has(Concept.TCP_INFO),
        given.has(Concept.ONE_LINE));
  }

  @Override
  public List<SocketRow> rows(Facts facts) throws IOException {
    if (given.has(Concept.STATISTICS) || given.has(Concept.HELP)) return List.of();
    List<SocketRow> rows = new ArrayList<>();
    for (SocketRow row : facts.rows(selection())) if (filter.test(row)) rows.add(row);
    rows.sort(Comparator.comparingInt(row -> ORDER.indexOf(row.protocol())));
    return rows;
  }

  private Selection selection() {
    Selection wanted = Selection.EVERYTHING;
    if (shown().size() == 1) wanted = wanted.of(shown().iterator().next());
    if (families.size() == 1) wanted = wanted.of(families.iterator().next());
    wanted = wanted.in(states);
    if (given.has(Concept.TCP_INFO)) wanted = wanted.withTcpInfo();
    return given.has(Concept.PROCESS) ? wanted.withOwners() : wanted;
  }

  @Override
  public String state(SocketRow row) {
    return SsStates.word(row);
  }

  @Override
  public int interval() {
    return 0;
  }

  @Override
  public List<Switch> given() {
    return given.distinct();
  }

  @Override
  public List<Column> columns() {
    if (given.has(Concept.STATISTICS) || given.has(Concept.HELP)) return List.of();
    return SsSockets.columns(shown().size() > 1, states.size() > 1);
  }
}
