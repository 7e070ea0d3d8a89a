package lockstep.table;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The counters of one protocol, in the order in which the system gives them.
 *
 * @param name {@code Ip}, {@code Ip6}, {@code Icmp}, {@code Icmp6}, {@code Tcp}, {@code Tcp6},
 *     {@code Udp}, {@code Udp6}, or a group that one system alone has, as it names it ({@code
 *     TcpExt})
 * @param bothFamilies true where the system counts IPv4 and IPv6 in one, so that {@code Tcp6} is
 *     not there: TCP on Linux, TCP and UDP on macOS
 * @param counters each id once
 */
public record CounterGroup(String name, boolean bothFamilies, List<Counter> counters) {
  public CounterGroup {
    Objects.requireNonNull(name, "name");
    counters = List.copyOf(counters);
  }

  /** The value of a counter; empty when the system does not keep it. */
  public OptionalLong value(String id) {
    for (Counter counter : counters)
      if (counter.id().equals(id)) return OptionalLong.of(counter.value());
    return OptionalLong.empty();
  }
}
