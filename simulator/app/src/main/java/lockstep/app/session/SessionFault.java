package lockstep.app.session;

/** A file that is no session, or a damaged one; the message says where and what was expected. */
public final class SessionFault extends Exception {
  private static final long serialVersionUID = 1;

  public SessionFault(String message) {
    super(message);
  }

  public SessionFault(String message, Throwable cause) {
    super(message, cause);
  }
}
