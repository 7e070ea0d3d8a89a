package lockstep.model;

import lockstep.scenario.StageFailure;
import lockstep.scenario.StageFailure.Blame;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/**
 * What an operating system puts between a program and TCP, and no RFC describes: many connections
 * at one listening socket, accepting one, reading, and letting go of a socket. Kept apart from
 * section 3.10, so that a learner sees which of the two decided a step.
 *
 * @param world whose sockets they are
 */
record SocketsLayer(ModelWorld world) {
  static final RfcRef ACCEPT = RfcRef.socketsLayer("accept");
  static final RfcRef BACKLOG = RfcRef.socketsLayer("backlog");
  static final RfcRef CLOSE = RfcRef.socketsLayer("close");
  static final RfcRef LINGER = RfcRef.socketsLayer("linger 0");
  static final RfcRef PAUSE_READING = RfcRef.socketsLayer("pause-reading");
  static final RfcRef RESUME_READING = RfcRef.socketsLayer("resume-reading");
  static final RfcRef FILL_WINDOW = RfcRef.socketsLayer("fill-window");

  /** As many as anyone will ask for: a listen without a backlog has room for all. */
  static final int ROOM_FOR_ALL = Integer.MAX_VALUE;

  /**
   * Where a segment goes that arrives.
   *
   * @param to the socket that gets it
   * @param opens whether that socket has to be opened first; the segment stays on the wire so long
   * @param drops whether the socket's listener has no room for it
   * @param why the reason in words, or null
   */
  record Way(ModelSocket to, boolean opens, boolean drops, String why) {}

  /**
   * The connection that a segment belongs to; else the listener at the port it was sent to. A
   * LISTEN TCB takes one connection, for it becomes that connection: for a further one the sockets
   * layer opens the next server passively, as long as the accept queue has room.
   */
  Way way(Wire.Sent sent) {
    ModelSocket to = world.socket(sent.to());
    if (sent.from().equals(to.peer())) return plain(to);
    Actor partner = world.socket(sent.from()).peer();
    ModelSocket bound = partner == null ? to : world.socket(partner);
    boolean isBound = sent.from().equals(bound.peer()) && bound.listener().equals(to.listener());
    if (isBound) return plain(bound);
    if (to.state() == TcpState.LISTEN || to.state() == TcpState.CLOSED && !to.listens())
      return plain(to);
    return further(to, sent);
  }

  private static Way plain(ModelSocket to) {
    return new Way(to, false, false, null);
  }

  private Way further(ModelSocket listening, Wire.Sent sent) {
    Segment segment = sent.segment();
    boolean opening = segment.has(ControlBit.SYN) && !segment.has(ControlBit.ACK);
    boolean taken = listening.listens() && opening && !segment.has(ControlBit.RST);
    if (taken && waiting(listening) >= listening.queueLength())
      return new Way(
          listening,
          false,
          true,
          "the accept queue is full: the SYN of " + sent.from() + " is dropped without an answer");
    ModelSocket next = next(listening);
    next.comesFrom(listening);
    next.speakWith(sent.from());
    world.socket(sent.from()).speakWith(next.actor());
    // Where nobody listens the segment finds no TCB.
    if (!taken) return plain(next);
    return new Way(
        next,
        true,
        false,
        "the LISTEN TCB has become a connection: the next one is opened in its place");
  }

  /** The first of this side that has made no call. */
  private ModelSocket next(ModelSocket listening) {
    Actor actor = listening.actor();
    while (world.socket(actor).endpoint() != null)
      actor = Actor.of(actor.side(), actor.number() + 1);
    return world.socket(actor);
  }

  /** How many connections of a listener wait for accept. */
  private long waiting(ModelSocket listening) {
    return world.sockets().values().stream()
        .filter(s -> s.listener().equals(listening.actor()) && !s.isAccepted())
        .filter(s -> s.state() != TcpState.LISTEN && s.state() != TcpState.CLOSED)
        .count();
  }

  /** Hands the program the connection that waits; the machine does nothing. */
  static void accept(ModelSocket server, String where) throws StageFailure {
    if (!waitsForAccept(server))
      throw new StageFailure(
          Blame.SCENARIO,
          where
              + ": expected a connection that waits for accept, found "
              + stateOf(server)
              + "; connect first");
    server.accept();
  }

  private static boolean waitsForAccept(ModelSocket server) {
    if (server.isAccepted()) return false;
    return switch (server.state()) {
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
            || call instanceof UserCall.Accept
            || call instanceof UserCall.Crash);
    if (waits
        && needsSocket
        && socket.state() != TcpState.LISTEN
        && socket.state() != TcpState.CLOSED)
      throw new StageFailure(
          Blame.SCENARIO,
          where + ": expected accept before this call, found a connection that still waits for it");
  }

  /** Whether the socket call close still has something to tell the machine. */
  static boolean closeCallsTcp(ModelSocket socket) {
    Tcb tcb = socket.open().tcb();
    return tcb.state() != TcpState.CLOSED && (!tcb.closeCalled || !tcb.unread.isEmpty());
  }

  /** Whether close is an ABORT here: linger 0, and a connection that is not over. */
  static boolean closeAborts(ModelSocket socket) {
    return socket.resetsOnClose()
        && socket.state() != TcpState.CLOSED
        && socket.state() != TcpState.TIME_WAIT;
  }

  private static String stateOf(ModelSocket socket) {
    return socket.endpoint() == null
        ? "no socket"
        : socket.actor() + " in " + socket.state().rfcName();
  }
}
