package lockstep.lessons.course;

import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;
import lockstep.table.StateWords;

/** Makes a question of the two texts at the end of a lesson: what is asked, and the answer. */
final class LastQuestion {
  static final String NAME = "quiz";

  /** What the format's origin says where it has nothing to ask. */
  private static final Pattern NONE =
      Pattern.compile("no questions.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** How to write the answer, which matters only to a grader that takes every letter as it is. */
  private static final Pattern HOW_TO_WRITE =
      Pattern.compile(
          "\\s*\\((?:please )?answer in english[^)]*\\)\\s*$|\\s*\\([^)]*case[- ]sensitive[^)]*\\)\\s*$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern STATE = Pattern.compile("\\bstates?\\b", Pattern.CASE_INSENSITIVE);

  private static final int LARGEST_PORT = 65_535;

  private LastQuestion() {}

  /** Whether the text says that there is nothing to ask. */
  static boolean asksNothing(String asked) {
    return asked.isBlank() || NONE.matcher(asked.strip()).matches();
  }

  /** The question; empty where there is nothing to ask or to answer. */
  static Optional<Question> of(String asked, String answer) {
    String stem = HOW_TO_WRITE.matcher(asked.strip()).replaceAll("").strip();
    String key = answer.strip();
    if (asksNothing(stem) || key.isEmpty()) return Optional.empty();
    return Optional.of(Question.of(NAME, stem, task(stem, key), ""));
  }

  private static Task task(String stem, String key) {
    if (key.equalsIgnoreCase("true") || key.equalsIgnoreCase("false"))
      return new TrueFalse(key.equalsIgnoreCase("true"), "", "", "");
    if (key.matches("\\d{1,9}")) {
      int number = Integer.parseInt(key);
      boolean port = stem.toLowerCase(java.util.Locale.ROOT).matches("(?s).*\\bports?\\b.*");
      return port && number <= LARGEST_PORT ? Numeric.port(number) : Numeric.of(number);
    }
    // "close" is a call as well as an old name of CLOSED.
    if (STATE.matcher(stem).find() && StateWords.named(key).isPresent())
      return ShortText.states(key);
    return ShortText.words(key);
  }
}
