package lockstep.probe.table;

import java.io.IOException;

/** The system's socket table could not be read; the message says why, in one line for the user. */
public class SocketTableException extends IOException {
  public SocketTableException(String message) {
    super(message);
  }

  public SocketTableException(String message, Throwable cause) {
    super(message, cause);
  }
}
