package lockstep.app.learn;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A talk with a learner: in a terminal, or with a file of answers. */
public interface Talk {
  /** No line is wider than so many columns. */
  int WIDTH = 80;

  /** Says a line. */
  void say(String line) throws IOException;

  /** Says several lines. */
  default void say(List<String> lines) throws IOException {
    for (String line : lines) say(line);
  }

  /** Whether a page, and each action of a run, waits to be gone on from. */
  boolean waitsAtPages();

  /**
   * Asks for a line.
   *
   * @param prompt stands before the answer
   * @return empty when there is nobody any more to answer
   */
  Optional<String> ask(String prompt) throws IOException;
}
