package lockstep.lessons.ports;

/**
 * Who says so: each answer about a port names it, because a name is only what a table says of a
 * number, not what really listens there.
 *
 * @param where the file's path as it was given; empty for our own table
 */
public record Source(Kind kind, String where) {
  /** What sort of table. */
  public enum Kind {
    /** The services file of this computer, which netstat looks names up in. */
    MACHINE,
    /** A services file that the user names in place of this computer's. */
    GIVEN,
    /** The registry of the IANA, as a file the user has fetched. */
    IANA,
    /** The table that ships with Lockstep. */
    OWN
  }

  /** The table that ships with Lockstep. */
  public static final Source OWN = new Source(Kind.OWN, "");

  /** In words: {@code this computer's /etc/services}. */
  @Override
  public String toString() {
    return switch (kind) {
      case MACHINE -> "this computer's " + where;
      case GIVEN -> "the services file " + where;
      case IANA -> "the IANA's registry in " + where;
      case OWN -> "Lockstep's own table";
    };
  }
}
