package lockstep.model;

import lockstep.tcp.TcpState;

/**
 * Both sides and the wire between them at one moment: what the invariants of a pair look at.
 *
 * @param wireIsEmpty whether nothing is under way in either direction
 * @param somethingWasLost whether a segment was lost on the way here
 */
record PairSeen(
    ExploredSide client, ExploredSide server, boolean wireIsEmpty, boolean somethingWasLost) {
  /** Nothing happens any more unless a user does something. */
  boolean atRest() {
    return wireIsEmpty && client.noTimerRuns() && server.noTimerRuns();
  }

  /** The same moment with the sides in each other's place. */
  PairSeen turnedRound() {
    return new PairSeen(server, client, wireIsEmpty, somethingWasLost);
  }

  /** Whether both are ends of one connection: each has the other's initial sequence number. */
  boolean oneConnection() {
    return clientKnowsServer() && turnedRound().clientKnowsServer();
  }

  /** Whether the connection that the client has taken part in is the server's present one. */
  boolean clientKnowsServer() {
    return client.tcb().irs != null && client.tcb().irs.equals(server.tcb().iss);
  }

  boolean in(TcpState clientState, TcpState serverState) {
    return client.state() == clientState && server.state() == serverState;
  }

  @Override
  public String toString() {
    return "client %s, server %s%s"
        .formatted(words(client), words(server), wireIsEmpty ? ", nothing under way" : "");
  }

  private static String words(ExploredSide side) {
    boolean ended = side.end() != SideEnd.NONE;
    return side.state().rfcName() + (ended ? " (" + side.end().words() + ")" : "");
  }
}
