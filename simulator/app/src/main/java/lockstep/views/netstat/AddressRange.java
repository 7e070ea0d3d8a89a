package lockstep.views.netstat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses that begin with the same bits: {@code 127.0.0.0/8}, {@code ::1}, {@code *}. */
final class AddressRange {
  private final byte[] octets;
  private final int prefix;

  private AddressRange(byte[] octets, int prefix) {
    this.octets = octets;
    this.prefix = prefix;
  }

  /**
   * @param whole what was written, for the message
   */
  static AddressRange parse(String text, String whole) throws SwitchRefused {
    if (text.isEmpty() || text.equals("*")) return new AddressRange(new byte[0], 0);
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    // Nothing but figures may come to the resolver: it is never asked.
    if (!host.matches("[0-9.]+") && !host.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*"))
      throw wrong(whole);
    try {
      byte[] octets = InetAddress.getByName(host).getAddress();
      String bits = slash < 0 ? String.valueOf(octets.length * 8) : text.substring(slash + 1);
      if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > octets.length * 8)
        throw wrong(whole);
      return new AddressRange(octets, Integer.parseInt(bits));
    } catch (UnknownHostException e) {
      throw wrong(whole);
    }
  }

  private static SwitchRefused wrong(String whole) {
    return Refusals.says(
        List.of(
            "Error: an inet prefix is expected rather than \"" + whole + "\".",
            "Cannot parse dst/src address."),
        "expected an address in figures, 127.0.0.1 or [::1]:443 or 10.0.0.0/8");
  }

  /** Whether a row's numeric address is one of them; a mapped one counts as IPv4. */
  boolean contains(String host) {
    if (octets.length == 0) return true;
    try {
      byte[] other = InetAddress.getByName(Tcp.unmapped(host)).getAddress();
      if (other.length != octets.length) return false;
      int shift = octets.length * 8 - prefix;
      return new BigInteger(1, other)
          .shiftRight(shift)
          .equals(new BigInteger(1, octets).shiftRight(shift));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("a row with the address " + host, e);
    }
  }
}
