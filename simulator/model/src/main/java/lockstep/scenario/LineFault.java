package lockstep.scenario;

import java.util.Collection;
import java.util.List;

/** What is wrong in one line; it unwinds that line only, the parser goes on with the next. */
final class LineFault extends Exception {
  private final int column;
  private final List<String> words;

  LineFault(int column, String message) {
    this(column, message, List.of());
  }

  /**
   * A fault at a place where only certain words may stand.
   *
   * @param words those words, as far as they can be counted
   */
  LineFault(int column, String message, Collection<String> words) {
    super(message, null, false, false);
    this.column = column;
    this.words = List.copyOf(words);
  }

  /** The words that may stand there; empty where they cannot be counted. */
  List<String> words() {
    return words;
  }

  /** From 1. */
  int column() {
    return column;
  }
}
