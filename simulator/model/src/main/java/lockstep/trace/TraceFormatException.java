package lockstep.trace;

/**
 * A text that is no trace. The message says in which line, what was expected and what was found.
 */
public final class TraceFormatException extends Exception {
  private final int line;

  TraceFormatException(int line, String expected, String found) {
    super("line " + line + ": expected " + expected + ", found " + shown(found));
    this.line = line;
  }

  /** The line of the text, from 1. */
  public int line() {
    return line;
  }

  private static String shown(String found) {
    if (found.isEmpty()) return "nothing";
    return '"' + (found.length() <= 60 ? found : found.substring(0, 60) + "...") + '"';
  }
}
