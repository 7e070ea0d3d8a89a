package lockstep.probe.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lockstep.probe.table.DestroyNotices;
import lockstep.probe.table.SocketTableException;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.KernelEvent;

/**
 * What the kernel itself tells of a run's sockets: its trace, which only root may read, and its
 * notices of destroyed sockets, which everybody may. What cannot be had is missing; the run goes on
 * without it.
 *
 * <p>One thread plays with it; {@link #close()} may be called from any.
 */
final class KernelWord implements AutoCloseable {
  /** How long the notice of a socket that was closed is waited for; it took up to 2 ms. */
  private static final long NOTICE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final List<String> lacks = new ArrayList<>();
  private final Map<SocketPair, Actor> actors = new HashMap<>();

  /** Pairs whose socket is gone, or was waited for in vain. */
  private final Set<SocketPair> done = new HashSet<>();

  private final List<KernelEvent> events = new ArrayList<>();
  private KernelTrace trace;
  private DestroyNotices notices;
  private long began;

  private KernelWord() {}

  /** Listens to nothing. */
  static KernelWord silent() {
    return new KernelWord();
  }

  /** Listens to what can be had here. */
  static KernelWord open() {
    KernelWord word = new KernelWord();
    try {
      word.trace = KernelTrace.open(TraceFs.find());
    } catch (IOException e) {
      word.lacks.add("the kernel's own trace cannot be had: " + e.getMessage());
    }
    try {
      word.notices = DestroyNotices.open();
    } catch (SocketTableException e) {
      word.lacks.add("the kernel's notices of destroyed sockets cannot be had: " + e.getMessage());
    }
    return word;
  }

  /** Why something cannot be had, a sentence without its full stop for each. */
  List<String> lacks() {
    return List.copyOf(lacks);
  }

  /**
   * From when on times count.
   *
   * @param nanos {@link System#nanoTime()} when the run began
   */
  synchronized void begins(long nanos) {
    began = nanos;
  }

  /** Takes what these players' sockets do from here on. */
  synchronized void follow(Players players) {
    if (trace == null && notices == null) return;
    remember(players);
    if (trace == null) return;
    try {
      trace.follow(players.pairs());
    } catch (IOException e) {
      loseTrace(e);
    }
  }

  private void remember(Players players) {
    for (Player player : players.all())
      if (player.pair() != null) actors.put(player.pair(), player.actor());
  }

  /**
   * What was told since the last time, in the order of time. The notice of a socket that a program
   * has closed is waited for, but not long: the kernel sends it when it has time.
   */
  synchronized List<KernelEvent> heard(Players players) {
    if (trace == null && notices == null) return List.of();
    remember(players);
    Set<SocketPair> expected = expected(players);
    long until = System.nanoTime() + NOTICE_NANOS;
    takeTrace(players);
    takeNotices(players);
    while (notices != null && !done.containsAll(expected) && System.nanoTime() < until) {
      LockSupport.parkNanos(this, LOOK_NANOS);
      if (Thread.currentThread().isInterrupted()) break;
      takeNotices(players);
    }
    done.addAll(expected);
    List<KernelEvent> told = new ArrayList<>(events);
    events.clear();
    told.sort(Comparator.comparingLong(KernelEvent::atMicros));
    return told;
  }

  /** The sockets that no program holds any more and that have nothing left to say. */
  private static Set<SocketPair> expected(Players players) {
    Set<SocketPair> pairs = new HashSet<>();
    for (Player player : players.all()) {
      boolean over = player.state() == TcpState.CLOSED || player.state() == TcpState.TIME_WAIT;
      boolean closed = player.connection != null && !player.connection.isOpen();
      if (player.isConnection() && over && closed) pairs.add(player.pair());
    }
    return pairs;
  }

  private void takeTrace(Players players) {
    if (trace == null) return;
    try {
      Collection<SocketPair> ours = players.pairs();
      List<TraceLine> changes = new ArrayList<>();
      for (String line : trace.lines()) {
        TraceLine.lost(line).ifPresent(count -> lose(count + " events were lost"));
        TraceLine.parse(line).filter(c -> ours.contains(c.pair())).ifPresent(changes::add);
      }
      for (int i = 0; i < changes.size(); i++) {
        TraceLine change = changes.get(i);
        events.add(changed(change, lasted(change, changes.subList(i + 1, changes.size()))));
      }
    } catch (IOException e) {
      loseTrace(e);
    }
  }

  /** How long a socket stayed in the state it came to, if it has left it. */
  private static OptionalLong lasted(TraceLine change, List<TraceLine> later) {
    for (TraceLine next : later)
      if (next.pair().equals(change.pair()))
        return OptionalLong.of(Math.max(0, next.micros() - change.micros()));
    return OptionalLong.empty();
  }

  private KernelEvent changed(TraceLine change, OptionalLong lasted) {
    return new KernelEvent.Changed(
        Math.max(0, change.micros() - TimeUnit.NANOSECONDS.toMicros(began)),
        actors.get(change.pair()),
        change.pair().local(),
        change.pair().foreign(),
        change.from(),
        change.to(),
        lasted);
  }

  private void takeNotices(Players players) {
    if (notices == null) return;
    try {
      DestroyNotices.Heard heard = notices.take();
      long now = System.nanoTime();
      if (heard.lost()) lose("some notices of destroyed sockets were lost");
      Collection<SocketPair> ours = players.pairs();
      for (SocketPair pair : heard.destroyed()) {
        if (!ours.contains(pair)) continue;
        done.add(pair);
        events.add(
            new KernelEvent.Destroyed(micros(now), actors.get(pair), pair.local(), pair.foreign()));
      }
    } catch (SocketTableException e) {
      lose("no more notices of destroyed sockets: " + e.getMessage());
      notices.close();
      notices = null;
    }
  }

  private void loseTrace(IOException why) {
    lose("the trace ends here: " + why.getMessage());
    try {
      trace.close();
    } catch (IOException e) {
      lose("its instance stays behind: " + e.getMessage());
    }
    trace = null;
  }

  private void lose(String what) {
    events.add(new KernelEvent.Lost(micros(System.nanoTime()), what));
  }

  private long micros(long now) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMicros(now - began));
  }

  /** Removes what was made in the kernel; more than once is as good as once. */
  @Override
  public synchronized void close() {
    if (notices != null) notices.close();
    notices = null;
    KernelTrace open = trace;
    trace = null;
    if (open == null) return;
    try {
      open.close();
    } catch (IOException e) {
      throw new IllegalStateException(open.instance() + " cannot be removed: rmdir it", e);
    }
  }
}
