package lockstep.probe.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import lockstep.packet.StepPackets;
import lockstep.packet.TcpPacket;
import lockstep.packet.WirePacket;
import lockstep.probe.lab.FarPlayer;
import lockstep.scenario.Action;
import lockstep.scenario.FarEnd;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;

/**
 * The far end's connection on the wire: its segments become packets with addresses and ports, its
 * timers run by the monotonic clock. Calls come from the playing thread, segments and timers from
 * the wire's; one at a time.
 */
final class FarSocket implements FarPlayer {
  /** Where packets of the far end begin their way. */
  interface Way {
    /** Its octets are given back; null where nobody keeps them. */
    WirePacket begin(TcpPacket packet);

    /** Its next timer may be due earlier than the wire's thread thinks. */
    void timersChanged();
  }

  /** The port of a server that the scenario gives none, and the one from which a client calls. */
  private static final int SERVER_PORT = 443;

  private static final int CLIENT_PORT = 49_152;

  private final FarEnd end;
  private final String host;
  private final Way way;
  private final List<Turn> turns = new ArrayList<>();
  private long began = System.nanoTime();
  private int port;

  /** The pair of the connection, its own address first; null before there is one. */
  private SocketPair pair;

  /**
   * A far end at an address.
   *
   * @param way where its packets go; is called while this is locked
   */
  FarSocket(FarEnd end, String host, Way way) {
    this.end = end;
    this.host = host;
    this.way = way;
    this.port = end.actor().equals(Actor.CLIENT) ? CLIENT_PORT : SERVER_PORT;
  }

  /** The run begins now. */
  synchronized void begin() {
    began = System.nanoTime();
  }

  private long micros(long nanos) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos - began));
  }

  @Override
  public Actor actor() {
    return end.actor();
  }

  @Override
  public synchronized int port() {
    return port;
  }

  @Override
  public synchronized void listensAt(int at) {
    port = at;
  }

  @Override
  public synchronized void connectsBy(SocketPair own) {
    pair = own;
  }

  /** Whether a segment to this pair is for it. */
  boolean isAt(SocketPair receiver) {
    return receiver.local().host().equals(host);
  }

  @Override
  public synchronized void set(Action.Set set) {
    end.set(set);
  }

  @Override
  public synchronized boolean canAccept() {
    return end.canAccept();
  }

  @Override
  public synchronized OptionalInt receivable(int wanted) {
    return end.receivable(wanted);
  }

  @Override
  public synchronized int readable() {
    return end.readable();
  }

  @Override
  public synchronized void call(Action.Call call) throws StageFailure {
    long now = System.nanoTime();
    did(end.call(call, micros(now)), now, pair);
  }

  @Override
  public synchronized int receive(Action.Call call, int octets) throws StageFailure {
    long now = System.nanoTime();
    FarEnd.Did did = end.receive(call, octets, micros(now));
    did(did, now, pair);
    return did.given().length();
  }

  /**
   * Takes a packet that has come to it.
   *
   * @param kept its octets, with the time of now; null where nobody keeps them
   */
  synchronized void arrives(TcpPacket packet, WirePacket kept) {
    long now = System.nanoTime();
    SocketPair own = packet.sender().reversed();
    TcpState before = end.state();
    boolean free = before == TcpState.CLOSED || before == TcpState.LISTEN;
    boolean here = own.local().port() == port;
    if (!free && !own.equals(pair)) {
      did(end.passesBy(packet.segment(), micros(now)), now, own, kept);
    } else if (here) {
      FarEnd.Did did = end.arrives(packet.segment(), micros(now));
      if (free && end.state() != TcpState.LISTEN && end.state() != TcpState.CLOSED) pair = own;
      did(did, now, own, kept);
    }
  }

  /** Nanoseconds until its next timer is due; the most where none runs. */
  synchronized long nanosToNext() {
    long next = end.nextDeadline();
    if (next == FarEnd.NEVER) return Long.MAX_VALUE;
    return Math.max(0, TimeUnit.MICROSECONDS.toNanos(next) - (System.nanoTime() - began));
  }

  /** Lets the timers run out that are due. */
  synchronized void runsOut() {
    if (nanosToNext() > 0) return;
    long now = System.nanoTime();
    did(end.runsOut(micros(now)), now, pair);
  }

  private void did(FarEnd.Did did, long nanos, SocketPair own) {
    did(did, nanos, own, null);
  }

  /**
   * @param came the packet that it did it for; null where none came, or nobody keeps them
   */
  private void did(FarEnd.Did did, long nanos, SocketPair own, WirePacket came) {
    Deque<WirePacket> sent = new ArrayDeque<>();
    for (Segment segment : did.sends()) {
      WirePacket kept = way.begin(TcpPacket.to(own, segment));
      if (kept != null) sent.add(kept);
    }
    List<TraceStep> steps = did.steps();
    for (int i = 0; i < steps.size(); i++) {
      boolean last = i == steps.size() - 1;
      TraceStep step = steps.get(i);
      WirePacket about = step.event() instanceof Event.Arrives ? came : null;
      // What was read in it is known of all its steps together.
      Octets given = last ? did.given() : Octets.NONE;
      turns.add(new Turn(nanos, step, given, packets(step, about, sent)));
    }
    way.timersChanged();
  }

  /** Those of one of several steps, whose segments left in the steps' order. */
  private static StepPackets packets(TraceStep step, WirePacket about, Deque<WirePacket> sent) {
    List<WirePacket> own = new ArrayList<>();
    while (own.size() < step.sends().size() && !sent.isEmpty()) own.add(sent.remove());
    return about == null && own.isEmpty() ? null : new StepPackets(about, own);
  }

  @Override
  public synchronized boolean hasUnacknowledged() {
    return end.hasUnacknowledged();
  }

  @Override
  public synchronized long timeWaitNanos() {
    long at = end.state() == TcpState.TIME_WAIT ? end.deadline(Timer.TIME_WAIT) : FarEnd.NEVER;
    if (at == FarEnd.NEVER) return 0;
    return Math.max(0, TimeUnit.MICROSECONDS.toNanos(at) - (System.nanoTime() - began));
  }

  @Override
  public synchronized TcpState state() {
    return end.state();
  }

  @Override
  public synchronized List<Turn> take() {
    List<Turn> taken = List.copyOf(turns);
    turns.clear();
    return taken;
  }

  @Override
  public synchronized Turn stands() {
    long now = System.nanoTime();
    return new Turn(now, end.stands(micros(now)), Octets.NONE, null);
  }
}
