package lockstep.probe.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;

/**
 * Reads the rows of the watched pairs over and over, on a thread of its own, and keeps every change
 * with the time of the reading that showed it.
 *
 * <p>While a change is awaited it reads without a pause: states such as SYN-SENT last some ten
 * microseconds on loopback, and the shortest sleep would pass them by. That takes a whole
 * processor, so it is done only where there is a second one and only between {@link #hurry()} and
 * {@link #rest()}.
 *
 * <p>One thread plays with it; {@link #close()} may be called from any.
 */
final class StateSampler implements AutoCloseable {
  /** Opens the table on the sampler's own thread. */
  interface Opener {
    SocketTable open() throws SocketTableException;
  }

  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long SHARED_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * How many readings of the connections there are to one of the listeners, which hardly change.
   */
  private static final int LISTENERS_EVERY = 64;

  /**
   * How long a call may wait for the sampler to run beside it. Beside ten busy programs a processor
   * it comes to that within some tens of milliseconds; after 10 ms one call in eight was made
   * unwatched there, after 200 ms one in a hundred.
   */
  private static final long BESIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** ... and where a reading takes so long that it is not seen to be made. */
  private static final long SLOW_BESIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** ... and how long it looks before it moves elsewhere, several readings' time. */
  private static final long TURN_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** How many readings must be made within that time. */
  private static final int TURN_READINGS = 4;

  private final Opener opener;
  private final boolean alone = Runtime.getRuntime().availableProcessors() < 2;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();

  // Written by the playing thread, read by the sampler between two readings.
  private volatile List<SocketPair> connections = List.of();
  private volatile List<SocketPair> listeners = List.of();
  private volatile boolean hurry;
  private volatile boolean closing;

  // Written by the sampler only.
  private volatile long readings;

  /** Whether a reading was ever so short that a turn holds enough of them. */
  private volatile boolean quick;

  // Changed under the lock only; the sampler also looks at them without it.
  private volatile long asked;
  private volatile long answered;

  // Guarded by the lock.
  private final List<Change> changes = new ArrayList<>();
  private Reading reading;
  private SocketTableException failure;
  private boolean ended;

  StateSampler(Opener opener) {
    this.opener = opener;
    this.thread = new Thread(this::run, "lockstep-sampler");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Sets which pairs are watched from the next reading on. One that is new has had no row before.
   */
  void watch(List<SocketPair> connections, List<SocketPair> listeners) {
    this.connections = List.copyOf(connections);
    this.listeners = List.copyOf(listeners);
    LockSupport.unpark(thread);
  }

  /** Reads without a pause from here on; returns once it does. */
  void hurry(Duration atMost) throws SocketTableException, InterruptedException {
    hurry = true;
    read(atMost);
  }

  /** Reads seldom from here on. */
  void rest() {
    hurry = false;
  }

  /**
   * A reading of every watched row that begins after this call.
   *
   * @throws SocketTableException when the table cannot be read, or not within this time
   */
  Reading read(Duration atMost) throws SocketTableException, InterruptedException {
    lock.lockInterruptibly();
    try {
      long mine = ++asked;
      LockSupport.unpark(thread);
      long left = atMost.toNanos();
      while (answered < mine) {
        checkRuns();
        if (left <= 0)
          throw new SocketTableException(
              "the socket table was not read in " + atMost.toMillis() + " ms");
        left = news.awaitNanos(left);
      }
      return reading;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The changes since they were last taken, in the order of their time; waits for one until {@link
   * System#nanoTime()} reaches {@code until}, and gives none then.
   */
  List<Change> take(long until) throws SocketTableException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (changes.isEmpty()) {
        checkRuns();
        long left = until - System.nanoTime();
        if (left <= 0) return List.of();
        news.awaitNanos(left);
      }
      List<Change> taken = List.copyOf(changes);
      changes.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void checkRuns() throws SocketTableException {
    if (failure != null) throw new SocketTableException(failure.getMessage(), failure);
    if (ended) throw new SocketTableException("the run is closed");
  }

  /** Ends the thread and waits for its end, but for its own sake no longer than a second. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    if (Thread.currentThread() == thread) return;
    boolean interrupted = false;
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    for (long left = 1; thread.isAlive() && left > 0; left = until - System.nanoTime()) {
      try {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private void run() {
    try (SocketTable table = opener.open()) {
      sample(table);
    } catch (SocketTableException e) {
      fail(e);
    } catch (RuntimeException | LinkageError e) {
      fail(new SocketTableException("the socket table cannot be read: " + e, e));
    } finally {
      lock.lock();
      try {
        ended = true;
        news.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void fail(SocketTableException e) {
    lock.lock();
    try {
      failure = e;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns when the sampler is seen to read while the calling thread runs, so on another
   * processor: a call that is made now is watched while it is made. Where other programs keep the
   * processors busy it gives up after a while, and what the call brings may go unseen.
   */
  void besideReading() {
    if (!hurry || alone) return;
    long giveUp = System.nanoTime() + (quick ? BESIDE_NANOS : SLOW_BESIDE_NANOS);
    while (System.nanoTime() < giveUp && !closing) {
      long from = readings;
      long until = System.nanoTime() + TURN_NANOS;
      // Without giving way: readings made meanwhile are made elsewhere.
      while (System.nanoTime() < until) {
        if (readings >= from + TURN_READINGS) return;
        Thread.onSpinWait();
      }
      if (!Processors.leave()) Thread.yield();
    }
  }

  private void warmUp(SocketTable table) throws SocketTableException {
    if (alone) return;
    WarmUp.read(table, this::keep, this::timed, () -> closing);
    forgetChanges();
  }

  private void forgetChanges() {
    lock.lock();
    try {
      changes.clear();
    } finally {
      lock.unlock();
    }
  }

  /** From the begin of one reading to the end of the next, or 0: no shorter than a reading. */
  private void timed(long gapMicros) {
    if (!quick && gapMicros > 0)
      quick = TimeUnit.MICROSECONDS.toNanos(gapMicros) * TURN_READINGS <= TURN_NANOS;
  }

  private void sample(SocketTable table) throws SocketTableException {
    warmUp(table);
    Watched ends = new Watched(table, List.of(), null, this::keep);
    Watched listening = new Watched(table, List.of(), null, this::keep);
    for (long round = 0; !closing; round++) {
      // Looked at before the pairs: who asks has set them before, and is answered about them.
      long wanted = asked;
      if (ends.pairs() != connections) ends = new Watched(table, connections, ends, this::keep);
      if (listening.pairs() != listeners)
        listening = new Watched(table, listeners, listening, this::keep);
      boolean fast = hurry && !alone;
      boolean all =
          !fast || wanted > answered || listening.isUnsure() || round % LISTENERS_EVERY == 0;
      long gap = ends.read();
      timed(gap);
      readings = round;
      if (all) listening.read();
      boolean unsure = ends.isUnsure() || listening.isUnsure();
      if (wanted > answered && !unsure) answer(wanted, gap, ends, listening);
      if (fast || unsure) Thread.onSpinWait();
      else if (asked == wanted) LockSupport.parkNanos(this, hurry ? SHARED_NANOS : REST_NANOS);
    }
  }

  private void keep(Change change) {
    lock.lock();
    try {
      changes.add(change);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void answer(long wanted, long gapMicros, Watched ends, Watched listening)
      throws SocketTableException {
    Map<SocketPair, SocketRow> rows = new LinkedHashMap<>();
    ends.rowsInto(rows);
    listening.rowsInto(rows);
    lock.lock();
    try {
      answered = wanted;
      reading = new Reading(System.nanoTime(), gapMicros, rows);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
