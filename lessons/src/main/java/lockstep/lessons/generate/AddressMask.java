package lockstep.lessons.generate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;

/**
 * Hides addresses so that what they have in common stays: two that begin with the same bits begin
 * with the same bits afterwards, and no more. Addresses that stand for "any" and for this host stay
 * as they are, since nothing is told by them.
 *
 * <p>The key is made of all addresses of the table together with a seed, so whoever sees a masked
 * table and knows the seed still has to guess the whole table to learn one address.
 */
final class AddressMask {
  private static final String MAPPED = "::ffff:";
  private static final int MOST_KEYS = 1_000;

  private final byte[] key;

  private AddressMask(byte[] key) {
    this.key = key;
  }

  /**
   * The mask of a table.
   *
   * @param shown those of its rows that will be masked
   */
  static AddressMask of(List<SocketRow> rows, List<SocketRow> shown, long seed) {
    TreeSet<String> all = hosts(rows);
    TreeSet<String> hosts = hosts(shown);
    // An address must not come out as one that stays as it is, or that no host can have.
    for (int i = 0; i < MOST_KEYS; i++) {
      AddressMask mask = new AddressMask(hash((seed + " " + i + " " + all).getBytes(utf8())));
      if (hosts.stream().allMatch(host -> isKept(host) || isOrdinary(mask.host(host)))) return mask;
    }
    throw new IllegalStateException("no mask for " + hosts.size() + " addresses");
  }

  private static TreeSet<String> hosts(List<SocketRow> rows) {
    TreeSet<String> hosts = new TreeSet<>();
    for (SocketRow row : rows) {
      hosts.add(row.local().host());
      hosts.add(row.foreign().host());
    }
    return hosts;
  }

  private static java.nio.charset.Charset utf8() {
    return StandardCharsets.UTF_8;
  }

  private static boolean isOrdinary(String host) {
    String v4 = host.startsWith(MAPPED) ? host.substring(MAPPED.length()) : host;
    if (v4.indexOf(':') >= 0) return true;
    int first = Integer.parseInt(v4.substring(0, v4.indexOf('.')));
    return first != 0 && first != 127 && first < 224;
  }

  /** Whether it says nothing about a network: any address, and this host's own. */
  static boolean isKept(String host) {
    String v4 = host.startsWith(MAPPED) ? host.substring(MAPPED.length()) : host;
    return v4.equals("0.0.0.0") || v4.startsWith("127.") || v4.equals("::") || v4.equals("::1");
  }

  SocketAddress address(SocketAddress address) {
    return new SocketAddress(host(address.host()), address.port());
  }

  /** The masked address; IPv4 stays IPv4, IPv6 becomes eight groups. */
  String host(String host) {
    if (isKept(host)) return host;
    if (host.startsWith(MAPPED) && host.indexOf('.') > 0)
      return MAPPED + host(host.substring(MAPPED.length()));
    int zone = host.indexOf('%');
    String bare = zone < 0 ? host : host.substring(0, zone);
    return bare.indexOf(':') >= 0 ? v6(bare) : v4(bare);
  }

  private String v4(String host) {
    StringBuilder bits = new StringBuilder();
    for (String part : host.split("\\.")) bits.append(binary(Integer.parseInt(part), 8));
    String masked = masked(bits.toString());
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 4; i++)
      parts.add("" + Integer.parseInt(masked.substring(8 * i, 8 * i + 8), 2));
    return String.join(".", parts);
  }

  private String v6(String host) {
    int gap = host.indexOf("::");
    List<String> groups = new ArrayList<>(split(gap < 0 ? host : host.substring(0, gap)));
    List<String> after = gap < 0 ? List.of() : split(host.substring(gap + 2));
    while (groups.size() + after.size() < 8) groups.add("0");
    groups.addAll(after);
    StringBuilder bits = new StringBuilder();
    for (String group : groups) bits.append(binary(Integer.parseInt(group, 16), 16));
    String masked = masked(bits.toString());
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 8; i++)
      parts.add(Integer.toHexString(Integer.parseInt(masked.substring(16 * i, 16 * i + 16), 2)));
    return String.join(":", parts);
  }

  private static List<String> split(String groups) {
    return groups.isEmpty() ? List.of() : List.of(groups.split(":"));
  }

  private static String binary(int number, int width) {
    String bits = Integer.toBinaryString(number);
    return "0".repeat(width - bits.length()) + bits;
  }

  /** Each bit is kept or turned as the bits before it say. */
  private String masked(String bits) {
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < bits.length(); i++) {
      byte[] prefix = bits.substring(0, i).getBytes(utf8());
      byte[] all = new byte[key.length + prefix.length];
      System.arraycopy(key, 0, all, 0, key.length);
      System.arraycopy(prefix, 0, all, key.length, prefix.length);
      boolean turned = (hash(all)[0] & 1) == 1;
      masked.append((bits.charAt(i) == '1') ^ turned ? '1' : '0');
    }
    return masked.toString();
  }

  private static byte[] hash(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
