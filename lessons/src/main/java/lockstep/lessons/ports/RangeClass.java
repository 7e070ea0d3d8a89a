package lockstep.lessons.ports;

/** The three ranges of port numbers (RFC 6335 section 6). */
public enum RangeClass {
  /** Assigned by IETF Review or IESG Approval; also called well known. */
  SYSTEM("System", 0, 1023),
  /** Assigned on request; also called registered. */
  USER("User", 1024, 49_151),
  /** Never assigned; also called private or ephemeral. */
  DYNAMIC("Dynamic", 49_152, 65_535);

  private final String word;
  private final PortRange ports;

  RangeClass(String word, int from, int to) {
    this.word = word;
    this.ports = new PortRange(from, to);
  }

  /**
   * @param port 0 to 65535
   * @throws IllegalArgumentException for another number
   */
  public static RangeClass of(int port) {
    for (RangeClass range : values()) if (range.ports.contains(port)) return range;
    throw new IllegalArgumentException("expected a port of 0 to 65535, found " + port);
  }

  /** The RFC's word: {@code System}, {@code User}, {@code Dynamic}. */
  public String word() {
    return word;
  }

  /** Its first and last port. */
  public PortRange ports() {
    return ports;
  }
}
