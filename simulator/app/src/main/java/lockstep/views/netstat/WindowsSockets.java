package lockstep.views.netstat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.table.Holder;
import lockstep.table.Owner;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** Sockets as netstat.exe prints them. */
final class WindowsSockets {
  /**
   * How they are printed.
   *
   * @param fullNames whole names of hosts
   */
  record Look(boolean numeric, boolean fullNames, boolean pids, boolean offload) {}

  private static final int ADDRESS = 22;
  private static final String UNKNOWN_PID = "-";

  private final Look look;
  private final Names names;
  private final String ownHost;

  WindowsSockets(Look look, Names names) {
    this.look = look;
    this.names = names;
    this.ownHost = look.numeric() ? "" : names.ownHost().orElse("");
  }

  static Set<String> hosts(List<SocketRow> rows) {
    Set<String> hosts = new LinkedHashSet<>();
    for (SocketRow row : rows) if (isLookedUp(row)) hosts.add(row.foreign().host());
    return hosts;
  }

  /** A foreign address that is not this computer's own. */
  private static boolean isLookedUp(SocketRow row) {
    String host = row.foreign().host();
    return row.isTcp() && !Tcp.isAny(host) && !isLoopback(host);
  }

  private static boolean isLoopback(String host) {
    return host.equals("::1") || host.startsWith("127.");
  }

  String header() {
    StringBuilder line =
        new StringBuilder("  Proto  Local Address          Foreign Address        State");
    if (look.pids()) line.append("           PID");
    if (look.offload())
      line.append(look.pids() ? "      Offload State" : "           Offload State");
    return line.toString();
  }

  /** The line of a row. */
  String line(SocketRow row) {
    StringBuilder line = new StringBuilder(90);
    line.append("  ").append(Cells.left(row.isTcp() ? "TCP" : "UDP", 5)).append("  ");
    line.append(Cells.left(numeric(row.local()), ADDRESS)).append(' ');
    line.append(Cells.left(foreign(row), ADDRESS)).append(' ');
    String state = row.isTcp() ? state(row) : "";
    if (look.pids() || look.offload()) {
      line.append(Cells.left(state, 15));
      if (look.pids()) {
        String pid = pid(row);
        line.append(' ').append(look.offload() ? Cells.left(pid, 8) : pid);
      }
      if (look.offload() && row.isTcp()) line.append(' ').append("InHost");
    } else {
      line.append(state);
    }
    return Cells.trimmed(line.toString());
  }

  private static String numeric(SocketAddress address) {
    String host = address.host();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.port();
  }

  private String foreign(SocketRow row) {
    if (!row.isTcp()) return "*:*";
    SocketAddress address = row.foreign();
    if (look.numeric()) return numeric(address);
    String host = address.host();
    // Windows names itself where the other end is nobody or itself.
    Optional<String> name =
        isLookedUp(row)
            ? names.host(host)
            : ownHost.isEmpty() ? Optional.empty() : Optional.of(ownHost);
    if (name.isEmpty()) return numeric(address);
    String text = name.get();
    if (!look.fullNames() && text.indexOf('.') > 0) text = text.substring(0, text.indexOf('.'));
    String port =
        address.port() == 0
            ? "0"
            : names.service(address.port(), "tcp").orElse(Integer.toString(address.port()));
    return text + ":" + port;
  }

  /** The word in the column State. */
  static String state(SocketRow row) {
    Optional<TcpState> state = row.state().meaning();
    // A port that is bound and not in use.
    if (state.isEmpty()) return "BOUND";
    return switch (state.get()) {
      case CLOSED -> "BOUND";
      case LISTEN -> "LISTENING";
      case SYN_SENT -> "SYN_SENT";
      case SYN_RECEIVED -> "SYN_RECEIVED";
      case ESTABLISHED -> "ESTABLISHED";
      case FIN_WAIT_1 -> "FIN_WAIT_1";
      case FIN_WAIT_2 -> "FIN_WAIT_2";
      case CLOSE_WAIT -> "CLOSE_WAIT";
      case CLOSING -> "CLOSING";
      case LAST_ACK -> "LAST_ACK";
      case TIME_WAIT -> "TIME_WAIT";
    };
  }

  /** Whether Windows would name a process that is not known here. */
  static boolean lacksPid(SocketRow row) {
    return pid(row).equals(UNKNOWN_PID);
  }

  private static String pid(SocketRow row) {
    if (row.owner() instanceof Owner.Held held)
      return Integer.toString(held.holders().get(0).pid());
    // Windows knows each owner, and has 0 where no process is left. Any number in the place of one
    // that is not known here would be wrong.
    return row.owner() == Owner.Unknown.NO_PROCESS ? "0" : UNKNOWN_PID;
  }

  /** The line of a row's program, which stands below it. */
  static String program(SocketRow row) {
    Optional<Holder> holder = row.owner().first();
    if (holder.isEmpty()) return " Can not obtain ownership information";
    String command =
        holder.get().command().isEmpty() ? holder.get().name() : holder.get().command();
    return " [" + command + "]";
  }

  static List<Column> columns(Look look) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Proto", "The protocol; IPv6 shows in the brackets of the address."));
    columns.add(new Column("Local Address", SocketColumns.LOCAL));
    columns.add(
        new Column(
            "Foreign Address", SocketColumns.FOREIGN + " Of UDP Windows keeps no other end."));
    columns.add(
        new Column("State", SocketColumns.STATE + " BOUND is a port that is not in use (-q)."));
    if (look.pids())
      columns.add(
          new Column(
              "PID",
              "The number of the process; 0 where none is left, as in TIME_WAIT. Windows always"
                  + " has a number; - stands here where it is not known."));
    if (look.offload())
      columns.add(
          new Column("Offload State", "InHost: the system runs the connection, not the card."));
    return columns;
  }
}
