package lockstep.scenario;

/** A run cannot go on. The message is for the user: where, what was expected, what was found. */
public final class StageFailure extends Exception {
  private static final long serialVersionUID = 1;

  /** Why a run cannot go on; it decides the exit code. */
  public enum Blame {
    /** The scenario asks for what cannot be, or expects what the model does not do. */
    SCENARIO,
    /** This machine cannot: a port in use, no right, no such facility. */
    MACHINE
  }

  private final Blame blame;

  public StageFailure(Blame blame, String message) {
    super(message);
    this.blame = blame;
  }

  public StageFailure(Blame blame, String message, Throwable cause) {
    super(message, cause);
    this.blame = blame;
  }

  /** Whose fault it is. */
  public Blame blame() {
    return blame;
  }
}
