package lockstep.app.commands;

/**
 * A command cannot do what was asked. The message is for the user: what, why, and what to do, or
 * one error a line.
 */
final class Refusal extends Exception {
  private final int code;
  private final boolean prefixed;

  /** Used wrongly. */
  static Refusal wrongUse(String message) {
    return new Refusal(Exit.WRONG_USE, message, true);
  }

  /** This machine cannot. */
  static Refusal machineCannot(String message) {
    return new Refusal(Exit.MACHINE_CANNOT, message, true);
  }

  /**
   * @param prefixed whether the command's name stands before the message; not before errors that
   *     begin with a place in a file, so that editors find it
   */
  Refusal(int code, String message, boolean prefixed) {
    super(message);
    this.code = code;
    this.prefixed = prefixed;
  }

  int code() {
    return code;
  }

  boolean isPrefixed() {
    return prefixed;
  }
}
