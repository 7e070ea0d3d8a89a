package lockstep.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A network interface with its counters.
 *
 * @param name the name that people know it by: {@code eth0}, {@code Ethernet 2}
 * @param index the system's number for it, from 1
 * @param mac its hardware address, {@code 02:fc:00:00:00:01}; empty text when it has none
 * @param addresses its IPv4 and IPv6 addresses
 * @param mtu the largest packet in octets
 * @param rawFlags the system's own flags; 0 on Windows, which has none in this form
 * @param flags those that have a name here
 * @param received what came in
 * @param sent what went out
 * @param collisions where the system counts them
 * @param unknownProtocols packets for a protocol that nobody here speaks, where it counts them
 * @param link what Linux tells of the link; empty where that is not read
 */
public record InterfaceRow(
    String name,
    int index,
    String mac,
    List<InterfaceAddress> addresses,
    long mtu,
    int rawFlags,
    Set<InterfaceFlag> flags,
    InterfaceTraffic received,
    InterfaceTraffic sent,
    OptionalLong collisions,
    OptionalLong unknownProtocols,
    Optional<LinkDetails> link) {
  public InterfaceRow {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(mac, "mac");
    addresses = List.copyOf(addresses);
    flags = Set.copyOf(flags);
    Objects.requireNonNull(received, "received");
    Objects.requireNonNull(sent, "sent");
    Objects.requireNonNull(collisions, "collisions");
    Objects.requireNonNull(unknownProtocols, "unknownProtocols");
    Objects.requireNonNull(link, "link");
  }

  /** An interface of whose link nothing more is known. */
  public InterfaceRow(
      String name,
      int index,
      String mac,
      List<InterfaceAddress> addresses,
      long mtu,
      int rawFlags,
      Set<InterfaceFlag> flags,
      InterfaceTraffic received,
      InterfaceTraffic sent,
      OptionalLong collisions,
      OptionalLong unknownProtocols) {
    this(
        name,
        index,
        mac,
        addresses,
        mtu,
        rawFlags,
        flags,
        received,
        sent,
        collisions,
        unknownProtocols,
        Optional.empty());
  }
}
