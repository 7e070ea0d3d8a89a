package lockstep.probe.wire;

import java.io.IOException;

/** The system refused a call; the message has what was tried and the system's word for it. */
public final class NativeFault extends IOException {
  private static final long serialVersionUID = 1;

  NativeFault(String message, Throwable cause) {
    super(message, cause);
  }
}
