package lockstep.lessons.ports;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of a table of ports: a name and what it stands for.
 *
 * @param name the service's name as the table writes it; empty where a registry only reserves ports
 * @param aliases other names of it
 * @param ports its ports; empty where a registry knows the name only
 * @param transport {@code tcp}; with an empty name where the table states none
 * @param about the table's remark, in one line; may be empty
 * @param line where the row begins in its file, from 1
 */
public record Assignment(
    String name,
    List<String> aliases,
    Optional<PortRange> ports,
    Transport transport,
    String about,
    Source source,
    int line) {
  public Assignment {
    aliases = List.copyOf(aliases);
  }

  /** The name and its aliases. */
  public Stream<String> names() {
    return Stream.concat(Stream.of(name), aliases.stream());
  }

  /** As services files write it: {@code 443/tcp}; only the transport where no port is known. */
  public String portAndTransport() {
    return ports.map(p -> p + "/" + transport).orElse(transport.name());
  }
}
