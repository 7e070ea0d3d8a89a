package lockstep.app.conform;

/**
 * What sort of event a case has: the rows of the table.
 *
 * @param name within its group: a set of control bits, a call, a timer
 */
public record Kind(Group group, String name) {
  /** The groups, in the order of section 3.10 as the table has them. */
  public enum Group {
    SEGMENT("segments"),
    CALL("calls"),
    TIMEOUT("timeouts"),
    SEQUENCE("sequences");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    /** What stands over the group's rows. */
    public String heading() {
      return heading;
    }
  }

  /** A sequence of several events. */
  static final Kind SEQUENCE = new Kind(Group.SEQUENCE, "all");
}
