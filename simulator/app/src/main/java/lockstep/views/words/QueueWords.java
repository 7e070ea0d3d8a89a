package lockstep.views.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** Says what the numbers of a row's queues mean in the state of that row. */
public final class QueueWords {
  private QueueWords() {}

  /**
   * One sentence for each queue that holds something, or one for both: {@code Recv-Q 1: end of
   * stream, not read yet.}
   */
  public static List<String> of(SocketRow row) {
    Optional<TcpState> state = row.state().meaning();
    if (state.filter(TcpState.LISTEN::equals).isPresent()) return List.of(listener(row));
    if (isRemnant(row)) return List.of(Words.of("queue.remnant"));
    if (state.filter(TcpState.SYN_RECEIVED::equals).isPresent() && row.inode() == 0)
      return List.of(Words.of("queue.handshake"));
    if (row.recvQ() == 0 && row.sendQ() == 0) return List.of(Words.of("queue.empty"));
    List<String> sentences = new ArrayList<>();
    if (row.recvQ() > 0) sentences.add(received(row, state));
    if (row.sendQ() > 0) sentences.add(sent(row, state));
    return sentences;
  }

  private static String listener(SocketRow row) {
    String waiting =
        row.recvQ() == 1
            ? Words.of("queue.listen.one")
            : Words.of(row.recvQ() == 0 ? "queue.listen.none" : "queue.listen.many", row.recvQ());
    return row.sendQ() == 0 ? waiting : waiting + " " + Words.of("queue.backlog", row.sendQ());
  }

  private static String received(SocketRow row, Optional<TcpState> state) {
    boolean finCounts = isLinux(row) && state.map(QueueWords::peerHasClosed).orElse(false);
    if (!finCounts) return Words.of("queue.unread", number(row.recvQ()));
    return row.recvQ() == 1
        ? Words.of("queue.end")
        : Words.of("queue.unreadAndEnd", number(row.recvQ()), octets(row.recvQ() - 1));
  }

  private static String sent(SocketRow row, Optional<TcpState> state) {
    if (!isLinux(row) || state.isEmpty()) return Words.of("queue.unsent", number(row.sendQ()));
    return switch (state.get()) {
      // Its counters begin at different numbers there, and the difference means nothing.
      case SYN_SENT -> Words.of(row.sendQ() == 1 ? "queue.syn" : "queue.connecting");
      case SYN_RECEIVED ->
          row.sendQ() == 1 ? Words.of("queue.syn") : Words.of("queue.unsent", number(row.sendQ()));
      case FIN_WAIT_1, CLOSING, LAST_ACK ->
          row.sendQ() == 1
              ? Words.of("queue.fin")
              : Words.of("queue.unsentAndFin", number(row.sendQ()), octets(row.sendQ() - 1));
      case ESTABLISHED, CLOSE_WAIT, FIN_WAIT_2, TIME_WAIT, LISTEN, CLOSED ->
          Words.of("queue.unsent", number(row.sendQ()));
    };
  }

  /** States that a FIN of the peer leads to: it stands in the queue behind the text. */
  private static boolean peerHasClosed(TcpState state) {
    return switch (state) {
      case CLOSE_WAIT, CLOSING, LAST_ACK -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT ->
          false;
    };
  }

  /** Linux keeps TIME-WAIT, and FIN-WAIT-2 without a process, in a small block without queues. */
  private static boolean isRemnant(SocketRow row) {
    Optional<TcpState> state = row.state().meaning();
    return state.filter(TcpState.TIME_WAIT::equals).isPresent()
        || state.filter(TcpState.FIN_WAIT_2::equals).isPresent()
            && row.timer().kind() == RowTimer.Kind.TIME_WAIT;
  }

  /** Counting SYN and FIN as one octet each is Linux's way; what others do is not told here. */
  private static boolean isLinux(SocketRow row) {
    return row.state().system().equals("linux");
  }

  private static String octets(long count) {
    return count == 1 ? Words.of("octets.one") : Words.of("octets.many", number(count));
  }

  private static String number(long count) {
    return Numbers.grouped(count);
  }
}
