package lockstep.views.netstat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.table.Selection;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** What someone asked macOS's netstat for. */
final class MacInquiry implements Inquiry {
  private static final List<String> ORDER = List.of("tcp", "tcp6", "udp", "udp6");
  private static final List<String> PROTOCOLS = List.of("tcp", "udp", "ip", "ip6", "icmp", "icmp6");

  private final Given given;
  private final String protocol;
  private final Optional<Family> family;
  private final int interval;

  private MacInquiry(Given given, String protocol, Optional<Family> family, int interval) {
    this.given = given;
    this.protocol = protocol;
    this.family = family;
    this.interval = interval;
  }

  static MacInquiry of(Given given) throws SwitchRefused {
    String protocol = given.value(Concept.PROTOCOL);
    if (!protocol.isEmpty() && !PROTOCOLS.contains(protocol))
      throw Refusals.says(
          List.of("netstat: " + protocol + ": unknown or uninstrumented protocol"),
          "protocols: " + String.join(", ", PROTOCOLS));
    String wait = given.value(Concept.REPEAT);
    if (!wait.isEmpty() && !wait.matches("[1-9]\\d{0,5}"))
      throw Refusals.says(List.of(), "-w needs a number of seconds, found \"" + wait + '"');
    if (!given.rest().isEmpty())
      throw Refusals.says(
          Dialect.MACOS.usage(), "\"" + given.rest().get(0) + "\" is one word too many");
    return new MacInquiry(
        given, protocol, family(given), wait.isEmpty() ? 0 : Integer.parseInt(wait));
  }

  private static Optional<Family> family(Given given) throws SwitchRefused {
    String word = given.value(Concept.FAMILY);
    return switch (word) {
      case "" -> Optional.empty();
      case "inet" -> Optional.of(Family.IPV4);
      case "inet6" -> Optional.of(Family.IPV6);
      default ->
          throw Refusals.says(
              List.of("netstat: " + word + ": unknown address family"), "families: inet, inet6");
    };
  }

  @Override
  public void print(Facts facts, Sheet sheet) throws IOException {
    if (has(Concept.ROUTES))
      MacRoutes.print(facts.routes(), family, facts.names(), numeric(), sheet);
    else if (has(Concept.INTERFACES))
      MacInterfaces.print(
          facts.interfaces(), given.value(Concept.INTERFACES), facts.names(), numeric(), sheet);
    else if (has(Concept.STATISTICS))
      new MacStatistics(facts.counters(), sheet, given.count(Concept.STATISTICS) > 1)
          .print(protocol, family);
    else sockets(facts, sheet);
  }

  private boolean numeric() {
    return has(Concept.NUMERIC);
  }

  private void sockets(Facts facts, Sheet sheet) throws IOException {
    if (PROTOCOLS.indexOf(protocol) > 1) {
      sheet.remark("macOS would list raw sockets of " + protocol + ", which are not shown here");
      return;
    }
    List<SocketRow> rows = rows(facts);
    MacSockets printer =
        new MacSockets(
            new MacSockets.Look(numeric(), isWide(), hasLetter('l'), has(Concept.VERBOSE)),
            facts.names());
    if (!numeric()) facts.names().expect(LinuxSockets.hosts(rows));
    // Without a socket macOS prints nothing at all.
    if (!rows.isEmpty()) {
      sheet.line("Active Internet connections" + (has(Concept.ALL) ? " (including servers)" : ""));
      sheet.line(printer.header());
    }
    for (SocketRow row : rows) sheet.row(printer.line(row));
    if (has(Concept.VERBOSE))
      sheet.remark("of the columns of -v only pid is known here; the others have -");
    if (protocol.isEmpty() && family.isEmpty())
      sheet.remark("netstat would go on with UNIX domain sockets, which are not shown here");
  }

  private boolean isWide() {
    return hasLetter('W');
  }

  private boolean hasLetter(char letter) {
    return given.switches().stream().anyMatch(one -> one.choice().letter() == letter);
  }

  private boolean has(Concept concept) {
    return given.has(concept);
  }

  private boolean showsSockets() {
    return !has(Concept.ROUTES)
        && !has(Concept.INTERFACES)
        && !has(Concept.STATISTICS)
        && PROTOCOLS.indexOf(protocol) <= 1;
  }

  @Override
  public List<SocketRow> rows(Facts facts) throws IOException {
    if (!showsSockets()) return List.of();
    List<SocketRow> rows = new ArrayList<>(facts.rows(selection()));
    if (family.isPresent())
      rows.removeIf(
          row -> family.get() == Family.IPV4 ? !hasFour(row) : !row.isIpv6() || Tcp.isMapped(row));
    rows.sort(Comparator.comparingInt(row -> ORDER.indexOf(row.protocol())));
    return rows;
  }

  /** IPv4 too: a socket that takes both counts for either family. */
  private static boolean hasFour(SocketRow row) {
    return !row.isIpv6() || Tcp.isMapped(row) || Tcp.takesBoth(row);
  }

  private Selection selection() {
    Selection wanted =
        protocol.isEmpty()
            ? Selection.EVERYTHING
            : Selection.TCP.of(protocol.equals("tcp") ? Protocol.TCP : Protocol.UDP);
    if (!has(Concept.ALL)) {
      Set<TcpState> states = EnumSet.allOf(TcpState.class);
      states.remove(TcpState.LISTEN);
      wanted = wanted.in(states);
    }
    return has(Concept.VERBOSE) ? wanted.withOwners() : wanted;
  }

  @Override
  public String state(SocketRow row) {
    return MacSockets.state(row);
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
    return showsSockets() ? MacSockets.columns(has(Concept.VERBOSE)) : List.of();
  }
}
