package lockstep.probe.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lockstep.packet.TcpPacket;
import lockstep.packet.WirePacket;
import lockstep.probe.lab.FarPlayer;
import lockstep.probe.lab.Medium;
import lockstep.probe.lab.Passing;
import lockstep.probe.lab.Passing.Kind;
import lockstep.probe.lab.Reading;
import lockstep.scenario.Action;
import lockstep.scenario.FarEnd;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event.Deed;
import lockstep.tcp.Segment;
import lockstep.tcp.Timer;

/**
 * Takes each segment out of the device, keeps it as long as the scenario wants, and puts it back
 * with its addresses swapped, one at a time.
 */
final class WireInHand implements Medium {
  /** How long the thread sleeps at most, so that it sees that it shall end. */
  private static final int IDLE_MILLIS = 1000;

  /** How long the RST of a socket may take that is given up; some states have none. */
  private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long CLOSE_MILLIS = 2000;

  /**
   * A segment that just came out of the device.
   *
   * @param missed whether one was lost before and not yet repeated
   */
  private record Fresh(SentSegment sent, long nanos, boolean answer, Timer timer, boolean missed) {}

  private final TunDevice device;
  private final PrivateGround ground;
  private final Thread thread = new Thread(this::run, "lockstep-wire");
  private volatile boolean closing;

  /** Who stands at the far address in the place of a kernel's socket; null for nobody. */
  private final FarSocket far;

  private Glance look;

  // Guarded by this.
  private final RelativeNumbers numbers = new RelativeNumbers();
  private final KeptPackets packets = new KeptPackets();
  private final Map<SocketPair, Actor> actors = new HashMap<>();
  private final List<Fresh> fresh = new ArrayList<>();
  private final Departures departures = new Departures(this, actors, this::befell);
  private final Flights flights = departures.flights();
  private final List<Passing> passings = new ArrayList<>();
  private long lastNanos;
  private boolean stopped;
  private boolean handing;

  /** Whether the thread may have a segment that is in none of the lists. */
  private boolean taking;

  /** Whose next RST is not handed on; null for nobody's. */
  private SocketPair silent;

  private IOException failure;

  /**
   * A wire over a device.
   *
   * @param ground whose addresses are at its ends
   * @param end who stands at the far address; null for the other socket of this kernel
   */
  WireInHand(TunDevice device, PrivateGround ground, FarEnd end) {
    this.device = device;
    this.ground = ground;
    this.far = end == null ? null : new FarSocket(end, ground.farHost(), new FarWay());
    thread.setDaemon(true);
  }

  @Override
  public void begin(Look look) {
    this.look = new Glance(look);
    if (far != null) far.begin();
    thread.start();
  }

  @Override
  public Optional<FarPlayer> far() {
    return Optional.ofNullable(far);
  }

  @Override
  public synchronized void know(Map<SocketPair, Actor> known) {
    actors.putAll(known);
  }

  @Override
  public synchronized void stop() {
    stopped = true;
  }

  @Override
  public void go() {
    synchronized (this) {
      stopped = false;
      notifyAll();
    }
    device.wake();
  }

  @Override
  public synchronized void set(Action.Set set) {
    departures.set(set);
  }

  @Override
  public synchronized void silence(SocketPair socket) {
    silent = socket;
  }

  @Override
  public synchronized void hearAgain(SocketPair socket) throws InterruptedException {
    long until = System.nanoTime() + SILENT_NANOS;
    while (socket.equals(silent) && HandOnSegments.somethingComes(this, until)) {}
    silent = null;
  }

  /** The segments of our sockets that stand still, in the order of their departure. */
  synchronized List<Stage.Held> held() {
    List<Stage.Held> all = new ArrayList<>();
    for (SentSegment one : departures.held()) {
      Actor from = actors.get(one.sender());
      if (from != null) all.add(new Stage.Held(from, one.segment()));
    }
    return all;
  }

  /**
   * A segment that this thread has not been given a processor for is under way too. The device is
   * asked first: what is gone from it then, {@link #taking} tells of.
   */
  @Override
  public boolean isBusy() {
    boolean waits = device.isReadable();
    synchronized (this) {
      if (failure != null) return false;
      return waits || taking || !flights.isEmpty() || !fresh.isEmpty() || handing;
    }
  }

  @Override
  public synchronized boolean keepsBack() {
    return departures.keepsBack();
  }

  @Override
  public synchronized long repeats() {
    return departures.repeats();
  }

  @Override
  public synchronized long repeatsWhenLost() {
    return departures.repeatsWhenLost();
  }

  @Override
  public synchronized long lastNanos() {
    return lastNanos;
  }

  @Override
  public synchronized List<Passing> take() throws IOException {
    if (failure != null) throw failure;
    List<Passing> taken = List.copyOf(passings);
    passings.clear();
    return taken;
  }

  @Override
  public void act(Action.Wire action, String where) throws StageFailure, InterruptedException {
    synchronized (this) {
      departures.act(action, where);
    }
    device.wake();
  }

  private void befell(Deed deed, SentSegment one) {
    passings.add(Passing.befell(one.sender(), one.receiver(), one.segment(), deed, one.kept()));
  }

  private void run() {
    try {
      while (!closing) {
        int millis = Math.min(sleep(), farSleep());
        if (millis > 0) device.await(millis);
        awaitGo();
        setTaking(true);
        if (far != null) far.runsOut();
        if (takeIn(false)) note(look.read(moreWait()));
        setTaking(false);
        SentSegment due = due();
        if (due != null) handOver(due);
      }
    } catch (IOException | RuntimeException e) {
      fail(e instanceof IOException io ? io : new IOException("the wire broke: " + e, e));
    } catch (InterruptedException e) {
      fail(new IOException("the wire was interrupted", e));
    }
  }

  /** What is sent in calls of one moment is taken in together when all have been made. */
  private synchronized void awaitGo() throws InterruptedException {
    while (stopped && !closing) wait();
  }

  /**
   * Whether it was repeated only because somebody takes his time with the segment that would answer
   * it: where all are held, a kernel's patience is not what is looked at.
   */
  private boolean isRepeatOfLooking(Fresh one) {
    return one.timer() == Timer.RETRANSMISSION
        && !one.answer()
        && !one.missed()
        && departures.allStand();
  }

  private synchronized void fail(IOException e) {
    if (!closing) failure = e;
    flights.clear();
    handing = false;
    notifyAll();
  }

  private synchronized void setTaking(boolean yes) {
    taking = yes;
  }

  private synchronized int sleep() {
    if (flights.isEmpty() || stopped) return IDLE_MILLIS;
    long millis = TimeUnit.NANOSECONDS.toMillis(flights.nanosToNext() + 999_999);
    return (int) Math.min(IDLE_MILLIS, Math.max(0, millis));
  }

  private synchronized boolean moreWait() {
    return !flights.isEmpty();
  }

  /** How long until the far end's next timer; not while this is locked, for that calls here. */
  private int farSleep() {
    if (far == null) return IDLE_MILLIS;
    long nanos = far.nanosToNext();
    if (nanos > TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS)) return IDLE_MILLIS;
    return (int) TimeUnit.NANOSECONDS.toMillis(nanos + 999_999);
  }

  /** The segment that is to be handed over now; null when none is. */
  private synchronized SentSegment due() {
    SentSegment due = stopped ? null : flights.takeDue();
    if (due == null) return null;
    handing = true;
    return due;
  }

  /** Keeps the octets of all that passes, from now on. */
  synchronized void keepPackets() {
    packets.want();
  }

  /** Gives a segment to its receiver's kernel; what comes of it is read before the next one. */
  private void handOver(SentSegment one) throws IOException, InterruptedException {
    // The kernel may have sent more meanwhile, which is no answer to this one.
    if (takeIn(false)) note(look.read(moreWait()));
    look.passes(one.segment());
    if (far != null && far.isAt(one.receiver())) {
      far.arrives(one.packet(), packets.at(one.kept(), System.nanoTime()));
    } else {
      long now = System.nanoTime();
      // A packet of the far end's is addressed as it is; between two sockets of one kernel the
      // sender's own address comes back.
      device.write(far == null ? one.packet().swapped() : one.packet().octets());
      takeIn(true);
      Reading after = look.read(moreWait());
      boolean more = takeIn(true);
      synchronized (this) {
        passings.add(
            Passing.arrived(
                now,
                one.sender(),
                one.receiver(),
                one.segment(),
                after,
                packets.at(one.kept(), now)));
      }
      note(more ? look.read(moreWait()) : after);
    }
    synchronized (this) {
      handing = false;
      lastNanos = System.nanoTime();
      notifyAll();
    }
  }

  /**
   * Takes what the device has.
   *
   * @param answer whether it came while a segment was handed over
   * @return whether there was a segment
   */
  private boolean takeIn(boolean answer) throws IOException {
    boolean any = false;
    while (true) {
      byte[] octets = device.read();
      if (octets == null) return any;
      TcpPacket packet = TcpPacket.of(octets).orElse(null);
      // The kernel also looks for routers and listeners; that is not TCP's.
      if (packet == null || !ground.isOurs(packet.sender())) continue;
      take(packet, answer);
      any = true;
    }
  }

  private synchronized void take(TcpPacket packet, boolean answer) {
    if (packet.segment().has(ControlBit.RST) && packet.sender().equals(silent)) {
      silent = null;
      notifyAll();
      return;
    }
    lastNanos = System.nanoTime();
    SentSegment one = leaves(packet, packets.leaves(packet, lastNanos));
    look.passes(packet.segment());
    Timer timer = numbers.sends(packet.sender(), one.segment());
    boolean missed = departures.misses();
    departures.noteRepeat(timer);
    fresh.add(new Fresh(one, lastNanos, answer, timer, missed));
  }

  private SentSegment leaves(TcpPacket packet, WirePacket kept) {
    SocketPair receiver = ground.opposite(packet.sender());
    Segment relative = numbers.of(packet.sender(), receiver, packet.segment());
    return new SentSegment(packet, receiver, relative, kept);
  }

  /**
   * Notes the segments that came and lets them go, or holds them.
   *
   * @param after a reading after they came: what their senders have become by sending them
   */
  private synchronized void note(Reading after) {
    // Which of two calls of one moment came first is chance; the model's order is the actors'.
    if (fresh.stream().noneMatch(Fresh::answer))
      fresh.sort(
          Comparator.comparing(
              one -> actors.get(one.sent().sender()),
              Comparator.nullsLast(Comparator.naturalOrder())));
    for (Fresh one : fresh) {
      passings.add(
          new Passing(
              one.nanos(),
              Kind.SENT,
              one.sent().sender(),
              one.sent().receiver(),
              one.sent().segment(),
              null,
              one.answer(),
              one.timer(),
              after,
              one.sent().kept()));
      departures.depart(one.sent(), departures.holdsCopyOf(one.sent()) || isRepeatOfLooking(one));
    }
    fresh.clear();
    notifyAll();
  }

  /** The way of the far end's packets: the same as that of the kernel's. */
  private final class FarWay implements FarSocket.Way {
    @Override
    public WirePacket begin(TcpPacket packet) {
      synchronized (WireInHand.this) {
        lastNanos = System.nanoTime();
        SentSegment one = leaves(packet, packets.leaves(packet, lastNanos));
        departures.noteRepeat(numbers.sends(packet.sender(), one.segment()));
        departures.depart(one, departures.holdsCopyOf(one));
        WireInHand.this.notifyAll();
        return one.kept();
      }
    }

    @Override
    public void timersChanged() {
      if (Thread.currentThread() != thread) device.wake();
    }
  }

  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      notifyAll();
    }
    device.wake();
    boolean interrupted = false;
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
    while (thread.isAlive() && System.nanoTime() < until) {
      try {
        thread.join(CLOSE_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    device.close();
    if (interrupted) Thread.currentThread().interrupt();
  }
}
