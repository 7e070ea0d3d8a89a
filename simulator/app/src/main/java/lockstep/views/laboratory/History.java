package lockstep.views.laboratory;

import java.util.ArrayList;
import java.util.List;

/** The commands that were typed, and a way through them with Up and Down. */
final class History {
  private final List<String> lines = new ArrayList<>();
  private int at;
  private String draft = "";

  /** Adds a command; one that was typed twice in a row stands once. */
  void add(String line) {
    if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(line)) lines.add(line);
    at = lines.size();
    draft = "";
  }

  /**
   * The command before.
   *
   * @param now what stands in the line, which comes back after the last command
   */
  String up(String now) {
    if (at == lines.size()) draft = now;
    if (at > 0) at--;
    return at < lines.size() ? lines.get(at) : draft;
  }

  /** The command after. */
  String down(String now) {
    if (at == lines.size()) return now;
    at++;
    return at < lines.size() ? lines.get(at) : draft;
  }
}
