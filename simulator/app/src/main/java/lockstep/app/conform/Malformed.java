package lockstep.app.conform;

/** A line is not a conformance case. The message says what was expected and what was found. */
final class Malformed extends Exception {
  Malformed(String message) {
    super(message);
  }

  static Malformed expected(String what, String found) {
    return new Malformed("expected " + what + ", found " + found);
  }
}
