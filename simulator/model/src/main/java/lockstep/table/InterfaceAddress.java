package lockstep.table;

import java.util.Objects;
import java.util.Optional;

/**
 * An address of an interface.
 *
 * @param host numeric, IPv4 dotted or IPv6 in its short form, without a scope
 * @param prefix how many leading bits name the network, 0 to 32 or 128
 * @param peer the far end of a point-to-point link
 * @param broadcast the network's broadcast address
 * @param scope how far it is good for: {@code global}, {@code site}, {@code link}, {@code host}, or
 *     the system's number; empty where the system does not tell
 */
public record InterfaceAddress(
    String host,
    int prefix,
    Optional<String> peer,
    Optional<String> broadcast,
    Optional<String> scope) {
  public InterfaceAddress {
    Objects.requireNonNull(host, "host");
    int bits = host.indexOf(':') < 0 ? 32 : 128;
    if (prefix < 0 || prefix > bits)
      throw new IllegalArgumentException("prefix " + prefix + ", expected 0 to " + bits);
    Objects.requireNonNull(peer, "peer");
    Objects.requireNonNull(broadcast, "broadcast");
    Objects.requireNonNull(scope, "scope");
  }

  /** An address of which nothing more is known. */
  public InterfaceAddress(String host, int prefix) {
    this(host, prefix, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** {@code 127.0.0.1/8}. */
  @Override
  public String toString() {
    return host + "/" + prefix;
  }
}
