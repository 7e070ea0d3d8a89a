package lockstep.lessons.ports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of our own table, with what other tables do not say.
 *
 * @param assignment the row, its remark being what the port is for
 * @param tls where the same conversation goes on inside TLS from the first octet
 * @param habit whether it is used so by custom only, without a name in Debian's services file
 * @param registered under which name the IANA gave that number to somebody, where it is a habit and
 *     we know of it
 */
public record KnownPort(
    Assignment assignment,
    Group group,
    List<Endpoint> tls,
    boolean habit,
    Optional<String> registered) {

  /** What the rows are there for. */
  public enum Group {
    CORE,
    ADMIN,
    SECURE,
    SERVICES,
    /** Small services of the early internet, to try in the lab. */
    TINY,
    /** Only beside another. */
    PARTNER,
    /** Often met, in no services file. */
    CUSTOM;

    static Group named(String word) {
      for (Group group : values())
        if (group.name().toLowerCase(Locale.ROOT).equals(word)) return group;
      throw new IllegalArgumentException("no group of ports is called " + Services.quoted(word));
    }

    /** Whether it belongs to the sixty-eight ports that are asked for. */
    public boolean asked() {
      return this == CORE || this == ADMIN || this == SECURE || this == SERVICES;
    }
  }

  /** A port of one transport protocol. */
  public record Endpoint(int port, Transport transport) {
    static Endpoint parse(String text) {
      int slash = text.indexOf('/');
      return new Endpoint(
          Integer.parseInt(text.substring(0, slash)), new Transport(text.substring(slash + 1)));
    }

    /** As services files write it: {@code 443/tcp}. */
    @Override
    public String toString() {
      return port + "/" + transport;
    }
  }

  public KnownPort {
    tls = List.copyOf(tls);
  }

  /** Its port and transport. */
  public Endpoint endpoint() {
    return new Endpoint(assignment.ports().orElseThrow().from(), assignment.transport());
  }
}
