package lockstep.app.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * The whole terminal as a picture that is drawn anew again and again. What stood there before comes
 * back when this is closed.
 */
public final class Screen implements AutoCloseable {
  /** What a key asks of a picture with pages. */
  public enum Key {
    QUIT,
    NEXT_PAGE,
    PREVIOUS_PAGE,
    FIRST_PAGE,
    LAST_PAGE,
    /** One that means nothing here. */
    OTHER,
    /** None was pressed in time. */
    NONE
  }

  // The other screen, no cursor, no wrapping at the right edge.
  private static final String ENTER = "\033[?1049h\033[?25l\033[?7l";
  private static final String LEAVE = "\033[?7h\033[?25h\033[?1049l";
  private static final String ERASE = "\033[2J";
  private static final String ERASE_REST = "\033[K";
  private static final int CONTROL_C = 3;
  private static final int CONTROL_D = 4;
  private static final int ESCAPE = 27;
  private static final long SAME_KEY_MILLIS = 20;

  private final Terminal terminal;
  private final NonBlockingReader reader;
  private List<String> shown = List.of();
  private Size size;
  private boolean closed;

  /** Over a terminal that this then owns. */
  Screen(Terminal terminal) {
    this.terminal = terminal;
    this.reader = terminal.reader();
    terminal.enterRawMode();
    Attributes attributes = terminal.getAttributes();
    // To be stopped by Ctrl-Z in the middle of a picture would leave the shell without a cursor.
    attributes.setControlChar(Attributes.ControlChar.VSUSP, 0);
    terminal.setAttributes(attributes);
    terminal.writer().print(ENTER);
    terminal.flush();
  }

  /**
   * Takes the terminal over until {@link #close()}.
   *
   * @throws IOException when it cannot be had
   */
  public static Screen open() throws IOException {
    return new Screen(Terminals.open(false));
  }

  /** How many columns it has now; 80 where the terminal does not tell. */
  public int columns() {
    int columns = terminal.getSize().getColumns();
    return columns > 0 ? columns : 80;
  }

  /** How many lines it has now; 24 where the terminal does not tell. */
  public int lines() {
    int lines = terminal.getSize().getRows();
    return lines > 0 ? lines : 24;
  }

  /** Shows these lines, none wider than the screen; only those that differ are written. */
  public synchronized void show(List<String> lines) {
    if (closed) return;
    StringBuilder out = new StringBuilder();
    Size now = terminal.getSize();
    if (!now.equals(size)) {
      out.append(ERASE);
      shown = List.of();
      size = now;
    }
    for (int i = 0; i < Math.max(lines.size(), shown.size()); i++) {
      String line = i < lines.size() ? lines.get(i) : "";
      if (i < shown.size() && line.equals(shown.get(i))) continue;
      out.append("\033[").append(i + 1).append(";1H").append(line).append(ERASE_REST);
    }
    shown = List.copyOf(lines);
    if (out.isEmpty()) return;
    terminal.writer().append(out);
    terminal.flush();
  }

  /**
   * Waits for a key.
   *
   * @param millis how long at most, 1 or more
   */
  public Key next(long millis) throws IOException {
    int key = reader.read(millis);
    return switch (key) {
      case NonBlockingReader.READ_EXPIRED -> Key.NONE;
      case NonBlockingReader.EOF, 'q', 'Q', CONTROL_C, CONTROL_D -> Key.QUIT;
      case ' ', 'f', 'j' -> Key.NEXT_PAGE;
      case 'b', 'k' -> Key.PREVIOUS_PAGE;
      case 'g' -> Key.FIRST_PAGE;
      case 'G' -> Key.LAST_PAGE;
      case ESCAPE -> named(sequence());
      default -> Key.OTHER;
    };
  }

  /** What a key sends behind its escape; nobody types so fast. */
  private String sequence() throws IOException {
    StringBuilder rest = new StringBuilder();
    int next = reader.read(SAME_KEY_MILLIS);
    while (next >= 0) {
      rest.append((char) next);
      // The first letter or tilde behind the bracket ends it.
      if (rest.length() > 1 && (Character.isLetter(next) || next == '~')) break;
      next = reader.read(SAME_KEY_MILLIS);
    }
    return rest.toString();
  }

  private static Key named(String sequence) {
    return switch (sequence) {
      case "[6~", "[B", "OB", "[C", "OC" -> Key.NEXT_PAGE;
      case "[5~", "[A", "OA", "[D", "OD" -> Key.PREVIOUS_PAGE;
      case "[H", "OH", "[1~", "[7~" -> Key.FIRST_PAGE;
      case "[F", "OF", "[4~", "[8~" -> Key.LAST_PAGE;
      default -> Key.OTHER;
    };
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) return;
      closed = true;
      terminal.writer().print(LEAVE);
      terminal.flush();
    }
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal's modes could not be restored", e);
    }
  }
}
