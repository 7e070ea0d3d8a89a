package lockstep.lessons.generate;

import java.util.List;

/** The ports that questions are asked about: where they come from is decided here alone. */
final class PortBook {
  /**
   * A port and what it is for.
   *
   * @param name the name in the services file
   * @param transport {@code tcp}, {@code udp}, or {@code tcp and udp}
   * @param tls the port of the same service inside TLS, 0 where it has none of its own
   * @param tlsName its name there, or empty
   */
  record Entry(int port, String name, String transport, int tls, String tlsName) {}

  /** Assignments of the IANA registry that lessons speak of; each port and each name once. */
  static final List<Entry> ALL =
      List.of(
          entry(7, "echo", "tcp and udp"),
          entry(20, "ftp-data", "tcp"),
          new Entry(21, "ftp", "tcp", 990, "ftps"),
          entry(22, "ssh", "tcp"),
          new Entry(23, "telnet", "tcp", 992, "telnets"),
          entry(25, "smtp", "tcp"),
          entry(53, "domain", "tcp and udp"),
          entry(67, "bootps", "udp"),
          entry(68, "bootpc", "udp"),
          entry(69, "tftp", "udp"),
          new Entry(80, "http", "tcp", 443, "https"),
          new Entry(110, "pop3", "tcp", 995, "pop3s"),
          entry(123, "ntp", "udp"),
          new Entry(143, "imap", "tcp", 993, "imaps"),
          entry(161, "snmp", "udp"),
          entry(179, "bgp", "tcp"),
          new Entry(389, "ldap", "tcp", 636, "ldaps"),
          entry(443, "https", "tcp and udp"),
          entry(514, "syslog", "udp"),
          entry(587, "submission", "tcp"),
          entry(636, "ldaps", "tcp"),
          entry(853, "domain-s", "tcp and udp"),
          entry(993, "imaps", "tcp"),
          entry(995, "pop3s", "tcp"),
          new Entry(1883, "mqtt", "tcp", 8883, "secure-mqtt"),
          entry(3306, "mysql", "tcp"),
          entry(3389, "ms-wbt-server", "tcp"),
          entry(5432, "postgresql", "tcp"),
          entry(5900, "rfb", "tcp"));

  private PortBook() {}

  /** The ranges of RFC 6335 section 6. */
  enum Range {
    SYSTEM("system port", 0, 1023),
    USER("user port", 1024, 49151),
    DYNAMIC("dynamic port", 49152, 65535);

    final String words;
    final int first;
    final int last;

    Range(String words, int first, int last) {
      this.words = words;
      this.first = first;
      this.last = last;
    }

    static Range of(int port) {
      return port <= SYSTEM.last ? SYSTEM : port <= USER.last ? USER : DYNAMIC;
    }
  }

  private static Entry entry(int port, String name, String transport) {
    return new Entry(port, name, transport, 0, "");
  }
}
