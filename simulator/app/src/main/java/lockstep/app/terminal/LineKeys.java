package lockstep.app.terminal;

import java.io.IOException;
import java.io.InputStream;

/** Keys from a pipe or a file, where a line is a key: a line that begins with q ends the run. */
public final class LineKeys implements Keys {
  private final InputStream in;

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

  @Override
  public boolean promptable() {
    return false;
  }

  /** Nothing to give back: the stream belongs to whoever opened it. */
  @Override
  public void close() {}
}
