package lockstep.views.tcb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Standing;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.words.QueueWords;
import lockstep.views.words.Words;

/**
 * The kernel's queues of one socket, and what their numbers mean in its state.
 *
 * @param side whose
 * @param listener whether it is the socket that listens
 * @param words one short sentence for each queue that has something to tell
 * @param brief the same in few words
 */
public record QueueLine(Side side, boolean listener, String words, String brief) {
  /** The sockets of this moment: both ends, and the one that listens where it is another. */
  static List<QueueLine> of(
      TcbContent.End client, TcbContent.End server, Map<Actor, Standing> standings) {
    List<QueueLine> lines = new ArrayList<>();
    lines.add(line(Side.CLIENT, false, client == null ? null : client.standing()));
    lines.add(line(Side.SERVER, false, server == null ? null : server.standing()));
    Actor listens = server == null ? Actor.SERVER.asListener() : server.actor().asListener();
    // As long as the server's own socket is the one that listens, its line has told of it.
    if (server == null || !isListening(server.standing().inside().row()))
      lines.add(line(Side.SERVER, true, standings.get(listens)));
    return lines;
  }

  private static boolean isListening(SocketRow row) {
    return row != null && row.state().meaning().filter(TcpState.LISTEN::equals).isPresent();
  }

  private static QueueLine line(Side side, boolean listener, Standing standing) {
    SocketRow row = standing == null ? null : standing.inside().row();
    if (row == null) {
      String none = Words.of(listener ? "queue.noListener" : "queue.noRow");
      return new QueueLine(side, listener, none, none);
    }
    String words = String.join("; ", QueueWords.of(row));
    String brief = listener ? Words.of("queue.listen.brief", row.recvQ()) : words;
    return new QueueLine(side, listener, words, brief);
  }
}
