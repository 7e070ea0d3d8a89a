package lockstep.views.netstat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** ss's names of states. */
public final class SsStates {
  private SsStates() {}

  /** The word in the column State. */
  static String word(SocketRow row) {
    if (!row.isTcp()) return Tcp.hasNoPeer(row) ? "UNCONN" : "ESTAB";
    return row.state().meaning().map(SsStates::word).orElse("UNKNOWN");
  }

  /** The word for a state. */
  public static String word(TcpState state) {
    return switch (state) {
      case CLOSED -> "UNCONN";
      case LISTEN -> "LISTEN";
      case SYN_SENT -> "SYN-SENT";
      case SYN_RECEIVED -> "SYN-RECV";
      case ESTABLISHED -> "ESTAB";
      case FIN_WAIT_1 -> "FIN-WAIT-1";
      case FIN_WAIT_2 -> "FIN-WAIT-2";
      case CLOSE_WAIT -> "CLOSE-WAIT";
      case CLOSING -> "CLOSING";
      case LAST_ACK -> "LAST-ACK";
      case TIME_WAIT -> "TIME-WAIT";
    };
  }

  /** The states of a word behind {@code state} or {@code exclude}. */
  static Set<TcpState> named(String text) throws SwitchRefused {
    Set<TcpState> all = EnumSet.allOf(TcpState.class);
    String word = text.toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (word) {
      case "all" -> all;
      case "connected" -> without(all, TcpState.LISTEN, TcpState.CLOSED);
      case "synchronized" -> without(all, TcpState.LISTEN, TcpState.CLOSED, TcpState.SYN_SENT);
      case "bucket" -> EnumSet.of(TcpState.SYN_RECEIVED, TcpState.TIME_WAIT);
      case "big" -> without(all, TcpState.SYN_RECEIVED, TcpState.TIME_WAIT);
      case "established", "estab" -> EnumSet.of(TcpState.ESTABLISHED);
      case "syn-sent" -> EnumSet.of(TcpState.SYN_SENT);
      case "syn-recv" -> EnumSet.of(TcpState.SYN_RECEIVED);
      case "fin-wait-1" -> EnumSet.of(TcpState.FIN_WAIT_1);
      case "fin-wait-2" -> EnumSet.of(TcpState.FIN_WAIT_2);
      case "time-wait" -> EnumSet.of(TcpState.TIME_WAIT);
      case "closed", "close", "unconnected" -> EnumSet.of(TcpState.CLOSED);
      case "close-wait" -> EnumSet.of(TcpState.CLOSE_WAIT);
      case "last-ack" -> EnumSet.of(TcpState.LAST_ACK);
      case "listening", "listen" -> EnumSet.of(TcpState.LISTEN);
      case "closing" -> EnumSet.of(TcpState.CLOSING);
      default ->
          throw Refusals.says(
              List.of("ss: wrong state name: " + text),
              "states: established, syn-sent, syn-recv, fin-wait-1, fin-wait-2, time-wait, closed,"
                  + " close-wait, last-ack, listening, closing, all, connected, synchronized,"
                  + " bucket, big");
    };
  }

  private static Set<TcpState> without(Set<TcpState> all, TcpState... some) {
    Set<TcpState> left = EnumSet.copyOf(all);
    left.removeAll(List.of(some));
    return left;
  }
}
