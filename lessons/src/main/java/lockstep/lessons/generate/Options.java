package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Choice.Option;
import lockstep.table.StateWords;

/** Puts a choice together so that nothing in it says the same twice. */
final class Options {
  private static final int MOST_WRONG = 3;

  private Options() {}

  /**
   * One key among wrong options. A wrong one that says the same as the key or as an earlier one, in
   * whatever spelling, is left out; the first three that are left stay.
   */
  static Choice one(Dice dice, String key, List<Option> wrong) {
    Set<String> said = new HashSet<>();
    said.add(sense(key));
    List<Option> options = new ArrayList<>();
    options.add(Option.right(key));
    for (Option option : wrong)
      if (options.size() <= MOST_WRONG && said.add(sense(option.text()))) options.add(option);
    return Choice.one(dice.shuffled(options));
  }

  /** A wrong one behind which none of our misconceptions stands. */
  static Option plain(String text) {
    return Option.wrong(text, "", "");
  }

  /** A wrong one that shows a misconception; empty where it shows none. */
  static Option wrong(String text, String idea) {
    return Option.wrong(text, "", idea);
  }

  /** What a text says, apart from its spelling. */
  static String sense(String text) {
    return StateWords.named(text)
        .map(Enum::name)
        .orElseGet(() -> text.strip().toLowerCase(Locale.ROOT));
  }
}
