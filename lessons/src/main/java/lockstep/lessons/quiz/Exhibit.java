package lockstep.lessons.quiz;

import java.util.List;

/**
 * What is looked at while answering: rows of a table, a ladder, lines of a trace; in letters of one
 * width, frozen in the question.
 *
 * @param caption what it is, one line; may be empty
 * @param lines the lines, each at most 78 columns wide where the question is one of ours
 */
public record Exhibit(String caption, List<String> lines) {
  /** Nothing to look at. */
  public static final Exhibit NONE = new Exhibit("", List.of());

  public Exhibit {
    lines = List.copyOf(lines);
  }

  /** Whether there is nothing to look at. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }
}
