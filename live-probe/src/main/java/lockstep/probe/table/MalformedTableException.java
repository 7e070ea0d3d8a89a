package lockstep.probe.table;

/** The system answered with octets or text that are not what its documentation says. */
public final class MalformedTableException extends SocketTableException {
  private final long offset;

  /**
   * @param what what was read, {@code a netlink row}
   * @param offset where it goes wrong: in octets from the begin of the answer, or for text the
   *     number of the line
   * @param found what stands there against what was expected
   */
  public MalformedTableException(String what, long offset, String found) {
    super(what + " is malformed at " + offset + ": " + found);
    this.offset = offset;
  }

  /** Where it goes wrong. */
  public long offset() {
    return offset;
  }
}
