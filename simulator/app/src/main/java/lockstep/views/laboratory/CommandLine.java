package lockstep.views.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.views.netstat.Dialect;

/**
 * A command as somebody typed it.
 *
 * @param tool {@code netstat} or {@code ss}; empty text when nothing was typed
 * @param arguments what stands behind it, quotation marks taken off
 * @param asked the dialect that the command itself asks for with {@code --dialect}; null for none
 */
record CommandLine(String tool, List<String> arguments, String asked) {
  CommandLine {
    arguments = List.copyOf(arguments);
  }

  /** Takes a line apart as a shell does, quotation marks and all. */
  static CommandLine of(String line) {
    List<String> words = words(line);
    if (!words.isEmpty() && words.get(0).matches("(\\./)?lockstep(\\.cmd)?")) words.remove(0);
    // Prompts are copied with the command, and some need rights that the reading here lacks.
    while (!words.isEmpty() && words.get(0).matches("[$#>%]|sudo|watch")) words.remove(0);
    if (words.isEmpty()) return new CommandLine("", List.of(), null);
    String tool = words.remove(0).toLowerCase(Locale.ROOT).replaceAll("^.*[/\\\\]|\\.exe$", "");
    int at = words.indexOf("--dialect");
    String asked = null;
    if (at >= 0 && at + 1 < words.size()) {
      asked = words.remove(at + 1);
      words.remove(at);
    }
    return new CommandLine(tool, words, asked);
  }

  /** The dialect that the command's form leaves no choice of. */
  Optional<Dialect> dialect() {
    if (tool.equals("ss")) return Optional.of(Dialect.SS);
    return asked == null ? Optional.empty() : Dialect.of(asked);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean begun = false;
    for (char letter : line.toCharArray()) {
      if (quote == 0 && Character.isWhitespace(letter)) {
        if (begun) words.add(word.toString());
        word.setLength(0);
        begun = false;
      } else if (quote == 0 && (letter == '"' || letter == '\'')) {
        quote = letter;
        begun = true;
      } else if (letter == quote) {
        quote = 0;
      } else {
        word.append(letter);
        begun = true;
      }
    }
    if (begun) words.add(word.toString());
    return words;
  }
}
