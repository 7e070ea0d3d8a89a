package lockstep.table;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** IP addresses in octets and in text, without ever asking a name service. */
public final class NumericAddress {
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private NumericAddress() {}

  /**
   * The octets of a numeric address, 4 or 16 of them; {@code ::ffff:127.0.0.1} has 16.
   *
   * @throws IllegalArgumentException for a name
   */
  public static byte[] octets(String host) {
    if (!NUMERIC.matcher(host).matches())
      throw new IllegalArgumentException("expected a numeric address, found \"" + host + '"');
    byte[] octets;
    try {
      octets = InetAddress.getByName(host).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("expected a numeric address, found \"" + host + '"', e);
    }
    if (octets.length == 16 || host.indexOf(':') < 0) return octets;
    // The library turns a mapped address into the IPv4 one that it stands for.
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xFF;
    System.arraycopy(octets, 0, mapped, 12, 4);
    return mapped;
  }

  /** Four octets from {@code at}, dotted. */
  public static String ipv4(ByteBuffer bytes, int at) {
    return octet(bytes, at)
        + "."
        + octet(bytes, at + 1)
        + "."
        + octet(bytes, at + 2)
        + "."
        + octet(bytes, at + 3);
  }

  /**
   * Sixteen octets from {@code at} in the short form of RFC 5952: lower case, the longest run of
   * two or more zero groups as {@code ::}, mapped IPv4 addresses dotted.
   */
  public static String ipv6(ByteBuffer bytes, int at) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++)
      groups[i] = octet(bytes, at + 2 * i) << 8 | octet(bytes, at + 2 * i + 1);
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int run = i;
      while (run < 8 && groups[run] == 0) run++;
      if (run - i > length) {
        start = i;
        length = run - i;
      }
    }
    if (start == 0 && length == 5 && groups[5] == 0xFFFF) return "::ffff:" + ipv4(bytes, at + 12);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        if (i > 0 && i != start + length) text.append(':');
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private static int octet(ByteBuffer bytes, int at) {
    return bytes.get(at) & 0xFF;
  }
}
