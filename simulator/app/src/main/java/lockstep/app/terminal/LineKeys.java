package lockstep.app.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keys from a pipe or a file, where a line is the key it begins with: q ends the run. */
public final class LineKeys implements Keys {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final InputStream in;

  /** What the line that is being read began with; negative between two lines. */
  private int first = -1;

  private final CountDownLatch closed = new CountDownLatch(1);

  public LineKeys(InputStream in) {
    this.in = in;
  }

  @Override
  public Key next() throws IOException {
    while (true) {
      int octet = in.read();
      if (octet < 0 && first < 0) return Key.NO_MORE;
      if (ends(octet)) return key();
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A stream that ends looks like one from which nothing comes: its end is no key. A line that
   * has begun when the time is over goes on the next time.
   */
  @Override
  public Optional<Key> next(Duration within) throws IOException, InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    while (true) {
      while (in.available() > 0) if (ends(in.read())) return Optional.of(key());
      long left = until - System.nanoTime();
      // A stream cannot be waited for with a bound, only be asked again.
      if (left <= 0 || closed.await(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS))
        return Optional.empty();
    }
  }

  /** Takes an octet of a line; says whether the line is over. */
  private boolean ends(int octet) {
    if (first < 0) first = octet;
    return octet < 0 || octet == '\n';
  }

  private Key key() {
    int began = first;
    first = -1;
    return Keys.meaning(began);
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
