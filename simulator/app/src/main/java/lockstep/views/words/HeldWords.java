package lockstep.views.words;

import java.util.Locale;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * Says what keeps a state standing, from the row that the kernel showed: what waits in its queues,
 * and which timer runs. Without a row it says only what the state itself waits for.
 */
public final class HeldWords {
  /** In a sender's queue a FIN counts as one octet more. */
  private static final int FIN = 1;

  private HeldWords() {}

  /** A sentence's end without a full stop: {@code window full: the FIN waits behind 9 octets}. */
  public static String of(TraceStep step) {
    SocketRow row = step.seen() == null ? null : step.seen().row();
    TcpState state = step.state();
    return row == null ? Sentences.waits(step.actor().side(), state) : of(state, row);
  }

  /**
   * Where its row stands in a table of sockets: {@code 127.0.0.1:80 to 127.0.0.1:41000}, of a
   * listening one its own address alone; empty without a row.
   */
  public static String addresses(TraceStep step) {
    SocketRow row = step.seen() == null ? null : step.seen().row();
    if (row == null) return "";
    String local = Addresses.shown(row.local()).toString();
    return step.state() == TcpState.LISTEN
        ? local
        : Words.of("held.addresses", local, Addresses.shown(row.foreign()));
  }

  private static String of(TcpState state, SocketRow row) {
    return switch (state) {
      case LISTEN ->
          row.recvQ() == 0
              ? Words.of("held.listen")
              : row.recvQ() == 1
                  ? Words.of("held.listen.one")
                  : Words.of("held.listen.many", number(row.recvQ()));
      case SYN_SENT -> timed("held.syn-sent", row);
      case SYN_RECEIVED -> timed("held.syn-received", row);
      case ESTABLISHED -> established(row);
      case FIN_WAIT_1, CLOSING, LAST_ACK -> finWaits(row);
      case FIN_WAIT_2 ->
          row.timer().kind() == RowTimer.Kind.TIME_WAIT
              ? Words.of("held.fin-wait-2.orphan", left(row))
              : Words.of("held.fin-wait-2");
      case CLOSE_WAIT ->
          row.recvQ() == 0
              ? Words.of("held.close-wait")
              : Words.of("held.close-wait.unread", number(row.recvQ()));
      case TIME_WAIT -> Words.of("held.time-wait", left(row));
      case CLOSED -> Words.of("held.closed");
    };
  }

  private static String established(SocketRow row) {
    if (row.sendQ() > 0)
      return Words.of(isShut(row) ? "held.window" : "held.unacknowledged", number(row.sendQ()));
    if (row.recvQ() > 0) return Words.of("held.unread", number(row.recvQ()));
    return Words.of("held.established");
  }

  private static String finWaits(SocketRow row) {
    long before = row.sendQ() - FIN;
    if (before <= 0) return timed("held.fin", row);
    return Words.of(isShut(row) ? "held.fin.window" : "held.fin.behind", number(before));
  }

  /** The kernel probes a window only when it is shut. */
  private static boolean isShut(SocketRow row) {
    return row.timer().kind() == RowTimer.Kind.PROBE;
  }

  private static String timed(String key, SocketRow row) {
    return row.timer().kind() == RowTimer.Kind.ON
        ? Words.of(key + ".timer", left(row))
        : Words.of(key);
  }

  private static String left(SocketRow row) {
    return String.format(Locale.ROOT, "%.1f s", row.timer().millisLeft() / 1000.0);
  }

  private static String number(long octets) {
    return String.format(Locale.ROOT, "%,d", octets);
  }
}
