package lockstep.app.conform;

import lockstep.tcp.RfcRef;
import lockstep.tcp.TcpState;

/**
 * What came of one case.
 *
 * @param standing whether it passed
 * @param state where it left the model
 * @param expected what would have been right, in words
 * @param found what was found, in words
 * @param decided the check or paragraph of the RFC that decided; null when the model itself broke
 */
public record Verdict(
    ConformanceCase of,
    Standing standing,
    TcpState state,
    String expected,
    String found,
    RfcRef decided) {
  /** Whether a case passed. */
  public enum Standing {
    PASSED,
    /** It failed, and what was found is common outside the RFC's text. */
    TOLERATED,
    FAILED
  }

  public boolean passed() {
    return standing == Standing.PASSED;
  }
}
