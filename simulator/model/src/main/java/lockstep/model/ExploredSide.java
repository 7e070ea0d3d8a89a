package lockstep.model;

import static lockstep.model.SideEvent.Kind.ABORT;
import static lockstep.model.SideEvent.Kind.ACTIVE_OPEN;
import static lockstep.model.SideEvent.Kind.CLOSE;
import static lockstep.model.SideEvent.Kind.CLOSE_BOTH_WAYS;
import static lockstep.model.SideEvent.Kind.CRASH;
import static lockstep.model.SideEvent.Kind.PASSIVE_OPEN;
import static lockstep.model.SideEvent.Kind.RECEIVE;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.Octets;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * One side of an explored pair: its endpoint, what its user has done and been given in this
 * connection, and what may still happen to it. It never changes; an event gives another one.
 */
final class ExploredSide {
  /**
   * How far the clock has gone on at each OPEN: enough for an initial sequence number beyond all
   * numbers of the connection before. Else time stands still.
   */
  private static final long MICROS_AN_OPEN = 4 * 32;

  private static final Timer[] TIMERS = Timer.values();

  private final Endpoint endpoint;
  private final SideBudget budget;
  private final int sent;
  private final int given;
  private final SideEnd end;

  private ExploredSide(Endpoint endpoint, SideBudget budget, int sent, int given, SideEnd end) {
    this.endpoint = endpoint;
    this.budget = budget;
    this.sent = sent;
    this.given = given;
    this.end = end;
  }

  static ExploredSide unopened(TcbSettings settings, ExploreBounds bounds) {
    return new ExploredSide(new Endpoint(settings), SideBudget.full(bounds), 0, 0, SideEnd.NONE);
  }

  TcpState state() {
    return endpoint.state();
  }

  /** To look at, never to change. */
  Tcb tcb() {
    return endpoint.tcb();
  }

  SideBudget budget() {
    return budget;
  }

  /** How many octets the user has given to send since the connection began. */
  int sent() {
    return sent;
  }

  /** How many octets the user was given since the connection began. */
  int given() {
    return given;
  }

  SideEnd end() {
    return end;
  }

  /** In CLOSED, and no OPEN will come any more. */
  boolean isClosedForGood() {
    return state() == TcpState.CLOSED && budget.opens() == 0;
  }

  boolean noTimerRuns() {
    return tcb().nextTimer() == null;
  }

  /** What its user and its timers could do now, refused calls among it. */
  List<SideEvent> ownEvents() {
    List<SideEvent> events = new ArrayList<>();
    boolean opens = state() == TcpState.CLOSED && budget.opens() > 0;
    if (opens) events.add(SideEvent.call(PASSIVE_OPEN));
    if (opens || state() == TcpState.LISTEN) events.add(SideEvent.call(ACTIVE_OPEN));
    if (budget.sends() > 0) events.add(SideEvent.send(nextOctets()));
    if (!tcb().unread.isEmpty() || budget.receives() > 0) events.add(SideEvent.call(RECEIVE));
    events.add(SideEvent.call(CLOSE));
    if (budget.socketCloses() > 0) events.add(SideEvent.call(CLOSE_BOTH_WAYS));
    events.add(SideEvent.call(ABORT));
    events.add(SideEvent.call(CRASH));
    for (Timer timer : TIMERS) if (tcb().isRunning(timer)) events.add(SideEvent.timeout(timer));
    return events;
  }

  /** Each octet is the low eight bits of its own sequence number, so that none can be mistaken. */
  private Octets nextOctets() {
    SeqNumber iss = tcb().iss == null ? nextIss() : tcb().iss;
    return octetsAt(iss.plus(1 + sent), budget.octets());
  }

  private SeqNumber nextIss() {
    return tcb().settings.iss().plus(now() / 4);
  }

  /** What a peer has sent under these numbers, if it has sent anything under them. */
  static Octets octetsAt(SeqNumber first, int count) {
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) octets[i] = (byte) first.plus(i).bits();
    return Octets.of(octets);
  }

  private long now() {
    return tcb().incarnations() * MICROS_AN_OPEN;
  }

  /** Lets the event happen to a copy of the endpoint. */
  Outcome happens(SideEvent event, ExploredMachine machine) {
    Endpoint copy = endpoint.copy();
    Turn turn = machine.run(copy, event, now());
    return new Outcome(turn, after(event, turn, copy));
  }

  /** A turn and the side as it stands after it. */
  record Outcome(Turn turn, ExploredSide after) {}

  private ExploredSide after(SideEvent event, Turn turn, Endpoint next) {
    boolean refused = turn.sends().isEmpty() && SideKey.of(next.tcb()).equals(SideKey.of(tcb()));
    if (refused && event.segment() == null) return this;
    SideBudget left = budget.after(event, tcb()).asFarAsUseful(next.state());
    return switch (next.state()) {
      case CLOSED -> new ExploredSide(next, left, 0, 0, endAfter(event, turn));
      case LISTEN -> new ExploredSide(next, left, 0, 0, SideEnd.NONE);
      case SYN_SENT,
          SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT ->
          new ExploredSide(
              next,
              left,
              sent + event.octets().length(),
              given + turn.returned().length(),
              SideEnd.NONE);
    };
  }

  private SideEnd endAfter(SideEvent event, Turn turn) {
    if (state() == TcpState.CLOSED) return end;
    return SideEnd.by(event, !turn.sends().isEmpty());
  }
}
