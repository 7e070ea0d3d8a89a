package lockstep.views.netstat;

import java.util.List;

/** A dialect refuses an argument. */
public final class SwitchRefused extends Exception {
  private final List<String> words;
  private final List<String> hints;

  /**
   * @param words what the tool itself says, a line each
   * @param hints what helps on, a sentence each
   */
  SwitchRefused(List<String> words, List<String> hints) {
    super(String.join("; ", words));
    this.words = List.copyOf(words);
    this.hints = List.copyOf(hints);
  }

  /** What the tool itself says, a line each. */
  public List<String> words() {
    return words;
  }

  /** What helps on, a sentence each. */
  public List<String> hints() {
    return hints;
  }
}
