package lockstep.views.netstat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.table.Holder;
import lockstep.table.Owner;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketDetails;
import lockstep.table.SocketRow;

/** Sockets as ss prints them, cell by cell. */
final class SsSockets {
  /**
   * How they are printed.
   *
   * @param options timers, and the options of TCP before what {@code info} tells
   */
  record Look(
      boolean numeric,
      boolean resolve,
      boolean processes,
      boolean options,
      boolean details,
      boolean info,
      boolean oneLine) {}

  private final Look look;
  private final Names names;

  SsSockets(Look look, Names names) {
    this.look = look;
    this.names = names;
  }

  String[] cells(SocketRow row) {
    return new String[] {
      row.isTcp() ? "tcp" : "udp",
      SsStates.word(row),
      Cells.left(row.recvQ(), 6),
      tells(row) || !Tcp.listens(row) ? Cells.left(row.sendQ(), 6) : "-     ",
      host(row, row.local()) + device(row) + ":",
      Tcp.port(row, row.local().port(), look.numeric(), names),
      host(row, row.foreign()) + ":",
      Tcp.port(row, row.foreign().port(), look.numeric(), names),
      process(row)
    };
  }

  /**
   * Whether the source tells what ss asks netlink for: a listener's backlog, cookies, what {@code
   * -i} shows. A socket has a cookie then, whatever its state.
   */
  static boolean tells(SocketRow row) {
    return row.cookie() != 0;
  }

  private String host(SocketRow row, SocketAddress address) {
    String host = address.host();
    if (look.resolve() && !Tcp.isAny(host)) {
      Optional<String> name = names.host(host);
      if (name.isPresent()) return name.get();
    }
    boolean both = !row.details().v6only().orElse(false);
    if (host.equals("::") && both) return "*";
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  private static String device(SocketRow row) {
    SocketDetails details = row.details();
    if (details.interfaceIndex() == 0) return "";
    return "%"
        + (details.interfaceName().isEmpty()
            ? "if" + details.interfaceIndex()
            : details.interfaceName());
  }

  private String process(SocketRow row) {
    StringBuilder text = new StringBuilder();
    if (look.processes() && row.owner() instanceof Owner.Held held) text.append(users(held));
    if (look.options() && row.timer().kind() != RowTimer.Kind.OFF) text.append(timer(row.timer()));
    if (look.details()) details(text, row);
    if (look.info() && row.isTcp() && tells(row)) {
      text.append(look.oneLine() ? "" : "\n\t");
      row.details()
          .tcpInfo()
          .ifPresent(
              info ->
                  text.append(SsInfo.text(info, row.details(), look.options(), look.numeric())));
    }
    return text.toString();
  }

  private static String users(Owner.Held held) {
    List<String> texts = new ArrayList<>();
    for (Holder holder : held.holders())
      texts.add(
          0, "(\"" + holder.name() + "\",pid=" + holder.pid() + ",fd=" + holder.descriptor() + ")");
    return " users:(" + String.join(",", texts) + ")";
  }

  private static String timer(RowTimer timer) {
    String word =
        switch (timer.kind()) {
          case OFF -> "off";
          case ON -> "on";
          case KEEP_ALIVE -> "keepalive";
          case TIME_WAIT -> "timewait";
          case PROBE -> "persist";
          case UNKNOWN -> "unknown";
        };
    return " timer:(" + word + "," + left(timer.millisLeft()) + "," + timer.retransmits() + ")";
  }

  /** {@code 119min}, {@code 1min2sec}, {@code 59sec}, {@code 4.120ms}, {@code 200ms}. */
  static String left(long time) {
    long minutes = time / 60_000;
    long seconds = minutes > 9 ? 0 : time / 1000 % 60;
    long millis = minutes > 0 || seconds > 9 ? 0 : time % 1000;
    StringBuilder text = new StringBuilder();
    if (minutes > 0) text.append(minutes).append("min");
    if (seconds > 0) text.append(seconds).append(millis > 0 ? "." : "sec");
    if (millis > 0) text.append(String.format(Locale.ROOT, "%03dms", millis));
    return text.toString();
  }

  private void details(StringBuilder text, SocketRow row) {
    SocketDetails details = row.details();
    int uid = row.uid().orElse(0);
    if (uid != 0) text.append(" uid:").append(uid);
    text.append(" ino:").append(row.inode());
    if (tells(row)) text.append(" sk:").append(Long.toHexString(row.cookie()));
    if (details.cgroup() != 0)
      text.append(" cgroup:")
          .append(
              names
                  .cgroup(details.cgroup())
                  .orElseGet(() -> "unreachable:" + Long.toHexString(details.cgroup())));
    details.v6only().ifPresent(only -> text.append(" v6only:").append(only ? 1 : 0));
    details
        .shutdown()
        .ifPresent(
            shut ->
                text.append(' ')
                    .append((shut & 1) != 0 ? '-' : '<')
                    .append('-')
                    .append((shut & 2) != 0 ? '-' : '>'));
  }

  static List<Column> columns(boolean netid, boolean state) {
    List<Column> columns = new ArrayList<>();
    if (netid) columns.add(new Column("Netid", "The protocol; IPv6 shows in the address."));
    if (state)
      columns.add(
          new Column(
              "State",
              "The state of TCP's state machine; for UDP, ESTAB is connected, UNCONN is not."));
    columns.add(new Column("Recv-Q", SocketColumns.RECV_Q));
    columns.add(
        new Column(
            "Send-Q", SocketColumns.SEND_Q + " On a listener: how many connections may wait."));
    columns.add(
        new Column(
            "Local Address:Port",
            SocketColumns.LOCAL + " * takes IPv4 and IPv6, [::] takes IPv6 only."));
    columns.add(new Column("Peer Address:Port", SocketColumns.FOREIGN));
    columns.add(
        new Column(
            "Process",
            "What was asked for beyond: users:((\"name\",pid,fd)) are the processes that hold it"
                + " (-p), timer:(kind, time left, retransmits) (-o), uid, ino(de), sk (the kernel's"
                + " cookie) and, with <-> cut on a side, which directions are shut (-e)."));
    return columns;
  }
}
