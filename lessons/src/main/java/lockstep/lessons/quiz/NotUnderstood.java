package lockstep.lessons.quiz;

/** An answer that is none: its message says what was expected and what was found. */
public final class NotUnderstood extends Exception {
  private static final long serialVersionUID = 1;

  public NotUnderstood(String message) {
    super(message);
  }

  static NotUnderstood expected(String form, String found) {
    return new NotUnderstood(
        found.isBlank()
            ? "expected " + form + ", found nothing"
            : "expected " + form + ", found \"" + found.strip() + '"');
  }
}
