package lockstep.app.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Single keys of the terminal, unechoed. */
public final class TerminalKeys implements Keys {
  private static final int CONTROL_C = 3;
  private static final int CONTROL_D = 4;
  private static final int ESCAPE = 27;
  // An arrow key sends several characters at once, which a busy machine may hand over one by one;
  // nobody types the next key so soon.
  private static final long SAME_KEY_MILLIS = 100;

  private final Terminal terminal;
  private final NonBlockingReader reader;

  /** Over a terminal that this then owns. */
  TerminalKeys(Terminal terminal) {
    this.terminal = terminal;
    this.reader = terminal.reader();
    terminal.enterRawMode();
  }

  /**
   * Takes the terminal over until {@link #close()}.
   *
   * @throws IOException when it cannot be had
   */
  public static TerminalKeys open() throws IOException {
    return new TerminalKeys(Terminals.open(false));
  }

  @Override
  public Key next() throws IOException {
    return meaning(reader.read());
  }

  @Override
  public Optional<Key> next(Duration within) throws IOException {
    int key = reader.read(Math.max(1, within.toMillis()));
    return key == NonBlockingReader.READ_EXPIRED ? Optional.empty() : Optional.of(meaning(key));
  }

  private Key meaning(int key) throws IOException {
    if (key == NonBlockingReader.EOF) return Key.NO_MORE;
    if (key == ESCAPE) {
      while (reader.read(SAME_KEY_MILLIS) >= 0) continue;
    } else if (Character.isHighSurrogate((char) key)) {
      reader.read();
    }
    return switch (key) {
      case CONTROL_C, CONTROL_D -> Key.QUIT;
      default -> Keys.meaning(key);
    };
  }

  @Override
  public boolean promptable() {
    return true;
  }

  @Override
  public void close() {
    try {
      // This brings back the modes that the terminal had when it was opened. JLine's own shutdown
      // hook may have done so already; a second time does nothing.
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal's modes could not be restored", e);
    }
  }
}
