package lockstep.model;

/**
 * A part of the RFC that the model does not have yet: it stops there and says which, it never
 * guesses.
 */
public final class NotModelledYet extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param what the part in words
   * @param section where the RFC describes it: {@code RFC 9293 section 3.8.6.1}
   */
  NotModelledYet(String what, String section) {
    super(what + " (" + section + ")");
  }
}
