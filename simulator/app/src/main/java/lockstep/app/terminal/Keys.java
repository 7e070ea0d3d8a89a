package lockstep.app.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Where the keys come from that hold a run and let it go on. */
public interface Keys extends AutoCloseable {
  /** What a key says. */
  enum Key {
    GO_ON,
    QUIT,
    /** x: goes on otherwise, with a segment dropped; where none stands it goes on. */
    DROP,
    /** 2: likewise, a segment is doubled. */
    DUPLICATE,
    /** l: likewise, a segment comes later. */
    DELAY,
    /** There will be no key any more. It is not a key itself. */
    NO_MORE
  }

  /** What a key with this sign says. */
  static Key meaning(int sign) {
    return switch (sign) {
      case 'q', 'Q' -> Key.QUIT;
      case 'x', 'X' -> Key.DROP;
      case '2' -> Key.DUPLICATE;
      case 'l', 'L' -> Key.DELAY;
      default -> Key.GO_ON;
    };
  }

  /** Waits for the next key. Another thread may end the waiting with {@link #close()}. */
  Key next() throws IOException;

  /** Waits for a key no longer than this; empty when none came. */
  Optional<Key> next(Duration within) throws IOException, InterruptedException;

  /** Whether someone sits before them and can be asked to press one. */
  boolean promptable();

  /** Gives the terminal back as it was; more than once does no harm. */
  @Override
  void close();
}
