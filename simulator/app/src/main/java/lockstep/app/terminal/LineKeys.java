package lockstep.app.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keys from a pipe or a file, where a line is a key: a line that begins with q ends the run. */
public final class LineKeys implements Keys {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final InputStream in;
  private final CountDownLatch closed = new CountDownLatch(1);

  public LineKeys(InputStream in) {
    this.in = in;
  }

  @Override
  public Key next() throws IOException {
    int first = in.read();
    if (first < 0) return Key.NO_MORE;
    int octet = first;
    while (octet >= 0 && octet != '\n') octet = in.read();
    return first == 'q' || first == 'Q' ? Key.QUIT : Key.GO_ON;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A stream that ends looks like one from which nothing comes: its end is no key.
   */
  @Override
  public Optional<Key> next(Duration within) throws IOException, InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    while (in.available() == 0) {
      long left = until - System.nanoTime();
      // A stream cannot be waited for with a bound, only be asked again.
      if (left <= 0 || closed.await(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS))
        return Optional.empty();
    }
    return Optional.of(next());
  }

  @Override
  public boolean promptable() {
    return false;
  }

  /** Ends the waiting; the stream belongs to whoever opened it. */
  @Override
  public void close() {
    closed.countDown();
  }
}
