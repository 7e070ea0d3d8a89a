package lockstep.model;

import lockstep.scenario.StageFailure;
import lockstep.scenario.StageFailure.Blame;
import lockstep.tcp.RfcRef;

/**
 * What an operating system puts between a program and TCP, and no RFC describes: accepting a
 * connection, and letting go of a socket. Kept apart from section 3.10, so that a learner sees
 * which of the two decided a step.
 */
final class SocketsLayer {
  static final RfcRef ACCEPT = RfcRef.socketsLayer("accept");
  static final RfcRef CLOSE = RfcRef.socketsLayer("close");

  private SocketsLayer() {}

  /** Hands the program the connection that waits; the machine does nothing. */
  static void accept(ModelSocket server, String where) throws StageFailure {
    Endpoint endpoint = server.endpoint();
    boolean waits =
        endpoint != null
            && switch (endpoint.state()) {
              case ESTABLISHED, CLOSE_WAIT -> true;
              case CLOSED,
                  LISTEN,
                  SYN_SENT,
                  SYN_RECEIVED,
                  FIN_WAIT_1,
                  FIN_WAIT_2,
                  CLOSING,
                  LAST_ACK,
                  TIME_WAIT ->
                  false;
            };
    if (!waits)
      throw new StageFailure(
          Blame.SCENARIO,
          where
              + ": expected a connection that waits for accept, found "
              + stateOf(server)
              + "; connect first");
  }

  /** Whether the socket call close still has to make the RFC's CLOSE. */
  static boolean closeCallsTcp(ModelSocket socket) {
    Tcb tcb = socket.open().tcb();
    if (!tcb.unread.isEmpty())
      throw new NotModelledYet("closing with text unread, which resets", "RFC 9293 section 3.6.1");
    return !tcb.closeCalled && tcb.state() != lockstep.tcp.TcpState.CLOSED;
  }

  private static String stateOf(ModelSocket socket) {
    return socket.endpoint() == null
        ? "no socket"
        : socket.actor() + " in " + socket.endpoint().state().rfcName();
  }
}
