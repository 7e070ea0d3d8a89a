package lockstep.probe.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lockstep.probe.lab.Medium;
import lockstep.probe.lab.Passing;
import lockstep.probe.lab.Passing.Kind;
import lockstep.probe.lab.Reading;
import lockstep.probe.table.SocketPair;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;
import lockstep.scenario.SegmentGate;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.Event.Deed;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * Takes each segment out of the device, keeps it as long as the scenario wants, and puts it back
 * with its addresses swapped, one at a time.
 */
final class WireInHand implements Medium {
  /** How long the thread sleeps at most, so that it sees that it shall end. */
  private static final int IDLE_MILLIS = 1000;

  /** How long a verb waits for the segment that it is about. */
  private static final long COMES_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long CLOSE_MILLIS = 2000;

  /** A segment that just came out of the device. */
  private record Fresh(SentSegment sent, long nanos, boolean answer, Timer timer) {}

  private final TunDevice device;
  private final PrivateGround ground;
  private final Thread thread = new Thread(this::run, "lockstep-wire");
  private volatile boolean closing;
  private volatile SegmentGate gate;
  private Look look;

  // Guarded by this.
  private final RelativeNumbers numbers = new RelativeNumbers();
  private final Map<SocketPair, Actor> actors = new HashMap<>();
  private final Flights flights = new Flights();
  private final List<Fresh> fresh = new ArrayList<>();
  private final HeldSegments held = new HeldSegments(actors);
  private final List<Passing> passings = new ArrayList<>();
  private double lossPercent;
  private Random chance = new Random(1);
  private long lastNanos;
  private long repeats;
  private boolean stopped;
  private boolean handing;
  private SentSegment asking;
  private boolean lost;
  private IOException failure;

  /**
   * A wire over a device.
   *
   * @param ground whose addresses are at its ends
   */
  WireInHand(TunDevice device, PrivateGround ground) {
    this.device = device;
    this.ground = ground;
    thread.setDaemon(true);
  }

  @Override
  public void begin(Look look) {
    this.look = look;
    thread.start();
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
    if (set.option() == Option.LATENCY)
      flights.latency(((OptionValue.Time) set.value()).duration().toNanos());
    else if (set.option() == Option.LOSS)
      lossPercent = ((OptionValue.Percent) set.value()).percent();
    else if (set.option() == Option.SEED)
      chance = new Random(((OptionValue.Number) set.value()).number());
  }

  @Override
  public synchronized boolean isBusy() {
    return !flights.isEmpty() || !fresh.isEmpty() || handing;
  }

  @Override
  public synchronized boolean keepsBack() {
    return !held.all().isEmpty() || lost;
  }

  @Override
  public synchronized long repeats() {
    return repeats;
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
      switch (action.verb()) {
        case HOLD -> held.hold(action.selection());
        case DELIVER -> flights.begin(taken(action, where), 0);
        case DROP -> {
          lost = true;
          befell(Deed.LOSES, taken(action, where));
        }
        case DUPLICATE -> {
          SentSegment one = reached(action, where);
          held.duplicate(one);
          befell(Deed.DUPLICATES, one);
        }
        case DELAY -> {
          SentSegment one = taken(action, where);
          flights.begin(one, action.delay().toNanos());
          befell(Deed.DELAYS, one);
        }
        case REORDER -> reorder(where);
        case RELEASE -> {
          for (SentSegment one : held.release()) flights.begin(one, 0);
        }
      }
    }
    device.wake();
  }

  private void reorder(String where) throws StageFailure, InterruptedException {
    long until = System.nanoTime() + COMES_NANOS;
    while (held.all().size() < 2)
      if (!comes(until)) throw failure(where, "two segments that are held");
    SentSegment first = held.all().get(0);
    SentSegment second = held.all().get(1);
    for (SentSegment one : List.of(second, first)) {
      held.remove(one);
      flights.begin(one, 0);
    }
  }

  private SentSegment taken(Action.Wire action, String where)
      throws StageFailure, InterruptedException {
    SentSegment one = reached(action, where);
    held.remove(one);
    return one;
  }

  /** The held one that is meant; waits a moment for it to come. */
  private SentSegment reached(Action.Wire action, String where)
      throws StageFailure, InterruptedException {
    long until = System.nanoTime() + COMES_NANOS;
    while (true) {
      Optional<SentSegment> one = held.find(action.selection());
      if (one.isPresent()) return one.get();
      if (!comes(until)) throw failure(where, HeldSegments.words(action.selection()));
    }
  }

  /** Waits until something has changed; false when the time is over. */
  private boolean comes(long until) throws InterruptedException {
    long left = until - System.nanoTime();
    if (left <= 0) return false;
    wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
    return true;
  }

  private StageFailure failure(String where, String expected) {
    return new StageFailure(
        StageFailure.Blame.SCENARIO,
        "%sexpected %s, found %s".formatted(where, expected, held.inWords()));
  }

  private void befell(Deed deed, SentSegment one) {
    passings.add(Passing.befell(one.sender(), one.receiver(), one.segment(), deed));
  }

  private void run() {
    try {
      while (!closing) {
        device.await(sleep());
        awaitGo();
        if (takeIn(false)) note(look.read());
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

  /** Whether the same stands still already: held, or because somebody looks at it. */
  private boolean isCopy(SentSegment one) {
    if (held.all().stream().anyMatch(one::isCopyOf)) return true;
    if (gate == null) return false;
    return asking != null && one.isCopyOf(asking) || flights.hasCopyOf(one);
  }

  private synchronized void fail(IOException e) {
    if (!closing) failure = e;
    flights.clear();
    handing = false;
    notifyAll();
  }

  private synchronized int sleep() {
    if (flights.isEmpty() || stopped) return IDLE_MILLIS;
    long millis = TimeUnit.NANOSECONDS.toMillis(flights.nanosToNext() + 999_999);
    return (int) Math.min(IDLE_MILLIS, Math.max(0, millis));
  }

  /** The segment that is to be handed over now; null when none is. */
  private synchronized SentSegment due() {
    SentSegment due = stopped ? null : flights.takeDue();
    if (due == null) return null;
    handing = true;
    asking = due;
    return due;
  }

  /** Lets somebody say of each segment when it may go. */
  void ask(SegmentGate asked) {
    gate = asked;
  }

  private void awaitGate(SentSegment one) throws IOException, InterruptedException {
    SegmentGate asked = gate;
    if (asked == null) return;
    Reading now = look.read();
    Map<Actor, TcpState> standing;
    Actor from;
    synchronized (this) {
      from = actors.get(one.sender());
      standing = Standing.of(now, actors);
    }
    // A segment of nobody's is nothing to look at.
    if (from != null && !asked.await(from, one.segment(), standing)) gate = null;
  }

  /** Gives a segment to its receiver's kernel; what comes of it is read before the next one. */
  private void handOver(SentSegment one) throws IOException, InterruptedException {
    awaitGate(one);
    // While somebody looked the kernel may have sent more, which is no answer to this one.
    if (takeIn(false)) note(look.read());
    long now = System.nanoTime();
    device.write(one.packet().swapped());
    takeIn(true);
    Reading after = look.read();
    boolean more = takeIn(true);
    synchronized (this) {
      passings.add(Passing.arrived(now, one.sender(), one.receiver(), one.segment(), after));
    }
    note(more ? look.read() : after);
    synchronized (this) {
      handing = false;
      asking = null;
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
      WirePacket packet = WirePacket.of(octets).orElse(null);
      // The kernel also looks for routers and listeners; that is not TCP's.
      if (packet == null || !ground.isOurs(packet.sender())) continue;
      take(packet, answer);
      any = true;
    }
  }

  private synchronized void take(WirePacket packet, boolean answer) {
    SocketPair far = ground.opposite(packet.sender());
    SentSegment one =
        new SentSegment(packet, far, numbers.of(packet.sender(), far, packet.segment()));
    Timer timer = numbers.sends(packet.sender(), one.segment());
    if (timer == Timer.RETRANSMISSION) {
      lost = false;
      repeats++;
    }
    lastNanos = System.nanoTime();
    fresh.add(new Fresh(one, lastNanos, answer, timer));
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
              after));
      if (isCopy(one.sent())) {
        // The one that is held is enough; a copy would be a second one that nobody asked for.
        befell(Deed.LOSES, one.sent());
      } else if (held.takes(one.sent())) {
        befell(Deed.HOLDS, one.sent());
      } else if (100 * chance.nextDouble() < lossPercent) {
        lost = true;
        befell(Deed.LOSES, one.sent());
      } else {
        flights.begin(one.sent(), 0);
      }
    }
    fresh.clear();
    notifyAll();
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
