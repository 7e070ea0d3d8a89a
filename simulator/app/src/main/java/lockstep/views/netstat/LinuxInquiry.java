package lockstep.views.netstat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lockstep.table.Selection;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** What someone asked Linux's netstat for. */
final class LinuxInquiry implements Inquiry {
  private static final List<String> ORDER = List.of("tcp", "tcp6", "udp", "udp6");

  private final Given given;
  private final Set<Family> families;

  private LinuxInquiry(Given given, Set<Family> families) {
    this.given = given;
    this.families = families;
  }

  static LinuxInquiry of(Given given) throws SwitchRefused {
    int tables = 0;
    for (Concept one : List.of(Concept.ROUTES, Concept.INTERFACES, Concept.STATISTICS))
      if (given.has(one)) tables++;
    if (tables > 1)
      throw Refusals.says(
          Dialect.LINUX.usage(), "netstat prints one table at a time: -r, -i or -s");
    Set<Family> families = EnumSet.noneOf(Family.class);
    if (given.has(Concept.IPV4)) families.add(Family.IPV4);
    if (given.has(Concept.IPV6)) families.add(Family.IPV6);
    for (Chosen one : given.switches())
      if (one.choice().concept() == Concept.FAMILY) families.add(family(one.value()));
    return new LinuxInquiry(given, families);
  }

  private static Family family(String word) throws SwitchRefused {
    return switch (word) {
      case "inet", "ip" -> Family.IPV4;
      case "inet6", "ip6" -> Family.IPV6;
      default ->
          throw Refusals.says(
              List.of("Unknown address family `" + word + "'."), "families: inet, inet6");
    };
  }

  @Override
  public void print(Facts facts, Sheet sheet) throws IOException {
    if (!given.rest().isEmpty())
      sheet.remark(
          "netstat passes over \"" + String.join(" ", given.rest()) + "\", and so is done here");
    if (given.has(Concept.ROUTES)) LinuxRoutes.print(facts, sheet, routeLook());
    else if (given.has(Concept.INTERFACES)) interfaces(facts, sheet);
    else if (given.has(Concept.STATISTICS))
      new LinuxStatistics(sheet)
          .print(
              facts.counters(), has(Concept.TCP), has(Concept.UDP), families.contains(Family.IPV6));
    else sockets(facts, sheet);
  }

  private LinuxRoutes.Look routeLook() {
    return new LinuxRoutes.Look(
        families.isEmpty() || families.contains(Family.IPV4),
        families.contains(Family.IPV6),
        isNumeric("numeric-hosts"),
        (int) given.count(Concept.DETAILS));
  }

  private void interfaces(Facts facts, Sheet sheet) throws IOException {
    if (has(Concept.DETAILS))
      LinuxInterfacesAtLength.print(facts.interfaces(), has(Concept.ALL), sheet);
    else LinuxInterfaces.print(facts.interfaces(), has(Concept.ALL), sheet);
  }

  private void sockets(Facts facts, Sheet sheet) throws IOException {
    List<SocketRow> rows = rows(facts);
    LinuxSockets printer = new LinuxSockets(look(), facts.names());
    String which =
        has(Concept.ALL)
            ? "(servers and established)"
            : has(Concept.LISTENING) ? "(only servers)" : "(w/o servers)";
    sheet.line("Active Internet connections " + which);
    sheet.line(printer.header());
    if (!look().numericHosts()) facts.names().expect(LinuxSockets.hosts(rows));
    for (SocketRow row : rows) sheet.row(printer.line(row));
    if (!has(Concept.TCP) && !has(Concept.UDP) && families.isEmpty())
      sheet.remark("netstat would go on with UNIX domain sockets, which are not shown here");
  }

  private LinuxSockets.Look look() {
    return new LinuxSockets.Look(
        isNumeric("numeric-hosts"),
        isNumeric("numeric-ports"),
        isNumeric("numeric-users"),
        has(Concept.DETAILS),
        has(Concept.PROCESS),
        has(Concept.TIMER),
        has(Concept.WIDE));
  }

  private boolean isNumeric(String only) {
    return given.hasName("numeric") || given.hasName(only);
  }

  private boolean has(Concept concept) {
    return given.has(concept);
  }

  @Override
  public List<SocketRow> rows(Facts facts) throws IOException {
    if (!showsSockets()) return List.of();
    List<SocketRow> rows = new ArrayList<>();
    for (SocketRow row : facts.rows(selection())) if (isWanted(row)) rows.add(row);
    rows.sort(Comparator.comparingInt(row -> ORDER.indexOf(row.protocol())));
    return rows;
  }

  private boolean showsSockets() {
    return !has(Concept.ROUTES) && !has(Concept.INTERFACES) && !has(Concept.STATISTICS);
  }

  Selection selection() {
    boolean both = has(Concept.TCP) == has(Concept.UDP);
    Selection wanted =
        both
            ? Selection.EVERYTHING
            : Selection.TCP.of(has(Concept.TCP) ? Protocol.TCP : Protocol.UDP);
    if (families.size() == 1) wanted = wanted.of(families.iterator().next());
    if (!has(Concept.ALL)) {
      // The kernel counts an unconnected UDP socket as closed.
      Set<TcpState> servers = EnumSet.of(TcpState.LISTEN, TcpState.CLOSED);
      wanted =
          wanted.in(
              has(Concept.LISTENING) ? servers : EnumSet.complementOf(EnumSet.copyOf(servers)));
    }
    return has(Concept.PROCESS) ? wanted.withOwners() : wanted;
  }

  /** netstat takes a socket without a far end for a server. */
  private boolean isWanted(SocketRow row) {
    if (has(Concept.ALL)) return true;
    return row.isTcp()
        ? Tcp.hasNoPeer(row) == has(Concept.LISTENING)
        : Tcp.isAny(row.foreign().host()) == has(Concept.LISTENING);
  }

  @Override
  public String state(SocketRow row) {
    return LinuxSockets.state(row);
  }

  @Override
  public int interval() {
    return has(Concept.REPEAT) ? 1 : 0;
  }

  @Override
  public List<Switch> given() {
    return given.distinct();
  }

  @Override
  public List<Column> columns() {
    return showsSockets() ? LinuxSockets.columns(look()) : List.of();
  }
}
