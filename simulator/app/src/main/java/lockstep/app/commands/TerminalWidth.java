package lockstep.app.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import lockstep.app.Surroundings;
import lockstep.app.terminal.Terminals;
import org.jline.terminal.Terminal;

/** How wide the terminal is to which the output goes. */
final class TerminalWidth {
  private final Surroundings surroundings;

  TerminalWidth(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** In columns; empty when the output goes elsewhere. */
  OptionalInt columns() {
    if (!surroundings.outIsTerminal()) return OptionalInt.empty();
    String told = surroundings.env().apply("COLUMNS");
    if (told != null && told.matches("[1-9]\\d{0,4}"))
      return OptionalInt.of(Integer.parseInt(told));
    try (Terminal terminal = Terminals.open(true)) {
      return OptionalInt.of(terminal.getWidth() > 0 ? terminal.getWidth() : 80);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
