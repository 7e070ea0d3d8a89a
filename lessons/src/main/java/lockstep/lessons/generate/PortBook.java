package lockstep.lessons.generate;

import java.util.List;
import java.util.stream.Collectors;
import lockstep.lessons.ports.KnownPort;
import lockstep.lessons.ports.OwnTable;
import lockstep.lessons.ports.Ports;

/**
 * The rows of our own table of ports that a question can be asked about: those of which the name
 * and the number tell each other.
 */
final class PortBook {
  /**
   * A port and what it is for.
   *
   * @param name the name in the services file
   * @param transport {@code tcp}, {@code udp}, or {@code tcp and udp}
   * @param tls the port of the same service inside TLS, 0 where it has none of its own
   * @param tlsName its name there, or empty
   */
  record Entry(int port, String name, String transport, int tls, String tlsName) {
    /** Whether a row of TCP can have it. */
    boolean isTcp() {
      return transport.contains("tcp");
    }
  }

  /** In the order of the table, each port and each name once. */
  static final List<Entry> ALL =
      OwnTable.all().stream()
          .filter(row -> row.group().asked() || row.group() == KnownPort.Group.TINY)
          // What no services file names is nothing to be asked for by its name there.
          .filter(row -> !row.habit() && tellEachOther(row))
          .map(PortBook::entry)
          .distinct()
          .toList();

  /** Those that a row of TCP can have. */
  static final List<Entry> TCP = ALL.stream().filter(Entry::isTcp).toList();

  /** Those with a port of their own inside TLS. */
  static final List<Entry> WITH_TLS = ALL.stream().filter(entry -> entry.tls() != 0).toList();

  private PortBook() {}

  /** Port 514 is a shell over TCP and syslog over UDP: nobody could say which one is meant. */
  private static boolean tellEachOther(KnownPort row) {
    String name = row.assignment().name();
    int port = row.endpoint().port();
    return OwnTable.all().stream()
        .allMatch(
            other -> other.assignment().name().equals(name) == (other.endpoint().port() == port));
  }

  private static Entry entry(KnownPort row) {
    String name = row.assignment().name();
    int port = row.endpoint().port();
    String transports =
        OwnTable.all().stream()
            .filter(other -> other.endpoint().port() == port)
            .map(other -> other.endpoint().transport().toString())
            .sorted()
            .collect(Collectors.joining(" and "));
    // smtp and submission share the port 465: "the same service" is one that is named so.
    return Ports.tlsPartners(port, row.endpoint().transport()).stream()
        .filter(partner -> partner.assignment().name().startsWith(name))
        .findFirst()
        .map(
            partner ->
                new Entry(
                    port, name, transports, partner.endpoint().port(), partner.assignment().name()))
        .orElseGet(() -> new Entry(port, name, transports, 0, ""));
  }
}
