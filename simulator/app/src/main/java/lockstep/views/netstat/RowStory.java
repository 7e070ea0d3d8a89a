package lockstep.views.netstat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import lockstep.table.Holder;
import lockstep.table.OsState;
import lockstep.table.Owner;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** Tells what a row of a listing means. */
final class RowStory {
  private static final int INDENT = 12;

  private static final String WITHOUT_PROCESS =
      " As no process is left here, Linux gives it up after some repeats.";

  private final List<SocketRow> listed;
  private final List<SocketRow> all;
  private final Function<SocketRow, String> word;

  /**
   * @param listed the rows of the listing, in its order
   * @param all every row of this computer, with owners
   * @param word the listing's word for a row's state
   */
  RowStory(List<SocketRow> listed, List<SocketRow> all, Function<SocketRow, String> word) {
    this.listed = listed;
    this.all = all;
    this.word = word;
  }

  /** The story of a row, counted from 1. */
  List<String> tell(int number) {
    SocketRow row = listed.get(number - 1);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "Row "
            + number
            + ": "
            + row.protocol()
            + " "
            + row.local()
            + (Tcp.hasNoPeer(row) ? "" : " to " + row.foreign()));
    say(lines, "State", state(row));
    say(lines, "End", end(row));
    say(lines, "Process", process(row));
    say(lines, "Same", twin(row));
    say(lines, "Queues", queues(row));
    say(lines, "Other end", otherEnd(row));
    say(lines, "Timer", timer(row.timer()));
    say(lines, "Goes away", goesAway(row));
    return lines;
  }

  private static void say(List<String> lines, String label, String text) {
    if (!text.isEmpty()) lines.addAll(Prose.hanging("  " + label, INDENT + 2, text));
  }

  private String state(SocketRow row) {
    if (!row.isTcp())
      return "None: UDP has no connections and so no states."
          + (Tcp.hasNoPeer(row)
              ? ""
              : " Linux calls a socket with one far end ESTABLISHED (ss: ESTAB).");
    String inRfc =
        row.state()
            .meaning()
            .map(state -> rfc(state) + " in RFC 9293, section 3.3.2; ")
            .orElse("RFC 9293 has no name for it; ");
    return inRfc + word.apply(row) + " in this listing. " + inKernel(row.state());
  }

  /** What a program is told, for who meets it there. */
  private static String inKernel(OsState state) {
    String system = Dialect.of(state.system()).map(Dialect::title).orElse(state.system());
    boolean named = !state.name().startsWith("code ");
    return system
        + "'s number for it is "
        + state.code()
        + (named ? ", " + state.name() + " in its headers." : ".");
  }

  private static String rfc(TcpState state) {
    return state.name().replace('_', '-');
  }

  private String end(SocketRow row) {
    if (!row.isTcp())
      return Tcp.hasNoPeer(row)
          ? "Takes datagrams from anybody."
          : "Connected: takes datagrams from that one address only.";
    if (Tcp.listens(row)) return "The server, waiting: it is not a connection itself.";
    if (Tcp.hasNoPeer(row)) return "Neither: it has a port and no other end yet.";
    if (listener(row, row.local().port(), row.local().host()))
      return "The server's: a socket here listens on port " + row.local().port() + ".";
    if (listener(row, row.foreign().port(), row.foreign().host()))
      return "The client's: the other end's port, "
          + row.foreign().port()
          + ", is one that a socket here listens on.";
    return "Not to be told: nobody here listens on either port. A high port (32768 and more on"
        + " Linux) is mostly a client's.";
  }

  private boolean listener(SocketRow row, int port, String host) {
    return all.stream()
        .anyMatch(
            other ->
                Tcp.listens(other)
                    && other.local().port() == port
                    && (Tcp.isAny(other.local().host())
                        || Tcp.unmapped(other.local().host()).equals(Tcp.unmapped(host))));
  }

  private String process(SocketRow row) {
    Owner owner = ownerOf(row);
    if (owner instanceof Owner.Held held) {
      List<String> texts = new ArrayList<>();
      for (Holder holder : held.holders())
        texts.add(holder.pid() + (holder.name().isEmpty() ? "" : " (" + holder.name() + ")"));
      return "Held by process " + String.join(" and by ", texts) + ".";
    }
    return switch ((Owner.Unknown) owner) {
      case NOT_ASKED -> "Not asked for.";
      case NO_PROCESS ->
          Tcp.is(row, TcpState.TIME_WAIT)
              ? "None: the process is done with it, and TIME-WAIT is kept by the kernel alone."
              : "None: its process has closed it, and the kernel ends the connection alone.";
      case NOT_ACCEPTED -> "None yet: the listener's process has not accepted it.";
      case MAY_NOT_BE_READ ->
          "Not to be told: no process that may be read here holds it, and not every one may be.";
      case NOT_FOUND ->
          "No process seen here holds it: it is the kernel's own, or that of another container.";
    };
  }

  private Owner ownerOf(SocketRow row) {
    if (row.owner() != Owner.NOT_ASKED) return row.owner();
    return all.stream()
        .filter(other -> isSame(row, other))
        .map(SocketRow::owner)
        .findFirst()
        .orElse(Owner.NOT_ASKED);
  }

  /** Whether both are rows of one socket: a dialect may show it in the other family. */
  private static boolean isSame(SocketRow row, SocketRow other) {
    if (row.isTcp() != other.isTcp() || row.inode() != other.inode()) return false;
    return row.inode() != 0
        || isSame(row.local(), other.local()) && isSame(row.foreign(), other.foreign());
  }

  private static boolean isSame(SocketAddress one, SocketAddress other) {
    return one.port() == other.port()
        && Tcp.unmapped(one.host()).equals(Tcp.unmapped(other.host()));
  }

  private String twin(SocketRow row) {
    for (int i = 0; i < listed.size(); i++)
      if (listed.get(i) != row && row.inode() != 0 && isSame(row, listed.get(i)))
        return "Row "
            + (i + 1)
            + " is the same socket: it takes IPv4 and IPv6, and Windows lists it in the table of"
            + " each.";
    return "";
  }

  private static String queues(SocketRow row) {
    if (Tcp.listens(row))
      return "Recv-Q "
          + row.recvQ()
          + ": connections that are open and wait for accept."
          + (row.sendQ() > 0
              ? " The backlog is " + row.sendQ() + " (ss shows it as Send-Q, Linux's netstat 0)."
              : "")
          + (row.state().system().equals("linux") ? " Linux lets one more than that wait." : "");
    if (!row.isTcp())
      return "Recv-Q " + row.recvQ() + ": octets of memory that unread datagrams take.";
    if (isRemnant(row))
      return "None, and shown as 0: what the kernel keeps of it holds no text any more.";
    if (Tcp.is(row, TcpState.SYN_RECEIVED) && row.inode() == 0)
      return "None, and shown as 0: in SYN-RECEIVED a connection has no queues yet.";
    String in =
        row.recvQ() == 0
            ? "Recv-Q 0: nothing came that waits to be read."
            : "Recv-Q "
                + row.recvQ()
                + ": octets that came and were not read yet"
                + (peerHasClosed(row) ? ", the end of stream counts as one." : ".");
    String out =
        row.sendQ() == 0
            ? " Send-Q 0: all that was sent is acknowledged."
            : " Send-Q "
                + row.sendQ()
                + ": octets not acknowledged or not sent yet; SYN and FIN"
                + " count as one each.";
    return in + out;
  }

  private static boolean peerHasClosed(SocketRow row) {
    return Tcp.is(row, TcpState.CLOSE_WAIT)
        || Tcp.is(row, TcpState.CLOSING)
        || Tcp.is(row, TcpState.LAST_ACK);
  }

  /** Linux keeps TIME-WAIT, and FIN-WAIT-2 without a process, in a small block without queues. */
  private static boolean isRemnant(SocketRow row) {
    return Tcp.is(row, TcpState.TIME_WAIT)
        || Tcp.is(row, TcpState.FIN_WAIT_2) && row.timer().kind() == RowTimer.Kind.TIME_WAIT;
  }

  private String otherEnd(SocketRow row) {
    if (Tcp.hasNoPeer(row)) return "";
    if (!row.isTcp()) return otherUdpEnd(row);
    int at = indexOfPeer(row, listed);
    if (at >= 0) return "Row " + (at + 1) + " of this listing: both ends are on this computer.";
    if (row.local().equals(row.foreign())) return "This row itself: it is connected to itself.";
    int hidden = indexOfPeer(row, all);
    if (hidden >= 0) {
      SocketRow peer = all.get(hidden);
      return "Here too, but not in this listing: "
          + peer.protocol()
          + " "
          + peer.local()
          + ", "
          + word.apply(peer)
          + ".";
    }
    if (!isLoopback(row.foreign().host())) return "On another computer.";
    if (Tcp.is(row, TcpState.SYN_SENT) && listener(row, row.foreign().port(), row.foreign().host()))
      return "A socket here listens there and has not answered: its queue may be full.";
    return "On this computer by its address, but it has no row any more: that end is closed, or"
        + " forgotten.";
  }

  /** A UDP socket may send to one that takes datagrams from anybody. */
  private String otherUdpEnd(SocketRow row) {
    int at = indexOfPeer(row, listed);
    for (int i = 0; at < 0 && i < listed.size(); i++) if (takesFrom(row, listed.get(i))) at = i;
    if (at >= 0) return "Row " + (at + 1) + " of this listing takes what it sends.";
    boolean here =
        indexOfPeer(row, all) >= 0 || all.stream().anyMatch(other -> takesFrom(row, other));
    if (here) return "Here too, but not in this listing.";
    return isLoopback(row.foreign().host())
        ? "On this computer by its address, but no socket here has that port."
        : "On another computer.";
  }

  private static boolean takesFrom(SocketRow row, SocketRow other) {
    return !other.isTcp()
        && Tcp.hasNoPeer(other)
        && other.local().port() == row.foreign().port()
        && (Tcp.unmapped(other.local().host()).equals(Tcp.unmapped(row.foreign().host()))
            || Tcp.isAny(other.local().host()) && isLoopback(row.foreign().host()));
  }

  private static int indexOfPeer(SocketRow row, List<SocketRow> rows) {
    for (int i = 0; i < rows.size(); i++) {
      SocketRow other = rows.get(i);
      if (other.isTcp() == row.isTcp()
          && other != row
          && other.local().port() == row.foreign().port()
          && other.foreign().port() == row.local().port()
          && Tcp.unmapped(other.local().host()).equals(Tcp.unmapped(row.foreign().host()))
          && Tcp.unmapped(other.foreign().host()).equals(Tcp.unmapped(row.local().host())))
        return i;
    }
    return -1;
  }

  private static boolean isLoopback(String host) {
    return host.equals("::1") || Tcp.unmapped(host).startsWith("127.");
  }

  private static String timer(RowTimer timer) {
    String left = String.format(Locale.ROOT, "%.1f s to go", timer.millisLeft() / 1000.0);
    String again = timer.retransmits() == 0 ? "" : ", " + timer.retransmits() + " times so far";
    return switch (timer.kind()) {
      case OFF -> "";
      case ON -> "Retransmission: what is not acknowledged is sent again, " + left + again + ".";
      case KEEP_ALIVE -> "Keep-alive: an idle connection is probed, " + left + again + ".";
      case TIME_WAIT -> "The one that takes the row away, " + left + ".";
      case PROBE -> "The window probe: the other end's window is shut, " + left + again + ".";
      case UNKNOWN -> "One that has no name here, " + left + ".";
    };
  }

  private String goesAway(SocketRow row) {
    if (!row.isTcp()) return "When its process closes it or ends.";
    Optional<TcpState> state = row.state().meaning();
    if (state.isEmpty()) return "When its process closes it or ends.";
    boolean orphan = row.inode() == 0;
    return switch (state.get()) {
      case LISTEN ->
          "When its process closes it or ends. Accepted connections stay; those that still wait for"
              + " accept are reset.";
      case SYN_SENT ->
          "It becomes ESTABLISHED when the other end answers with SYN,ACK; a reset or too many"
              + " repeated SYNs end it.";
      case SYN_RECEIVED ->
          "It becomes ESTABLISHED when the ACK of our SYN comes (where accept is deferred: when text"
              + " comes); without it, it is given up after some repeats.";
      case ESTABLISHED ->
          "When either end closes (FIN) or resets it; "
              + unlessGivenUp(row)
              + (ownerOf(row) == Owner.Unknown.NOT_ACCEPTED
                  ? " The program here can close it only when it has accepted it."
                  : "");
      case FIN_WAIT_1 ->
          "The other end must acknowledge our FIN, which may wait behind data that it does not"
              + " read."
              + (orphan ? WITHOUT_PROCESS : "");
      case FIN_WAIT_2 ->
          "The other end's program must close too, and send its FIN."
              + (orphan ? " As no process is left here, Linux waits for that 60 s at most." : "");
      case CLOSE_WAIT ->
          "The other end has closed. The program here must "
              + (ownerOf(row) == Owner.Unknown.NOT_ACCEPTED
                  ? "first accept the connection, then close it: this state has no timer. When the"
                      + " listener closes, the kernel resets it."
                  : "close too: this state has no timer.");
      case CLOSING ->
          "Both ends closed at once. The other end must acknowledge our FIN; then TIME-WAIT.";
      case LAST_ACK ->
          "The other end must acknowledge our FIN; then the row is gone."
              + (orphan ? WITHOUT_PROCESS : "");
      case TIME_WAIT ->
          "By itself, when 2MSL have passed (Linux: 60 s in all). Until then a late segment of it"
              + " cannot be taken for a new connection's.";
      case CLOSED -> "When its process closes it, listens on it, or connects it.";
    };
  }

  /** What ends a connection that neither end closes. */
  private static String unlessGivenUp(SocketRow row) {
    return switch (row.timer().kind()) {
      case ON -> "or it is given up when too many repeats find no answer.";
      case PROBE -> "or it is given up when too many probes find no answer.";
      case KEEP_ALIVE -> "or keep-alive finds that the other end does not answer any more.";
      case OFF, TIME_WAIT, UNKNOWN -> "without that it stays.";
    };
  }
}
