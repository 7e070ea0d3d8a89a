package lockstep.app.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import lockstep.app.Surroundings;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

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
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      return OptionalInt.of(terminal.getWidth() > 0 ? terminal.getWidth() : 80);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
