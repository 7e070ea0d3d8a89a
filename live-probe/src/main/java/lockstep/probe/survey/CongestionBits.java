package lockstep.probe.survey;

/** The two control bits of RFC 3168, which the segments of the model do not have. */
final class CongestionBits {
  static final int ECE = 0x40;
  static final int CWR = 0x80;

  private static final int IPV4_HEADER = 20;
  private static final int CONTROL = IPV4_HEADER + 13;
  private static final int CHECKSUM = IPV4_HEADER + 16;

  private CongestionBits() {}

  /**
   * Sets these bits in an IPv4 packet without options, and mends the checksum (RFC 1624).
   *
   * @param octets changed in place
   * @return the same octets
   */
  static byte[] set(byte[] octets, int bits) {
    int added = bits & ~octets[CONTROL];
    octets[CONTROL] |= (byte) bits;
    // The control bits are the lower half of their word: the sum grows by what was added.
    int sum = ~((octets[CHECKSUM] & 0xFF) << 8 | octets[CHECKSUM + 1] & 0xFF) & 0xFFFF;
    sum += added;
    sum = (sum & 0xFFFF) + (sum >> 16);
    octets[CHECKSUM] = (byte) (~sum >> 8);
    octets[CHECKSUM + 1] = (byte) ~sum;
    return octets;
  }
}
