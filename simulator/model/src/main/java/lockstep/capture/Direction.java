package lockstep.capture;

/** Which way a packet passed the interface at which it was captured. */
public enum Direction {
  /** The file does not say. */
  UNKNOWN,
  /** It came in: the interface is its receiver's. */
  INBOUND,
  /** It went out: the interface is its sender's. */
  OUTBOUND
}
