package lockstep.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code netstat -s} is made of.
 *
 * @param system {@code linux}, {@code windows}, {@code macos}
 * @param protocols counters by protocol
 * @param sockets how many sockets there are now, by protocol, as Linux's /proc/net/sockstat tells;
 *     empty elsewhere
 */
public record NetworkCounters(
    String system, List<CounterGroup> protocols, List<CounterGroup> sockets) {
  public NetworkCounters {
    Objects.requireNonNull(system, "system");
    protocols = List.copyOf(protocols);
    sockets = List.copyOf(sockets);
  }

  /** The group of this name, {@code Tcp}; empty when the system does not keep it. */
  public Optional<CounterGroup> protocol(String name) {
    return protocols.stream().filter(group -> group.name().equals(name)).findFirst();
  }

  /** The value of a counter; empty when the system does not keep it. */
  public OptionalLong value(String protocol, String id) {
    return protocol(protocol).map(group -> group.value(id)).orElse(OptionalLong.empty());
  }
}
