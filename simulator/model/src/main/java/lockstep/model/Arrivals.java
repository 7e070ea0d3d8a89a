package lockstep.model;

import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;

/**
 * Where a segment goes that arrives, and what the sockets layer does with it on the way.
 *
 * @param world whose sockets they are
 */
record Arrivals(ModelWorld world) {
  /** What becomes of a segment. */
  enum Fate {
    /** The machine gets it. */
    DELIVERED,
    /** The socket has to be opened first; the segment stays on the wire so long. */
    OPENS,
    /** The listener has no room for another connection. */
    DROPPED,
    /** It would complete the handshake, and the listener has deferred that. */
    WITHHELD
  }

  /**
   * A segment's way.
   *
   * @param to the socket that gets it
   * @param decided the part of the sockets layer that decides, or null
   * @param why the reason in words, or null
   */
  record Way(ModelSocket to, Fate fate, RfcRef decided, String why) {}

  /**
   * The connection that a segment belongs to; else the listener at the port it was sent to. A
   * LISTEN TCB takes one connection, for it becomes that connection: for a further one the sockets
   * layer opens the next server passively, as long as the accept queue has room.
   */
  Way way(Wire.Sent sent) {
    ModelSocket to = world.socket(sent.to());
    ModelSocket at = world.socket(to.listener());
    ModelSocket connection = connection(sent, to);
    boolean over = connection != null && connection.state() == TcpState.CLOSED;
    // A connection that is over is none: at a listener's port a SYN begins another.
    if (connection != null && !(over && at.listens() && isOpening(sent.segment())))
      return maybeDeferred(connection, sent.segment());
    if (at.state() == TcpState.LISTEN || at.state() == TcpState.CLOSED && !at.listens())
      return plain(at);
    return further(at, sent);
  }

  /** The socket that speaks with the sender, one that is not over first; null when none does. */
  private ModelSocket connection(Wire.Sent sent, ModelSocket to) {
    boolean direct = sent.from().equals(to.peer());
    Actor partner = world.socket(sent.from()).peer();
    ModelSocket bound = partner == null ? to : world.socket(partner);
    boolean isBound = sent.from().equals(bound.peer()) && bound.listener().equals(to.listener());
    if (direct && (!isBound || to.state() != TcpState.CLOSED)) return to;
    return isBound ? bound : null;
  }

  private static Way plain(ModelSocket to) {
    return new Way(to, Fate.DELIVERED, null, null);
  }

  private static boolean isOpening(Segment segment) {
    return segment.has(ControlBit.SYN)
        && !segment.has(ControlBit.ACK)
        && !segment.has(ControlBit.RST);
  }

  private Way further(ModelSocket listening, Wire.Sent sent) {
    boolean taken = listening.listens() && isOpening(sent.segment());
    if (taken && waiting(listening) >= listening.terms().queueLength())
      return new Way(
          listening,
          Fate.DROPPED,
          SocketsLayer.BACKLOG,
          "the accept queue is full: the SYN of " + sent.from() + " is dropped without an answer");
    ModelSocket next = next(listening);
    if (!taken && next == listening) return plain(next);
    if (taken) next.beginAnew();
    next.comesFrom(listening);
    next.speakWith(sent.from());
    world.socket(sent.from()).speakWith(next.actor());
    // Where nobody listens the segment finds no TCB.
    if (!taken) return plain(next);
    return new Way(
        next,
        Fate.OPENS,
        SocketsLayer.BACKLOG,
        next == listening
            ? "the last connection is over and its listener still listens: the next one is opened"
            : "the LISTEN TCB has become a connection: the next one is opened in its place");
  }

  /**
   * Who becomes the next connection: the listener's own actor when its program has let go of the
   * last one and that is over, else the first of this side who has none and never listened.
   */
  private ModelSocket next(ModelSocket listening) {
    if (isFree(listening)) return listening;
    Side side = listening.actor().side();
    int number = 2;
    ModelSocket next = world.socket(Actor.of(side, number));
    while (next == listening || next.terms() != null || !isFree(next))
      next = world.socket(Actor.of(side, ++number));
    return next;
  }

  private static boolean isFree(ModelSocket socket) {
    return socket.endpoint() == null || socket.state() == TcpState.CLOSED && socket.isLetGo();
  }

  /** How many connections of a listener wait for accept. */
  private long waiting(ModelSocket listening) {
    return world.sockets().values().stream()
        .filter(s -> SocketsLayer.waitsAt(listening, s))
        .count();
  }

  private Way maybeDeferred(ModelSocket to, Segment segment) {
    if (!completes(to, segment) || world.now() >= deferredUntil(to)) return plain(to);
    return new Way(
        to,
        Fate.WITHHELD,
        SocketsLayer.DEFER_ACCEPT,
        "the listener wants no connection without text yet: the bare ACK is withheld from TCP");
  }

  /** Whether this is the bare ACK that ends a passive open. */
  private static boolean completes(ModelSocket to, Segment segment) {
    if (to.state() != TcpState.SYN_RECEIVED || to.arrivedBy() == null) return false;
    Tcb tcb = to.endpoint().tcb();
    return tcb.passiveOpen
        && segment.has(ControlBit.ACK)
        && segment.length() == 0
        && !segment.has(ControlBit.RST)
        && tcb.isAcceptable(segment)
        && tcb.isNewAck(segment.ack());
  }

  /** When the deferral of a connection in SYN-RECEIVED is over; it begins with the SYN. */
  static long deferredUntil(ModelSocket socket) {
    return socket.endpoint().tcb().unansweredSince + socket.arrivedBy().deferMicros();
  }
}
