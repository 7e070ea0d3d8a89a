package lockstep.views.plates;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said of a state or an edge.
 *
 * @param title its name
 * @param said what it means, in a sentence or two
 * @param parts what else is known, in the order in which it is read
 */
public record Plate(String title, String said, List<Part> parts) {
  /** How a part is written. */
  public enum Kind {
    /** Sentences. */
    WORDS,
    /** Words of systems, each beside the system's name. */
    NAMES,
    /** Rows, classes, addresses. */
    MONO,
    /** Names of scenarios, which can be chosen. */
    SCENARIOS
  }

  /**
   * A line of a part.
   *
   * @param name what stands before it, or empty
   */
  public record Line(String name, String text) {
    static Line of(String text) {
      return new Line("", text);
    }
  }

  /** Some lines under a heading. */
  public record Part(String id, String head, Kind kind, List<Line> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  public Plate {
    parts = List.copyOf(parts);
  }

  /** The part of this id. */
  public Part part(String id) {
    return parts.stream()
        .filter(part -> part.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the plate has no part " + id));
  }

  /** All of it, for those who listen. */
  public String spoken() {
    List<String> all = new ArrayList<>(List.of(title + ".", said));
    for (Part part : parts) {
      all.add(part.head() + ":");
      for (Line line : part.lines())
        all.add(line.name().isEmpty() ? line.text() : line.name() + ", " + line.text());
    }
    return String.join(" ", all);
  }
}
