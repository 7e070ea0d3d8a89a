package lockstep.views.netstat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lockstep.table.Selection;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** What someone asked netstat.exe for. */
final class WindowsInquiry implements Inquiry {
  private static final List<String> ORDER = List.of("tcp", "tcp6", "udp", "udp6");
  private static final List<String> PROTOCOLS =
      List.of("tcp", "tcpv6", "udp", "udpv6", "ip", "ipv6", "icmp", "icmpv6");

  private final Given given;
  private final String protocol;
  private final int interval;

  private WindowsInquiry(Given given, String protocol, int interval) {
    this.given = given;
    this.protocol = protocol;
    this.interval = interval;
  }

  static WindowsInquiry of(Given given) throws SwitchRefused {
    String protocol = given.value(Concept.PROTOCOL).toLowerCase(Locale.ROOT);
    if (!protocol.isEmpty() && !PROTOCOLS.contains(protocol))
      throw refused("protocols: TCP, UDP, TCPv6, UDPv6, and with -s also IP, IPv6, ICMP, ICMPv6");
    if (!protocol.isEmpty() && PROTOCOLS.indexOf(protocol) > 3 && !given.has(Concept.STATISTICS))
      throw refused(protocol.toUpperCase(Locale.ROOT) + " has counters only: add -s");
    int interval = 0;
    for (String word : given.rest()) {
      if (!word.matches("[1-9]\\d{0,5}"))
        throw refused("\"" + word + "\" is neither a switch nor a number of seconds");
      interval = Integer.parseInt(word);
    }
    return new WindowsInquiry(given, protocol, interval);
  }

  private static SwitchRefused refused(String hint) {
    return Refusals.says(Dialect.WINDOWS.help(), hint);
  }

  @Override
  public void print(Facts facts, Sheet sheet) throws IOException {
    if (has(Concept.ROUTES)) {
      WindowsRoutes.print(facts.interfaces(), facts.routes(), sheet);
      return;
    }
    if (has(Concept.ETHERNET)) WindowsInterfaces.print(facts.interfaces(), sheet);
    if (has(Concept.STATISTICS)) {
      new WindowsStatistics(facts.counters(), sheet).print(protocol);
      // With TCP or UDP named the connections follow.
      if (protocol.isEmpty() || PROTOCOLS.indexOf(protocol) > 3) return;
    } else if (has(Concept.ETHERNET)) {
      return;
    }
    sockets(facts, sheet);
  }

  private void sockets(Facts facts, Sheet sheet) throws IOException {
    List<SocketRow> rows = rows(facts);
    WindowsSockets printer = new WindowsSockets(look(), facts.names());
    sheet.line("");
    sheet.line("Active Connections");
    sheet.line("");
    sheet.line(printer.header());
    if (!has(Concept.NUMERIC)) facts.names().expect(WindowsSockets.hosts(rows));
    for (SocketRow row : rows) {
      sheet.row(printer.line(row));
      if (has(Concept.EXECUTABLE)) sheet.line(WindowsSockets.program(row));
    }
    if (has(Concept.PROCESS) && rows.stream().anyMatch(WindowsSockets::lacksPid))
      sheet.remark(
          "a PID of - is not known here: that process may not be read, or has not accepted the"
              + " connection yet; Windows would show a number");
    if (has(Concept.OFFLOAD))
      sheet.remark("whether the network card runs a connection is not told here: InHost stands");
    if (has(Concept.EXECUTABLE))
      sheet.remark("-b needs an elevated prompt on Windows; here what may be read is shown");
  }

  private WindowsSockets.Look look() {
    return new WindowsSockets.Look(
        has(Concept.NUMERIC), has(Concept.FULL_NAMES), has(Concept.PROCESS), has(Concept.OFFLOAD));
  }

  private boolean has(Concept concept) {
    return given.has(concept);
  }

  private boolean showsSockets() {
    if (has(Concept.ROUTES)) return false;
    if (has(Concept.STATISTICS)) return !protocol.isEmpty() && PROTOCOLS.indexOf(protocol) <= 3;
    return !has(Concept.ETHERNET);
  }

  @Override
  public List<SocketRow> rows(Facts facts) throws IOException {
    if (!showsSockets()) return List.of();
    List<SocketRow> rows = new ArrayList<>();
    for (SocketRow row : facts.rows(selection()))
      for (SocketRow one : WindowsFamilies.of(row)) if (isWanted(one)) rows.add(one);
    rows.sort(Comparator.comparingInt(row -> ORDER.indexOf(row.protocol())));
    return rows;
  }

  private boolean isWanted(SocketRow row) {
    if (!protocol.isEmpty() && row.isIpv6() != protocol.endsWith("v6")) return false;
    // UDP has no connections on Windows: its sockets are listed with the listening ports only.
    if (!row.isTcp()) return has(Concept.ALL) || has(Concept.BOUND) || protocol.startsWith("udp");
    return true;
  }

  private Selection selection() {
    Selection wanted = Selection.EVERYTHING;
    // Of either family: rows of IPv6 may be shown as IPv4's.
    if (!protocol.isEmpty())
      wanted = wanted.of(protocol.startsWith("tcp") ? Protocol.TCP : Protocol.UDP);
    Set<TcpState> states = EnumSet.allOf(TcpState.class);
    if (!has(Concept.ALL) && !has(Concept.BOUND)) states.remove(TcpState.LISTEN);
    wanted = wanted.in(states);
    if (has(Concept.BOUND)) wanted = wanted.withBoundInactive();
    return has(Concept.PROCESS) || has(Concept.EXECUTABLE) ? wanted.withOwners() : wanted;
  }

  @Override
  public String state(SocketRow row) {
    return WindowsSockets.state(row);
  }

  @Override
  public int interval() {
    return interval;
  }

  @Override
  public List<Switch> given() {
    return given.distinct();
  }

  @Override
  public List<Column> columns() {
    return showsSockets() ? WindowsSockets.columns(look()) : List.of();
  }
}
