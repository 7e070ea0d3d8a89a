package lockstep.tcp;

/**
 * A control bit of the TCP header (RFC 9293 section 3.1), in the order in which traces write them:
 * {@code SYN,ACK}, {@code FIN,ACK}, {@code RST,ACK}.
 */
public enum ControlBit {
  SYN(0x02),
  FIN(0x01),
  RST(0x04),
  PSH(0x08),
  URG(0x20),
  ACK(0x10);

  private final int mask;

  ControlBit(int mask) {
    this.mask = mask;
  }

  /** The bit's place in the header's octet of control bits. */
  public int mask() {
    return mask;
  }
}
