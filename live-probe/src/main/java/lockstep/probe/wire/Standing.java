package lockstep.probe.wire;

import java.util.Map;
import java.util.TreeMap;
import lockstep.probe.lab.Reading;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/** Where everybody stands by a reading of the table. */
final class Standing {
  private Standing() {}

  /**
   * The states of the actors that have a row whose state is known.
   *
   * @param actors whose the sockets are
   */
  static Map<Actor, TcpState> of(Reading reading, Map<SocketPair, Actor> actors) {
    Map<Actor, TcpState> standing = new TreeMap<>();
    reading
        .rows()
        .forEach(
            (pair, row) -> {
              Actor actor = actors.get(pair);
              TcpState state = row.state().meaning().orElse(null);
              if (actor == null || state == null || actor.listener()) return;
              // A server is its listening socket only as long as it has no connection.
              if (pair.foreign().port() == 0) standing.putIfAbsent(actor, state);
              else standing.put(actor, state);
            });
    return standing;
  }
}
