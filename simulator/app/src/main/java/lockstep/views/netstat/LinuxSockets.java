package lockstep.views.netstat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.table.Holder;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** Sockets as net-tools' netstat prints them. */
final class LinuxSockets {
  /**
   * How they are printed.
   *
   * @param details users and inodes
   */
  record Look(
      boolean numericHosts,
      boolean numericPorts,
      boolean numericUsers,
      boolean details,
      boolean programs,
      boolean timers,
      boolean wide) {}

  /** Address and port share this room, the colon aside. */
  private static final int ADDRESS = 22;

  private static final int PROGRAM = 20;

  private final Look look;
  private final Names names;

  LinuxSockets(Look look, Names names) {
    this.look = look;
    this.names = names;
  }

  /** The addresses whose names will be wanted. */
  static Set<String> hosts(List<SocketRow> rows) {
    Set<String> hosts = new LinkedHashSet<>();
    for (SocketRow row : rows)
      for (SocketAddress address : List.of(row.local(), row.foreign()))
        if (isLookedUp(address.host())) hosts.add(address.host());
    return hosts;
  }

  private static boolean isLookedUp(String host) {
    return !Tcp.isAny(host) && Tcp.unmapped(host).equals(host);
  }

  String header() {
    StringBuilder line =
        new StringBuilder(
            "Proto Recv-Q Send-Q Local Address           Foreign Address         State      ");
    if (look.details()) line.append(" User       Inode     ");
    if (look.programs()) line.append(' ').append(Cells.left("PID/Program name", PROGRAM));
    if (look.timers()) line.append(" Timer");
    return line.toString();
  }

  String line(SocketRow row) {
    // Beside netlink, /proc has 0 for a listener's backlog, and netstat knows /proc only.
    long sendQ = Tcp.listens(row) ? 0 : row.sendQ();
    StringBuilder line = new StringBuilder(110);
    line.append(Cells.left(row.protocol(), 6));
    line.append(Cells.right(row.recvQ(), 6)).append(' ').append(Cells.right(sendQ, 6)).append(' ');
    line.append(Cells.left(address(row, row.local()), ADDRESS + 1)).append(' ');
    line.append(Cells.left(address(row, row.foreign()), ADDRESS + 1)).append(' ');
    line.append(Cells.left(state(row), 11));
    if (look.details())
      line.append(' ')
          .append(Cells.left(user(row), 10))
          .append(' ')
          .append(Cells.left(row.inode(), 10));
    if (look.programs()) line.append(' ').append(Cells.left(program(row), PROGRAM));
    if (look.timers()) line.append(' ').append(timer(row.timer()));
    return line.toString();
  }

  private String address(SocketRow row, SocketAddress address) {
    String host = host(address.host());
    String port = Tcp.port(row, address.port(), look.numericPorts(), names);
    if (look.wide() || host.length() + port.length() <= ADDRESS) return host + ":" + port;
    int forPort = Math.min(port.length(), ADDRESS - 4);
    int forHost = Math.min(host.length(), ADDRESS - forPort);
    return host.substring(0, forHost) + ":" + port.substring(0, forPort);
  }

  private String host(String host) {
    if (look.numericHosts() || !isLookedUp(host)) {
      return host.equals("::") && !look.numericHosts() ? "[::]" : Tcp.unmapped(host);
    }
    return names.host(host).orElse(host);
  }

  /** The word in the column State. */
  static String state(SocketRow row) {
    if (!row.isTcp()) return Tcp.hasNoPeer(row) ? "" : "ESTABLISHED";
    return row.state().meaning().map(LinuxSockets::word).orElse(row.state().netstatWord());
  }

  private static String word(TcpState state) {
    return switch (state) {
      case CLOSED -> "CLOSE";
      case LISTEN -> "LISTEN";
      case SYN_SENT -> "SYN_SENT";
      case SYN_RECEIVED -> "SYN_RECV";
      case ESTABLISHED -> "ESTABLISHED";
      case FIN_WAIT_1 -> "FIN_WAIT1";
      case FIN_WAIT_2 -> "FIN_WAIT2";
      case CLOSE_WAIT -> "CLOSE_WAIT";
      case CLOSING -> "CLOSING";
      case LAST_ACK -> "LAST_ACK";
      case TIME_WAIT -> "TIME_WAIT";
    };
  }

  private String user(SocketRow row) {
    // /proc has 0 where no user is known.
    int uid = row.uid().orElse(0);
    Optional<String> name = look.numericUsers() ? Optional.empty() : names.user(uid);
    return name.orElse(Integer.toString(uid));
  }

  private static String program(SocketRow row) {
    Optional<Holder> holder = row.owner().first();
    if (holder.isEmpty()) return "-";
    String command =
        holder.get().command().isEmpty() ? holder.get().name() : holder.get().command();
    String text = holder.get().pid() + "/" + command;
    return text.length() < PROGRAM ? text : text.substring(0, PROGRAM - 1);
  }

  private static String timer(RowTimer timer) {
    long hundredths = timer.millisLeft() / 10 % 100;
    String left = timer.millisLeft() / 1000 + (hundredths < 10 ? ".0" : ".") + hundredths;
    int retransmits = timer.retransmits();
    return switch (timer.kind()) {
      case OFF -> "off (0.00/" + retransmits + "/0)";
      case ON -> "on (" + left + "/" + retransmits + "/0)";
      // What the kernel counts here are probes without an answer.
      case KEEP_ALIVE -> "keepalive (" + left + "/0/" + retransmits + ")";
      case TIME_WAIT -> "timewait (" + left + "/" + retransmits + "/0)";
      case PROBE -> "probe (" + left + "/0/" + retransmits + ")";
      case UNKNOWN -> "unkn-5 (" + left + "/" + retransmits + "/0)";
    };
  }

  static List<Column> columns(Look look) {
    List<Column> columns = new ArrayList<>(SocketColumns.common("State"));
    if (look.details()) {
      columns.add(
          new Column("User", "Whose process made the socket; root too where nobody is known."));
      columns.add(
          new Column(
              "Inode",
              "The number under which a process holds the socket; 0 when none does: TIME-WAIT,"
                  + " closed by its process, or not yet accepted."));
    }
    if (look.programs())
      columns.add(
          new Column(
              "PID/Program name",
              "The process that holds the socket; - when there is none, or it may not be read."));
    if (look.timers())
      columns.add(
          new Column(
              "Timer",
              "Which timer runs: off, on (retransmission), keepalive, timewait, probe (of a shut"
                  + " window). In brackets: seconds to go, how often something was sent again, and"
                  + " probes without an answer."));
    return columns;
  }
}
