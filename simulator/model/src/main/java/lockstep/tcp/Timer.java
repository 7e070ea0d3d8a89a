package lockstep.tcp;

/** A timer of a connection, as RFC 9293 sections 3.8 and 3.10.8 know them. */
public enum Timer {
  /** 2MSL after the last segment of the peer was acknowledged (section 3.10.8). */
  TIME_WAIT,
  RETRANSMISSION,
  /** The zero-window probe (section 3.8.6.1). */
  PERSIST,
  KEEP_ALIVE,
  USER,
  DELAYED_ACK;

  private final String word = name().replace('_', '-');

  /** {@code TIME-WAIT}, {@code RETRANSMISSION}, ... */
  public String word() {
    return word;
  }
}
