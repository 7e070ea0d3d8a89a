package lockstep.model;

import java.util.Optional;
import lockstep.scenario.StageFailure;
import lockstep.scenario.StageFailure.Blame;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;
import lockstep.tcp.RfcRef;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * What an operating system puts between a program and TCP, and no RFC describes: many connections
 * at one listening socket, accepting one, reading, and letting go of a socket. Kept apart from
 * section 3.10, so that a learner sees which of the two decided a step.
 *
 * @param world whose sockets they are
 */
record SocketsLayer(ModelWorld world) {
  static final RfcRef ACCEPT = RfcRef.socketsLayer("accept");
  static final RfcRef BACKLOG = RfcRef.BACKLOG;
  static final RfcRef CLOSE_LISTENER = RfcRef.CLOSE_LISTENER;
  static final RfcRef CLOSE = RfcRef.socketsLayer("close");
  static final RfcRef LINGER = RfcRef.socketsLayer("linger 0");
  static final RfcRef PAUSE_READING = RfcRef.socketsLayer("pause-reading");
  static final RfcRef RESUME_READING = RfcRef.socketsLayer("resume-reading");
  static final RfcRef FILL_WINDOW = RfcRef.socketsLayer("fill-window");

  static final RfcRef BIND = RfcRef.socketsLayer("bind");
  static final RfcRef REUSE_ADDRESS = RfcRef.socketsLayer("reuse-address");
  static final RfcRef LISTEN = RfcRef.socketsLayer("listen");
  static final RfcRef DEFER_ACCEPT = RfcRef.socketsLayer("defer-accept");

  /** As many as anyone will ask for: a listen without a backlog has room for all. */
  static final int ROOM_FOR_ALL = Integer.MAX_VALUE;

  static ModelSocket.Terms terms(UserCall.Listen listen) {
    int queue = listen.backlog().isPresent() ? listen.backlog().getAsInt() + 1 : ROOM_FOR_ALL;
    long deferMicros = listen.deferAccept() == null ? 0 : listen.deferAccept().toNanos() / 1000;
    return new ModelSocket.Terms(
        listen.port().orElse(0), queue, listen.reuseAddress(), deferMicros);
  }

  static final String DEFERRAL_IS_OVER =
      "the deferral is over: the SYN+ACK goes again, and the ACK that answers it will be taken";

  /**
   * The ACK that would complete a handshake is kept from the machine. It shows that the SYN+ACK has
   * arrived: so that goes again when the deferral is over, and not before.
   */
  static void defer(ModelSocket socket) {
    socket.withholdAck();
    Tcb tcb = socket.endpoint().tcb();
    if (tcb.isRunning(Timer.RETRANSMISSION))
      tcb.setDeadline(Timer.RETRANSMISSION, Arrivals.deferredUntil(socket));
    tcb.stop(Timer.USER);
  }

  /** Whether this is a connection that came in at a listener and that no program has yet. */
  static boolean waitsAt(ModelSocket listening, ModelSocket socket) {
    return socket.listener().equals(listening.actor())
        && !socket.isAccepted()
        && socket.state() != TcpState.LISTEN
        && socket.state() != TcpState.CLOSED;
  }

  /** Hands the program the connection that waits; the machine does nothing. */
  void accept(ModelSocket server, String where) throws StageFailure {
    if (!waitsForAccept(server))
      throw new StageFailure(
          Blame.SCENARIO,
          where
              + ": expected a connection that waits for accept, found "
              + foundInstead(server)
              + others(server));
    server.accept();
  }

  private String foundInstead(ModelSocket server) {
    if (server.endpoint() == null) return server.actor() + " without a socket";
    String state = server.actor() + " in " + server.state().rfcName();
    if (server.isAccepted() && server.state() != TcpState.CLOSED)
      return state + ", which was accepted already";
    if (!server.open().tcb().passiveOpen && server.state() != TcpState.CLOSED)
      return state + ", which made the call itself";
    return state;
  }

  /** Where else a connection is that the program may have meant, or why none has come. */
  private String others(ModelSocket server) {
    Optional<Actor> waiting =
        world.sockets().values().stream()
            .filter(s -> s.actor().side() == server.actor().side() && waitsForAccept(s))
            .map(ModelSocket::actor)
            .findFirst();
    if (waiting.isPresent()) return "; the one that waits is " + waiting.get() + "'s";
    boolean tried =
        world.sockets().values().stream().anyMatch(s -> s.state() == TcpState.SYN_SENT)
            || server.state() == TcpState.SYN_RECEIVED;
    if (!world.wire().held().isEmpty()) return "; " + world.heldInWords();
    if (!mayStillCome(server)) return "";
    if (!tried) return "; nobody connects: connect first";
    return world.nextAt() == ModelWorld.NEVER
        ? "; a handshake is begun, and nothing to come that would end it"
        : "; a handshake is begun, and was not over within " + Goal.PATIENCE;
  }

  /** Whether a connection that accept would hand out may still come about in this socket. */
  static boolean mayStillCome(ModelSocket server) {
    return switch (server.state()) {
      case CLOSED, LISTEN, SYN_RECEIVED -> true;
      case SYN_SENT,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT ->
          false;
    };
  }

  /** Whether accept would hand its connection to the program. */
  static boolean waitsForAccept(ModelSocket server) {
    boolean called = server.endpoint() == null || !server.endpoint().tcb().passiveOpen;
    if (called || server.isAccepted()) return false;
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

  /** Whether close is of the listening socket: the connection's own is closed already. */
  static boolean closesListener(ModelSocket socket) {
    return socket.isLetGo() && socket.listens();
  }

  /** Closes a listening socket; whoever waits there for accept is reset. */
  void closeListener(ModelSocket listening) {
    listening.listenNoMore();
    for (ModelSocket socket : world.sockets().values())
      if (socket != listening && waitsAt(listening, socket)) world.orphan(socket);
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
}
