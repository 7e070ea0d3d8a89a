package lockstep.app.commands;

/** A command cannot do what was asked. The message is for the user, whole, without the program's name. */
final class Refusal extends Exception {
  private final int code;

  /** Used wrongly: what, why, what to do. */
  static Refusal wrongUse(String message) {
    return new Refusal(Exit.WRONG_USE, message);
  }

  Refusal(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
