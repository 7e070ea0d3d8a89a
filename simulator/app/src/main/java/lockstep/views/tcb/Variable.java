package lockstep.views.tcb;

import java.util.List;
import java.util.Set;
import lockstep.trace.TcbView;
import lockstep.views.words.Numbers;

/**
 * One line of the table: a variable of RFC 9293 section 3.3.1 at both ends.
 *
 * @param name the RFC's name
 * @param seldom whether it has a line only where there is room, or where it has a value
 */
public record Variable(String name, boolean seldom, Value client, Value server) {
  /** What stands where there is no value. */
  public static final String NONE = "\u2013";

  /** In the order of {@link TcbView#variables()}. */
  private static final List<String> NAMES =
      List.of(
          "ISS", "SND.UNA", "SND.NXT", "SND.WND", "SND.UP", "SND.WL1", "SND.WL2", "IRS", "RCV.NXT",
          "RCV.WND", "RCV.UP");

  private static final Set<String> SELDOM = Set.of("SND.UP", "SND.WL1", "SND.WL2", "RCV.UP");

  /** Of the seldom ones those that a reader misses as soon as they have a value. */
  private static final Set<String> URGENT = Set.of("SND.UP", "RCV.UP");

  /**
   * A value at one end.
   *
   * @param shown the value, or a dash
   * @param old the value before this step, or a dash; equal to {@code shown} where the step did not
   *     change it
   */
  public record Value(String shown, String old) {
    /** No value, and none before. */
    static final Value NOTHING = new Value(NONE, NONE);

    /** Whether this step changed it. */
    public boolean changed() {
      return !shown.equals(old);
    }

    /** Whether there is one. */
    public boolean exists() {
      return !shown.equals(NONE);
    }
  }

  /** Whether it needs its line also where room is short. */
  public boolean asked() {
    return !seldom || URGENT.contains(name) && (client.exists() || server.exists());
  }

  /** The variables of two ends, each of which may be null. */
  static List<Variable> of(TcbContent.End client, TcbContent.End server) {
    return NAMES.stream()
        .map(
            name ->
                new Variable(name, SELDOM.contains(name), value(name, client), value(name, server)))
        .toList();
  }

  private static Value value(String name, TcbContent.End end) {
    if (end == null) return new Value(NONE, NONE);
    return new Value(shown(name, end.tcb()), shown(name, end.before()));
  }

  private static String shown(String name, TcbView tcb) {
    if (tcb == null || name.equals("SND.WND") && !tcb.isWindowTold()) return NONE;
    Long value = tcb.variables().get(name);
    return value == null ? NONE : Numbers.brief(value);
  }
}
