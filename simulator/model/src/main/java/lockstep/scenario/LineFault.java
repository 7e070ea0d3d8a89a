package lockstep.scenario;

/** What is wrong in one line; it unwinds that line only, the parser goes on with the next. */
final class LineFault extends Exception {
  private final int column;

  LineFault(int column, String message) {
    super(message, null, false, false);
    this.column = column;
  }

  /** From 1. */
  int column() {
    return column;
  }
}
