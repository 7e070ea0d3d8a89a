package lockstep.comparison;

import java.util.List;

/**
 * A place where a system does otherwise than RFC 9293 says, with a name and a reference.
 *
 * @param name {@code linux-time-wait-60s}: the system (or {@code any}), then the difference
 * @param systems the systems that do so: {@code linux}, {@code windows}, {@code macos}
 * @param title one line
 * @param rfc what the RFC says, with its section
 * @param system what the system does
 * @param why why it does so
 * @param reference documentation, or a tagged line of the kernel's source
 * @param howToSee a command of ours or of the system that shows it
 * @param effect where the difference shows when model and kernel are compared
 */
public record KnownDifference(
    String name,
    List<String> systems,
    String title,
    String rfc,
    String system,
    String why,
    String reference,
    String howToSee,
    Effect effect) {
  /** Where a difference shows when model and kernel are compared. */
  public enum Effect {
    /** The kernel goes through other states: a rule says through which ({@link PathRule}). */
    PATH,
    /** The states are the same, but the user is told something else ({@link SignalRule}). */
    SIGNAL,
    /**
     * Neither: it is a matter of times, segments, names or owners. Segments are compared on the
     * wire alone, see {@link SentSegments}.
     */
    NONE
  }

  /** The systems that a difference may belong to. */
  public static final List<String> SYSTEMS = List.of("linux", "windows", "macos");

  public KnownDifference {
    systems = List.copyOf(systems);
  }

  /**
   * Whether this system does so.
   *
   * @param system its name; empty when no row has told it yet, and then only a difference of every
   *     system holds
   */
  public boolean holdsOn(String system) {
    return systems.containsAll(SYSTEMS) || systems.contains(system);
  }
}
