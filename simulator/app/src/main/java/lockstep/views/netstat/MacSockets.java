package lockstep.views.netstat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.table.Owner;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** Sockets as macOS's netstat prints them. */
final class MacSockets {
  /**
   * How they are printed.
   *
   * @param wide addresses are not cut
   * @param whole columns that an IPv6 address fits into
   */
  record Look(boolean numeric, boolean wide, boolean whole, boolean verbose) {}

  private static final int HOST = 16;

  private final Look look;
  private final Names names;
  private final int width;

  MacSockets(Look look, Names names) {
    this.look = look;
    this.names = names;
    this.width = look.whole() ? 45 : 22;
  }

  String header() {
    StringBuilder line = new StringBuilder("Proto Recv-Q Send-Q  ");
    line.append(Cells.left("Local Address", width)).append(' ');
    line.append(Cells.left("Foreign Address", width)).append(' ');
    line.append("(state)    ");
    if (look.verbose())
      line.append("    rxbytes    txbytes  rhiwat  shiwat    pid   epid state  options")
          .append("           gencnt    flags   flags1 usecnt rtncnt fltrs");
    return line.toString();
  }

  String line(SocketRow row) {
    boolean listens = Tcp.listens(row);
    StringBuilder line = new StringBuilder(100);
    line.append(Cells.left(protocol(row), 5)).append(' ');
    // macOS counts octets there, and a listener has none.
    line.append(Cells.right(listens ? 0 : row.recvQ(), 6)).append(' ');
    line.append(Cells.right(listens ? 0 : row.sendQ(), 6)).append("  ");
    line.append(address(row, row.local(), look.numeric()));
    line.append(address(row, row.foreign(), look.numeric()));
    line.append(Cells.left(row.isTcp() ? state(row) : "", 11));
    if (look.verbose()) line.append(verbose(row));
    return line.toString();
  }

  private static String protocol(SocketRow row) {
    boolean four = !row.isIpv6() || Tcp.isMapped(row);
    return (row.isTcp() ? "tcp" : "udp") + (Tcp.takesBoth(row) ? "46" : four ? "4" : "6");
  }

  private String address(SocketRow row, SocketAddress address, boolean numeric) {
    String host = host(address.host());
    if (!look.wide() && host.length() > HOST && host.indexOf(':') < 0)
      host = host.substring(0, HOST);
    String port = port(row, address.port(), numeric);
    String text = host + "." + port + " ";
    return (look.wide() ? Cells.left(text, width) : Cells.cut(text, width)) + " ";
  }

  private String host(String host) {
    if (Tcp.isAny(host)) return "*";
    Optional<String> name = look.numeric() ? Optional.empty() : names.host(Tcp.unmapped(host));
    return name.orElse(Tcp.unmapped(host));
  }

  private String port(SocketRow row, int port, boolean numeric) {
    String text = Tcp.port(row, port, numeric, names);
    return text.length() > 15 ? text.substring(0, 15) : text;
  }

  /** The word in the column of states. */
  static String state(SocketRow row) {
    Optional<TcpState> state = row.state().meaning();
    if (state.isEmpty()) return Integer.toString(row.state().code());
    return switch (state.get()) {
      case CLOSED -> "CLOSED";
      case LISTEN -> "LISTEN";
      case SYN_SENT -> "SYN_SENT";
      case SYN_RECEIVED -> "SYN_RCVD";
      case ESTABLISHED -> "ESTABLISHED";
      case FIN_WAIT_1 -> "FIN_WAIT_1";
      case FIN_WAIT_2 -> "FIN_WAIT_2";
      case CLOSE_WAIT -> "CLOSE_WAIT";
      case CLOSING -> "CLOSING";
      case LAST_ACK -> "LAST_ACK";
      case TIME_WAIT -> "TIME_WAIT";
    };
  }

  private static String verbose(SocketRow row) {
    // Only a process is known: what is not stands as -, at the tool's widths.
    StringBuilder text = new StringBuilder();
    for (int width : new int[] {10, 10, 7, 7}) text.append(' ').append(Cells.right("-", width));
    text.append(' ').append(Cells.right(pid(row), 6));
    for (int width : new int[] {6, 5, 8, 16, 8, 8, 6, 6, 6})
      text.append(' ').append(Cells.right("-", width));
    return text.toString();
  }

  /** macOS has 0 where no process is left; what may not be read is not known. */
  private static String pid(SocketRow row) {
    if (row.owner() == Owner.Unknown.MAY_NOT_BE_READ) return "-";
    return Integer.toString(row.pid().orElse(0));
  }

  static List<Column> columns(boolean verbose) {
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column("Proto", "The protocol with the family: 4, 6, or 46 for a socket of both."));
    columns.addAll(SocketColumns.common("(state)").subList(1, 3));
    columns.add(
        new Column(
            "Local Address",
            SocketColumns.LOCAL + " The port stands behind the last dot; * is any."));
    columns.add(new Column("Foreign Address", SocketColumns.FOREIGN));
    columns.add(new Column("(state)", SocketColumns.STATE));
    if (verbose)
      columns.add(
          new Column(
              "pid",
              "The process that holds it; 0 when none does, - when it may not be read. The columns"
                  + " beside it are not known here and have -."));
    return columns;
  }
}
