package lockstep.model;

import lockstep.scenario.StageFailure;
import lockstep.scenario.StageFailure.Blame;
import lockstep.scenario.UserCall;
import lockstep.tcp.RfcRef;
import lockstep.tcp.TcpState;

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
            && !server.isAccepted()
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
    server.accept();
  }

  /**
   * A program has no socket of a connection that it has not accepted, so it can call nothing on it.
   */
  static void checkAccepted(ModelSocket socket, UserCall call, String where) throws StageFailure {
    boolean waits =
        socket.endpoint() != null && socket.endpoint().tcb().passiveOpen && !socket.isAccepted();
    boolean needsSocket =
        !(call instanceof UserCall.Listen
            || call instanceof UserCall.Connect
            || call instanceof UserCall.Accept);
    if (waits
        && needsSocket
        && socket.endpoint().state() != TcpState.LISTEN
        && socket.endpoint().state() != TcpState.CLOSED)
      throw new StageFailure(
          Blame.SCENARIO,
          where + ": expected accept before this call, found a connection that still waits for it");
  }

  /** Whether the socket call close still has something to tell the machine. */
  static boolean closeCallsTcp(ModelSocket socket) {
    Tcb tcb = socket.open().tcb();
    return tcb.state() != TcpState.CLOSED && (!tcb.closeCalled || !tcb.unread.isEmpty());
  }

  private static String stateOf(ModelSocket socket) {
    return socket.endpoint() == null
        ? "no socket"
        : socket.actor() + " in " + socket.endpoint().state().rfcName();
  }
}
