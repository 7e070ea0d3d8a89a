package lockstep.lessons.interchange;

import java.util.Objects;

/**
 * Something in a text that was not taken as it stands.
 *
 * @param line where, counted from 1
 * @param what what was found and what was expected, in words
 */
public record Problem(int line, String what) {
  public Problem {
    if (line < 1) throw new IllegalArgumentException("lines are counted from 1, not " + line);
    Objects.requireNonNull(what, "what");
  }

  @Override
  public String toString() {
    return "line " + line + ": " + what;
  }
}
