package lockstep.lessons.interchange;

/** A question that cannot be read at all. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;

  Unreadable(int line, String what) {
    super(what);
    this.line = line;
  }

  Problem problem() {
    return new Problem(line, getMessage());
  }
}
