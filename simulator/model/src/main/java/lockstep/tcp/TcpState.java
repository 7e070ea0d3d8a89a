package lockstep.tcp;

import java.util.Arrays;
import java.util.Optional;

/**
 * A state of a TCP connection, as RFC 9293 section 3.3.2 names them; CLOSED is the state of having
 * no TCB.
 */
public enum TcpState {
  CLOSED,
  LISTEN,
  SYN_SENT,
  SYN_RECEIVED,
  ESTABLISHED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  CLOSE_WAIT,
  CLOSING,
  LAST_ACK,
  TIME_WAIT;

  private final String rfcName = name().replace('_', '-');

  /** The name as the RFC writes it: {@code FIN-WAIT-2}. */
  public String rfcName() {
    return rfcName;
  }

  /** The state that the RFC writes so, in any case; empty for every other word. */
  public static Optional<TcpState> named(String rfcName) {
    return Arrays.stream(values()).filter(s -> s.rfcName.equalsIgnoreCase(rfcName)).findFirst();
  }
}
