package lockstep.app.netstat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.lessons.ports.Assignment;
import lockstep.lessons.ports.PortTable;
import lockstep.lessons.ports.Services;
import lockstep.lessons.ports.Source;

/**
 * Names of ports as {@code getservbyport} and {@code getservbyname} find them in a services file,
 * which is what the real tools ask: the first line that fits counts, and an alias as much as a
 * name.
 */
final class ServiceNames {
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Integer> ports = new HashMap<>();

  private ServiceNames(List<Assignment> rows) {
    for (Assignment row : rows) {
      if (row.ports().isEmpty()) continue;
      names.putIfAbsent(row.portAndTransport(), row.name());
      int port = row.ports().get().from();
      row.names().forEach(name -> ports.putIfAbsent(name + "/" + row.transport(), port));
    }
  }

  /** By this system's file; without one no port has a name. */
  static ServiceNames ofSystem() {
    Path file =
        Services.location(
            System.getProperty("os.name"), Optional.ofNullable(System.getenv("SystemRoot")));
    try {
      return of(Services.read(file));
    } catch (IOException e) {
      return of(new PortTable(new Source(Source.Kind.MACHINE, ""), List.of(), List.of()));
    }
  }

  static ServiceNames of(PortTable table) {
    return new ServiceNames(table.assignments());
  }

  /**
   * The name of a port; empty when it has none.
   *
   * @param protocol {@code tcp} or {@code udp}
   */
  Optional<String> name(int port, String protocol) {
    return Optional.ofNullable(names.get(port + "/" + protocol));
  }

  /**
   * The port of a name; empty when it has none.
   *
   * @param protocol {@code tcp} or {@code udp}
   */
  OptionalInt port(String name, String protocol) {
    Integer port = ports.get(name + "/" + protocol);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
