package lockstep.lessons.ports;

import java.util.List;

/**
 * What was read from one file.
 *
 * @param assignments the rows that could be read, in their order
 * @param problems what could not, up to {@value #MOST_PROBLEMS}
 */
public record PortTable(Source source, List<Assignment> assignments, List<Problem> problems) {
  /** More are not told: a file of which all is wrong is no table of ports. */
  public static final int MOST_PROBLEMS = 100;

  /**
   * A row that could not be read; the others were.
   *
   * @param line from 1
   * @param text what was expected and what was found
   */
  public record Problem(int line, String text) {
    @Override
    public String toString() {
      return "line " + line + ": " + text;
    }
  }

  public PortTable {
    assignments = List.copyOf(assignments);
    problems = List.copyOf(problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)));
  }
}
