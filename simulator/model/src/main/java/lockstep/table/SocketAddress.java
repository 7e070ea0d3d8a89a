package lockstep.table;

/**
 * An address and port of a row.
 *
 * @param host a numeric address, IPv4 dotted or IPv6 in its short form, never a name
 * @param port 0 to 65535; 0 stands for "any" and is written {@code *}
 */
public record SocketAddress(String host, int port) {
  public SocketAddress {
    if (port < 0 || port > 0xFFFF)
      throw new IllegalArgumentException("port " + port + ", expected 0 to 65535");
  }

  /** {@code 127.0.0.1:443}, {@code [::1]:443}, {@code 0.0.0.0:*}. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
        + ":"
        + (port == 0 ? "*" : String.valueOf(port));
  }
}
