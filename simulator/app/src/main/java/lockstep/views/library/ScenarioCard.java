package lockstep.views.library;

import java.util.Locale;
import java.util.Set;

/**
 * A scenario as the library shows it.
 *
 * @param name its short name
 * @param title one line
 * @param about what it shows
 * @param subjects the keys of the subjects that it belongs to; none before it was tried
 * @param edges the edges of the figure that its ends take in the model
 * @param nodes the nodes of the figure that they pass
 * @param steps how many steps it has in the model; 0 before it was tried
 * @param stages whether loopback can play it, and why not; empty before it was tried
 * @param wire whether the wire can play it, and why not; empty before it was asked
 * @param own whether it is the user's own
 */
public record ScenarioCard(
    String name,
    String title,
    String about,
    Set<String> subjects,
    Set<String> edges,
    Set<String> nodes,
    int steps,
    String stages,
    String wire,
    boolean own) {
  public ScenarioCard {
    subjects = Set.copyOf(subjects);
    edges = Set.copyOf(edges);
    nodes = Set.copyOf(nodes);
  }

  /** The same, when the wire was asked. */
  public ScenarioCard withWire(String answer) {
    return new ScenarioCard(name, title, about, subjects, edges, nodes, steps, stages, answer, own);
  }

  /** Whether every word of a search stands in its name, its title or what it shows. */
  boolean matches(String search) {
    String all = (name + " " + title + " " + about).toLowerCase(Locale.ROOT);
    for (String word : search.toLowerCase(Locale.ROOT).trim().split("\\s+"))
      if (!all.contains(word)) return false;
    return true;
  }
}
