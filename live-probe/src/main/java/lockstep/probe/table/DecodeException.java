package lockstep.probe.table;

import java.io.IOException;

/**
 * What a system gave does not have the layout that its documentation says; the message names the
 * structure, the place in octets or lines, and what was expected there.
 */
public final class DecodeException extends IOException {
  public DecodeException(String message) {
    super(message);
  }

  public DecodeException(String message, Throwable cause) {
    super(message, cause);
  }
}
