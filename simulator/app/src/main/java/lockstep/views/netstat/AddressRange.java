package lockstep.views.netstat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses that begin with the same bits: {@code 127.0.0.0/8}, {@code 127/8}, {@code ::1}. */
final class AddressRange {
  private final byte[] octets;
  private final int prefix;

  private AddressRange(byte[] octets, int prefix) {
    this.octets = octets;
    this.prefix = prefix;
  }

  /**
   * Understands an address in figures, with or without a prefix; {@code *} and nothing are any.
   *
   * @param whole what was written, for the message
   */
  static AddressRange parse(String text, String whole) throws SwitchRefused {
    if (text.isEmpty() || text.equals("*")) return new AddressRange(new byte[0], 0);
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    byte[] octets = octets(host);
    if (octets.length == 0) throw wrong(text, whole);
    String bits = slash < 0 ? String.valueOf(octets.length * 8) : text.substring(slash + 1);
    if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > octets.length * 8)
      throw wrong(text, whole);
    return new AddressRange(octets, Integer.parseInt(bits));
  }

  /** Four octets, sixteen, or none when it is no address in figures. */
  private static byte[] octets(String host) {
    // Octets that are left out at the end are 0: that is how ss reads 127/8.
    if (host.matches("\\d{1,3}(\\.\\d{1,3}){0,3}")) {
      byte[] octets = new byte[4];
      String[] parts = host.split("\\.");
      for (int i = 0; i < parts.length; i++) {
        int octet = Integer.parseInt(parts[i]);
        if (octet > 255) return new byte[0];
        octets[i] = (byte) octet;
      }
      return octets;
    }
    // Nothing but figures may come to the resolver: it is never asked.
    if (!host.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) return new byte[0];
    try {
      byte[] octets = InetAddress.getByName(host).getAddress();
      return octets.length == 4 ? mapped(octets) : octets;
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }

  /** Java takes a mapped address for the IPv4 one. */
  private static byte[] mapped(byte[] four) {
    byte[] octets = new byte[16];
    octets[10] = (byte) 0xFF;
    octets[11] = (byte) 0xFF;
    System.arraycopy(four, 0, octets, 12, 4);
    return octets;
  }

  static SwitchRefused wrong(String text, String whole) {
    return Refusals.says(
        List.of(
            "Error: an inet prefix is expected rather than \"" + text + "\".",
            "Cannot parse dst/src address."),
        "expected an address in figures, 127.0.0.1 or 10.0.0.0/8 or [::1]:443, found \""
            + whole
            + "\""
            + (whole.indexOf(':') != whole.lastIndexOf(':')
                ? "; what stands behind the last colon is the port, so an IPv6 address needs its"
                    + " brackets"
                : ""));
  }

  /** Whether it is a range of this family; any is of both. */
  boolean isOf(boolean ipv6) {
    return octets.length == 0 || octets.length == (ipv6 ? 16 : 4);
  }

  /**
   * Whether a row's numeric address is one of them. A mapped address is also one of IPv4, and a
   * range of mapped addresses has none of IPv4's.
   */
  boolean contains(String host) {
    if (octets.length == 0) return true;
    byte[] other = octets(octets.length == 4 ? Tcp.unmapped(host) : host);
    if (other.length == 0) throw new IllegalStateException("a row with the address " + host);
    if (other.length != octets.length) return false;
    for (int i = 0; i < prefix; i++)
      if (((other[i / 8] ^ octets[i / 8]) & 0x80 >> i % 8) != 0) return false;
    return true;
  }
}
