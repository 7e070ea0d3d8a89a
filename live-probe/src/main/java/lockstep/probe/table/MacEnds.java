package lockstep.probe.table;

import lockstep.table.SocketAddress;

/**
 * The two ends of a socket as macOS keeps them: both families in 16 octets, an IPv4 address in the
 * last four of them, and a flag for each family that the socket is open for.
 *
 * @param ipv6 whether it is open for IPv6, alone or beside IPv4
 */
record MacEnds(boolean ipv6, SocketAddress local, SocketAddress foreign) {
  private static final int IPV4 = 0x1;
  private static final int IPV6 = 0x2;

  /**
   * Reads them; ports are in network order.
   *
   * @param flagAt where the families' flag is
   * @param foreignAt where the far address is
   * @param localAt where the local address is
   * @param foreignPortAt where the far port is
   * @param localPortAt where the local port is
   */
  static MacEnds of(
      Octets octets, int flagAt, int foreignAt, int localAt, int foreignPortAt, int localPortAt)
      throws MalformedTableException {
    int flag = octets.u8(flagAt);
    if ((flag & (IPV4 | IPV6)) == 0)
      throw octets.wrong(flagAt, "families " + flag + ", expected 1, 2 or 3");
    boolean ipv6 = (flag & IPV6) != 0;
    return new MacEnds(
        ipv6,
        address(octets, ipv6, localAt, localPortAt),
        address(octets, ipv6, foreignAt, foreignPortAt));
  }

  private static SocketAddress address(Octets octets, boolean ipv6, int at, int portAt)
      throws MalformedTableException {
    String host = ipv6 ? octets.ipv6(at) : octets.ipv4(at + 12);
    return new SocketAddress(host, octets.port(portAt));
  }

  /** {@code tcp}, {@code tcp6}, {@code udp}, {@code udp6}. */
  String protocol(boolean tcp) {
    return (tcp ? "tcp" : "udp") + (ipv6 ? "6" : "");
  }
}
