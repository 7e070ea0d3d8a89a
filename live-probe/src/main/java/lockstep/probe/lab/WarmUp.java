package lockstep.probe.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;

/**
 * Reads for nothing until reading is quick, and takes changes for nothing until that is: the work
 * on the first change must not last longer than the state after it.
 */
final class WarmUp {
  /** Readings until the path of a reading is compiled and takes a tenth of the first one's time. */
  private static final int READINGS = 3000;

  /** ... but a run's begin does not wait for them longer than this. */
  private static final long AT_MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** How many readings there are to one that shows a change. */
  private static final int CHANGE_EVERY = 2;

  private static final String HOST = "127.0.0.1";

  /** A pair that no connection has. */
  private static final SocketPair NOBODY =
      new SocketPair(new SocketAddress(HOST, 1), new SocketAddress(HOST, 1));

  /** Those made in this program so far; a few more where two runs begin at the same time. */
  private static volatile int made;

  private WarmUp() {}

  /**
   * Reads a socket that listens on loopback for this time, and one that is not there.
   *
   * @param changed is given changes that mean nothing
   * @param timed is given how long each reading took, in microseconds
   * @param closing whether nobody waits any more
   */
  static void read(
      SocketTable table, Consumer<Change> changed, LongConsumer timed, BooleanSupplier closing)
      throws SocketTableException {
    if (made >= READINGS) return;
    long until = System.nanoTime() + AT_MOST_NANOS;
    try (ServerSocketChannel somebody = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
      somebody.bind(LoopbackOnly.checked(new InetSocketAddress(HOST, 0)));
      int port = ((InetSocketAddress) somebody.getLocalAddress()).getPort();
      SocketPair pair = SocketPair.listening(new SocketAddress(HOST, port));
      Watched both = new Watched(table, List.of(NOBODY, pair), null, changed);
      while (made < READINGS && System.nanoTime() < until && !closing.getAsBoolean()) {
        timed.accept(both.read());
        if (++made % CHANGE_EVERY == 0) both.forget();
      }
    } catch (SocketTableException e) {
      throw e;
    } catch (IOException e) {
      // Where nothing may be opened for this, the first readings are slow.
      return;
    }
  }
}
