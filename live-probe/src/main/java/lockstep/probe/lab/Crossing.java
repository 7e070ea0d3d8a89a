package lockstep.probe.lab;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
  private static final long HANDSHAKE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

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
   */
  record Outcome(SocketChannel first, SocketChannel second, int tries) {
    boolean crossed() {
      return first != null;
    }
  }

  private final InetAddress host;
  private final StandardProtocolFamily family;
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
  private volatile boolean secondConnected;

  Crossing(InetAddress host, StandardProtocolFamily family) {
    this.host = host;
    this.family = family;
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
        Outcome outcome = attempt(++tries, first, second);
        if (outcome != null) return outcome;
      }
      return new Outcome(null, null, tries);
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

  private Outcome attempt(int number, List<SocketSetting> ofFirst, List<SocketSetting> ofSecond)
      throws IOException {
    try (End mine = new End(ofFirst);
        End other = new End(ofSecond)) {
      mine.far = other.local();
      other.far = mine.local();
      second = other;
      processorOfFirst = Processors.here();
      begun = number;
      await(() -> ready == number || !helper.isAlive());
      go = number;
      boolean connected = mine.connect();
      await(() -> done == number || !helper.isAlive());
      if (!helper.isAlive()) throw new IOException("the second thread has failed");
      return connected && secondConnected ? new Outcome(mine.keep(), other.keep(), number) : null;
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
      secondConnected = !over && mine.connect();
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

    End(List<SocketSetting> settings) throws IOException {
      channel = SocketChannel.open(family);
      try {
        for (SocketSetting setting : settings) setting.applyTo(channel);
        channel.bind(LoopbackOnly.checked(new InetSocketAddress(host, 0)));
        channel.configureBlocking(false);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }

    SocketAddress local() throws IOException {
      return channel.getLocalAddress();
    }

    /** Whether the connection came to be. */
    boolean connect() {
      try {
        boolean connected = channel.connect(LoopbackOnly.checked(far));
        long until = System.nanoTime() + HANDSHAKE_NANOS;
        while (!connected && System.nanoTime() < until) {
          Thread.onSpinWait();
          connected = channel.finishConnect();
        }
        return connected;
      } catch (IOException e) {
        // Refused: this SYN came before the other socket had called. The next try may do better.
        return false;
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
