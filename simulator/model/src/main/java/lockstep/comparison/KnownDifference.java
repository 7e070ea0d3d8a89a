package lockstep.comparison;

import java.util.List;

/**
 * A place where a system does otherwise than RFC 9293 says, with a name and a reference.
 *
 * @param name {@code linux-time-wait-60s}
 * @param systems the systems that do so: {@code linux}, {@code windows}, {@code macos}
 * @param title one line
 * @param rfc what the RFC says, with its section
 * @param system what the system does
 * @param why why it does so
 * @param reference documentation, or a tagged line of the kernel's source
 * @param howToSee a command or scenario that shows it
 */
public record KnownDifference(
    String name,
    List<String> systems,
    String title,
    String rfc,
    String system,
    String why,
    String reference,
    String howToSee) {
  public KnownDifference {
    systems = List.copyOf(systems);
  }
}
