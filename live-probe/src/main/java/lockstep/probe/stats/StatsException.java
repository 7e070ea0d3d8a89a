package lockstep.probe.stats;

import java.io.IOException;

/**
 * The system refused to tell, or told what cannot be read; the message is one line for the user.
 */
public final class StatsException extends IOException {
  public StatsException(String message) {
    super(message);
  }

  public StatsException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same for a system whose library is not there or may not be called. */
  static StatsException withoutNative(Throwable e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new StatsException("native calls do not work: " + first, e);
  }
}
