package lockstep.lessons.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Question;

/**
 * Questions in Aiken's form, of one right option each: the text, options as {@code A) text} or
 * {@code A. text}, and {@code ANSWER: A}. Lines of one character and empty ones are passed over, as
 * Moodle does. It is only read: it cannot say most of what a question of ours holds.
 *
 * @see <a href="https://docs.moodle.org/en/Aiken_format">Moodle's page on Aiken</a>
 */
public final class Aiken {
  private static final Pattern OPTION = Pattern.compile("^([A-Z])[).][ \\t]?(.*)$");
  private static final Pattern ANSWER = Pattern.compile("^ANSWER:[ \\t]*(.*)$");
  private static final Pattern NOT_CAPITAL =
      Pattern.compile("^answer\\s*:.*", Pattern.CASE_INSENSITIVE);
  private static final int MOST = 26;

  private final List<Question> questions = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> stem = new ArrayList<>();
  private final List<Character> letters = new ArrayList<>();
  private final List<String> options = new ArrayList<>();

  /** Where the question being read begins; 0 between questions. */
  private int begun;

  private Aiken() {}

  /** Reads questions; what is no question is told by its line, and the rest is read. */
  public static Imported read(String text) {
    return Source.read(text, lines -> new Aiken().lines(lines));
  }

  /** The same of bytes in UTF-8. */
  public static Imported read(byte[] bytes) {
    return Source.read(bytes, Aiken::read);
  }

  private Imported lines(String text) {
    int number = 0;
    for (int from = 0; from <= text.length(); ) {
      int end = text.indexOf('\n', from);
      if (end < 0) end = text.length();
      String line = text.substring(from, end).trim();
      from = end + 1;
      number++;
      if (line.length() > 1) line(number, line);
      if (questions.size() >= Source.MOST_QUESTIONS || problems.size() >= Source.MOST_PROBLEMS) {
        problem(
            number,
            "there are "
                + questions.size()
                + " questions and "
                + problems.size()
                + " problems; no more was read");
        return new Imported(questions, problems);
      }
    }
    if (begun > 0) problem(begun, "the question ends without ANSWER: and the letter of an option");
    return new Imported(questions, problems);
  }

  private void line(int number, String line) {
    Matcher answer = ANSWER.matcher(line);
    Matcher option = OPTION.matcher(line);
    if (answer.matches()) {
      answer(number, answer.group(1).trim());
      clear();
    } else if (option.matches()) {
      if (stem.isEmpty()) {
        if (options.isEmpty())
          problem(number, "expected a question before its options, found " + Source.quoted(line));
        begun = begun == 0 ? number : begun;
      }
      letters.add(option.group(1).charAt(0));
      options.add(option.group(2).trim());
    } else if (NOT_CAPITAL.matcher(line).matches()) {
      problem(number, "expected ANSWER: in capitals, found " + Source.quoted(line));
      clear();
    } else {
      if (!options.isEmpty()) {
        problem(
            number,
            "expected a further option, or ANSWER: and the letter of one, found "
                + Source.quoted(line));
        clear();
      }
      begun = begun == 0 ? number : begun;
      stem.add(line);
    }
  }

  private void answer(int number, String given) {
    if (stem.isEmpty()) {
      if (begun == 0) problem(number, "expected a question before ANSWER:, found none");
      return;
    }
    if (options.size() < 2 || options.size() > MOST) {
      problem(begun, "expected 2 to " + MOST + " options, found " + options.size());
      return;
    }
    if (letters.stream().distinct().count() < letters.size()) {
      problem(begun, "two options have the same letter");
      return;
    }
    int right = given.length() == 1 ? letters.indexOf(given.charAt(0)) : -1;
    if (right < 0) {
      problem(
          number, "expected the letter of an option after ANSWER:, found " + Source.quoted(given));
      return;
    }
    List<Choice.Option> all = new ArrayList<>();
    for (int i = 0; i < options.size(); i++)
      all.add(
          i == right
              ? Choice.Option.right(options.get(i))
              : Choice.Option.wrong(options.get(i), "", ""));
    String text = String.join("\n", stem);
    questions.add(Question.of(GiftReader.title(text), text, Choice.one(all), ""));
  }

  private void problem(int line, String what) {
    problems.add(new Problem(line, what));
  }

  private void clear() {
    begun = 0;
    stem.clear();
    letters.clear();
    options.clear();
  }
}
