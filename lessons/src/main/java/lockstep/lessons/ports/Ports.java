package lockstep.lessons.ports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks ports and names up in several tables. Answers come in the order of the tables, and each
 * names its {@link Source}: tables differ, and none proves what listens on a port.
 */
public final class Ports {
  private final List<PortTable> tables;
  private final Map<String, List<Assignment>> byName = new HashMap<>();
  private final Map<Integer, List<Assignment>> byPort = new HashMap<>();

  /** Those of several ports; few, and some with tens of thousands of them. */
  private final List<Assignment> ranges = new ArrayList<>();

  /** The place of each table, by its source. */
  private final Map<Source, Integer> places = new HashMap<>();

  /**
   * @param tables the one that is believed first in front
   */
  public Ports(List<PortTable> tables) {
    this.tables = List.copyOf(tables);
    for (PortTable table : this.tables) {
      places.putIfAbsent(table.source(), places.size());
      for (Assignment row : table.assignments()) {
        if (!row.name().isEmpty()) named(row.name(), row);
        if (row.ports().isEmpty()) continue;
        if (row.ports().get().single())
          byPort.computeIfAbsent(row.ports().get().from(), p -> new ArrayList<>()).add(row);
        else ranges.add(row);
      }
      // Behind the names: who asks for syslog means what is called so, not what is also called so.
      for (Assignment row : table.assignments())
        row.aliases().stream()
            .filter(alias -> !key(alias).equals(key(row.name())))
            .distinct()
            .forEach(alias -> named(alias, row));
    }
  }

  private void named(String name, Assignment row) {
    byName.computeIfAbsent(key(name), n -> new ArrayList<>()).add(row);
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Our own table alone. */
  public static Ports own() {
    return new Ports(List.of(OwnTable.table()));
  }

  /** The tables, the one that is believed first in front. */
  public List<PortTable> tables() {
    return tables;
  }

  /**
   * Every row of that name or alias, in any case; within a table those of that name first. A
   * registry also knows names without a port.
   */
  public List<Assignment> named(String name) {
    return List.copyOf(byName.getOrDefault(key(name), List.of()));
  }

  /** Every row of that port, of every transport; rows of a whole range last within their table. */
  public List<Assignment> at(int port) {
    return Stream.concat(
            byPort.getOrDefault(port, List.of()).stream(),
            ranges.stream().filter(r -> r.ports().orElseThrow().contains(port)))
        .sorted(Comparator.comparing(r -> places.get(r.source())))
        .toList();
  }

  /** Every row of that port and transport. */
  public List<Assignment> at(int port, Transport transport) {
    return at(port).stream().filter(r -> r.transport().equals(transport)).toList();
  }

  /** What the first table that names that port calls it. */
  public Optional<Assignment> name(int port, Transport transport) {
    return at(port, transport).stream().filter(r -> !r.name().isEmpty()).findFirst();
  }

  /** The row of the first table that knows the name, with a port of that transport. */
  public Optional<Assignment> port(String name, Transport transport) {
    return named(name).stream()
        .filter(r -> r.transport().equals(transport) && r.ports().isPresent())
        .findFirst();
  }

  /**
   * The transports under which a port has a name, in the order of the tables, without repetition.
   */
  public List<Transport> transports(int port) {
    return at(port).stream()
        .filter(r -> !r.name().isEmpty())
        .map(Assignment::transport)
        .distinct()
        .toList();
  }

  /**
   * Where the same conversation goes on inside TLS from the first octet, by our own table; empty
   * where there is no such port, or the port has TLS itself.
   */
  public static List<KnownPort> tlsPartners(int port, Transport transport) {
    KnownPort.Endpoint asked = new KnownPort.Endpoint(port, transport);
    List<KnownPort.Endpoint> partners =
        OwnTable.all().stream()
            .filter(k -> k.endpoint().equals(asked))
            .flatMap(k -> k.tls().stream())
            .toList();
    return OwnTable.all().stream().filter(k -> partners.contains(k.endpoint())).toList();
  }

  /** The other way: where the same conversation begins in the clear, by our own table. */
  public static List<KnownPort> cleartextPartners(int port, Transport transport) {
    KnownPort.Endpoint asked = new KnownPort.Endpoint(port, transport);
    return OwnTable.all().stream().filter(k -> k.tls().contains(asked)).toList();
  }

  /** What our own table says of a port beside its name: what it is for, whether it is a habit. */
  public static Optional<KnownPort> known(int port, Transport transport) {
    KnownPort.Endpoint asked = new KnownPort.Endpoint(port, transport);
    return OwnTable.all().stream().filter(k -> k.endpoint().equals(asked)).findFirst();
  }
}
