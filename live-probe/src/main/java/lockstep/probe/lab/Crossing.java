package lockstep.probe.lab;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A simultaneous open (RFC 9293, section 3.5): two sockets connect to each other so close in time
 * that each SYN finds the other socket calling too.
 *
 * <p>On loopback a SYN is at the other end some microseconds after the call, and a socket that has
 * not called yet refuses it. So two threads, each on a processor of its own, wait for each other
 * without a pause and call; where they missed each other they try again with fresh sockets.
 */
final class Crossing {
  /** Tried until then, whichever is first. */
  static final int MOST_TRIES = 2000;

  static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** How long a handshake whose SYNs have crossed may take on a busy computer. */
  private static final long HANDSHAKE_MILLIS = 100;

  /**
   * How long one waits for the other without giving way. Among busy programs each of the two has a
   * processor for some milliseconds at a time: who gives way at once is seldom there with the
   * other.
   */
  private static final long SPIN_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

  /**
   * What came of it.
   *
   * @param first the first end, connected; null when the SYNs never crossed
   * @param second the second end, likewise
   * @param tries how often it was tried
   * @param misses how the tries ended that came to nothing
   * @param ofFirst remarks where the system gave the first socket something else than was set
   * @param ofSecond likewise
   */
  record Outcome(
      SocketChannel first,
      SocketChannel second,
      int tries,
      Misses misses,
      List<String> ofFirst,
      List<String> ofSecond) {
    boolean crossed() {
      return first != null;
    }
  }

  /**
   * How often both sockets did not come to a connection.
   *
   * @param refused a SYN came before the other socket had called
   * @param late nobody was refused, and the handshake took too long
   * @param otherwise a call failed with something else
   * @param last what it failed with at last, or null
   */
  record Misses(int refused, int late, int otherwise, String last) {
    private static final Misses NONE = new Misses(0, 0, 0, null);

    private Misses and(Ended first, Ended second) {
      if (first.how() == Ended.How.REFUSED || second.how() == Ended.How.REFUSED)
        return new Misses(refused + 1, late, otherwise, last);
      String failure = first.failure() == null ? second.failure() : first.failure();
      return failure == null
          ? new Misses(refused, late + 1, otherwise, last)
          : new Misses(refused, late, otherwise + 1, failure);
    }

    /** In words; what there was not is left out. */
    String words() {
      List<String> words = new ArrayList<>();
      if (refused > 0)
        words.add(refused + " times one came before the other socket had called and was refused");
      if (late > 0)
        words.add(late + " times there was no connection in " + HANDSHAKE_MILLIS + " ms");
      if (otherwise > 0) words.add(otherwise + " times a call failed, at last with: " + last);
      return String.join("; ", words);
    }
  }

  /**
   * How one end's connect ended.
   *
   * @param failure what it failed with, null where it did not or was refused
   */
  private record Ended(How how, String failure) {
    enum How {
      CONNECTED,
      REFUSED,
      LATE,
      FAILED
    }

    static Ended of(How how) {
      return new Ended(how, null);
    }
  }

  private final InetAddress host;
  private final StandardProtocolFamily family;
  private final BooleanSupplier closed;
  private final Thread helper = new Thread(this::help, "lockstep-crossing");

  // What the two threads tell each other: the number of the try that has come so far.
  private volatile int begun;
  private volatile int ready;
  private volatile int go;
  private volatile int done;
  private volatile boolean over;

  /** Written before a try begins. */
  private End second;

  private volatile int processorOfFirst;
  private volatile Ended ofSecond;

  /** The first thread's own. */
  private Misses misses = Misses.NONE;

  private final List<String> remarksOfFirst = new ArrayList<>();
  private final List<String> remarksOfSecond = new ArrayList<>();

  /**
   * A crossing of sockets of one family.
   *
   * @param closed whether the run is closed, so that no more is to be tried
   */
  Crossing(InetAddress host, StandardProtocolFamily family, BooleanSupplier closed) {
    this.host = host;
    this.family = family;
    this.closed = closed;
  }

  /**
   * Tries until the SYNs have crossed, or it is tried enough. The sockets that are handed out are
   * the caller's to close.
   *
   * @param first the settings of the first socket
   * @param second the settings of the second
   */
  Outcome cross(List<SocketSetting> first, List<SocketSetting> second)
      throws IOException, InterruptedException {
    helper.setDaemon(true);
    helper.start();
    try {
      long end = System.nanoTime() + MOST_NANOS;
      int tries = 0;
      while (tries < MOST_TRIES && System.nanoTime() < end) {
        if (Thread.interrupted()) throw new InterruptedException();
        if (closed.getAsBoolean()) throw new IOException("the run is closed");
        Outcome outcome = attempt(++tries, first, second);
        if (outcome != null) return outcome;
      }
      return outcome(null, null, tries);
    } finally {
      over = true;
      join();
    }
  }

  private void join() {
    boolean interrupted = false;
    while (helper.isAlive()) {
      try {
        helper.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private Outcome outcome(SocketChannel first, SocketChannel second, int tries) {
    return new Outcome(first, second, tries, misses, remarksOfFirst, remarksOfSecond);
  }

  private Outcome attempt(int number, List<SocketSetting> first, List<SocketSetting> other)
      throws IOException {
    try (End mine = new End(first, remarksOfFirst);
        End far = new End(other, remarksOfSecond)) {
      mine.far = far.local();
      far.far = mine.local();
      second = far;
      processorOfFirst = Processors.here();
      begun = number;
      await(() -> ready == number || !helper.isAlive());
      go = number;
      Ended ofFirst = mine.connect();
      await(() -> done == number || !helper.isAlive());
      if (!helper.isAlive()) throw new IOException("the second thread has failed");
      if (ofFirst.how() == Ended.How.CONNECTED && ofSecond.how() == Ended.How.CONNECTED)
        return outcome(mine.keep(), far.keep(), number);
      misses = misses.and(ofFirst, ofSecond);
      return null;
    }
  }

  /** The second thread: connects at the other end of each try. */
  private void help() {
    for (int number = 1; ; number++) {
      int next = number;
      await(() -> begun == next || over);
      if (over) return;
      if (Processors.here() == processorOfFirst) Processors.leave();
      End mine = second;
      ready = number;
      while (go != number && !over) Thread.onSpinWait();
      ofSecond = over ? Ended.of(Ended.How.LATE) : mine.connect();
      done = number;
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    long giveWay = System.nanoTime() + SPIN_NANOS;
    while (!condition.holds()) {
      if (System.nanoTime() < giveWay) Thread.onSpinWait();
      else Thread.yield();
    }
  }

  /** One end of a try. */
  private final class End implements Closeable {
    private final SocketChannel channel;
    private SocketAddress far;
    private boolean kept;

    End(List<SocketSetting> settings, List<String> remarks) throws IOException {
      channel = SocketChannel.open(family);
      try {
        channel.bind(LoopbackOnly.checked(new InetSocketAddress(host, 0)));
        for (SocketSetting setting : settings) {
          String remark = setting.applyTo(channel);
          if (remark != null && !remarks.contains(remark)) remarks.add(remark);
        }
        channel.configureBlocking(false);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }

    SocketAddress local() throws IOException {
      return channel.getLocalAddress();
    }

    /** Connects, and waits as long as a handshake may take. */
    Ended connect() {
      try {
        boolean connected = channel.connect(LoopbackOnly.checked(far));
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HANDSHAKE_MILLIS);
        while (!connected && System.nanoTime() < until) {
          Thread.onSpinWait();
          connected = channel.finishConnect();
        }
        return Ended.of(connected ? Ended.How.CONNECTED : Ended.How.LATE);
      } catch (IOException e) {
        // The next try may do better.
        boolean refused = SignalWords.of(e).equals(SignalWords.REFUSED);
        return refused
            ? Ended.of(Ended.How.REFUSED)
            : new Ended(Ended.How.FAILED, String.valueOf(e.getMessage()));
      }
    }

    SocketChannel keep() {
      kept = true;
      return channel;
    }

    @Override
    public void close() throws IOException {
      if (!kept) channel.close();
    }
  }
}
