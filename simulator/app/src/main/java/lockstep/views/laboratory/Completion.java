package lockstep.views.laboratory;

import java.util.ArrayList;
import java.util.List;
import lockstep.views.netstat.Dialect;
import lockstep.views.netstat.Switch;

/**
 * What the tabulator does in a typed command: it completes a tool or a long switch, and says what
 * may stand there.
 *
 * @param text the line as far as the caret, completed
 * @param choices what may stand there, when it is more than one thing
 */
record Completion(String text, List<String> choices) {
  private static final List<String> TOOLS = List.of("netstat", "ss");

  Completion {
    choices = List.copyOf(choices);
  }

  /**
   * Completes the last word.
   *
   * @param line what stands before the caret
   * @param dialect the one that netstat speaks
   */
  static Completion of(String line, Dialect dialect) {
    int blank = line.lastIndexOf(' ');
    String before = line.substring(0, blank + 1);
    String word = line.substring(blank + 1);
    if (blank < 0) return complete(before, word, TOOLS);
    Dialect spoken = CommandLine.of(line).dialect().orElse(dialect);
    if (word.startsWith("--")) return complete(before, word, names(spoken));
    if (word.startsWith("-") || word.isEmpty())
      return new Completion(line, spoken.understood().stream().map(Switch::forms).toList());
    return new Completion(line, List.of());
  }

  private static List<String> names(Dialect dialect) {
    List<String> names = new ArrayList<>();
    for (Switch one : dialect.understood())
      for (String form : one.forms().split("[ ,]+")) if (form.startsWith("--")) names.add(form);
    return names;
  }

  private static Completion complete(String before, String word, List<String> known) {
    List<String> fit = known.stream().filter(name -> name.startsWith(word)).toList();
    if (fit.isEmpty()) return new Completion(before + word, List.of());
    if (fit.size() == 1) return new Completion(before + fit.get(0) + ' ', List.of());
    String common = fit.get(0);
    for (String name : fit) {
      int same = 0;
      while (same < Math.min(common.length(), name.length())
          && common.charAt(same) == name.charAt(same)) same++;
      common = common.substring(0, same);
    }
    return new Completion(before + common, fit);
  }
}
