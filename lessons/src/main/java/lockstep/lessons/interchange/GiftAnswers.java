package lockstep.lessons.interchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Essay;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;

/**
 * What stands between the braces of a GIFT question. What sort it is follows from its signs alone,
 * asked for in Moodle's order: nothing, {@code #}, {@code ~}, {@code =} with {@code ->}, {@code T},
 * and what is left is a short answer.
 */
final class GiftAnswers {
  private static final Pattern WEIGHT = Pattern.compile("^%(-?\\d{1,3}(?:\\.\\d{0,15})?)%");
  private static final Pattern ORDERING =
      Pattern.compile("^>\\s*(\\d*)[^\n]*\n(.*)$", Pattern.DOTALL);
  private static final Set<String> TRUE = Set.of("T", "TRUE");
  private static final Set<String> FALSE = Set.of("F", "FALSE");
  private static final String ARROW = "->";

  private final Cooked text;
  private final GiftFormat format;
  private final List<Problem> problems;

  GiftAnswers(Cooked text, GiftFormat format, List<Problem> problems) {
    this.text = text;
    this.format = format;
    this.problems = problems;
  }

  Task task() throws Unreadable {
    if (text.isEmpty()) return new Essay();
    if (text.startsWith(">")) return ordering();
    if (text.startsWith("#")) return numeric();
    if (text.has("~")) return choice();
    if (text.has("=") && text.has(ARROW)) return matching();
    String word = text.cut("#")[0].text();
    if (TRUE.contains(word) || FALSE.contains(word)) return trueFalse(TRUE.contains(word));
    return shortText();
  }

  /** A weight and what stands behind it. */
  private record Weighed(double weight, Cooked rest) {}

  private static Weighed weighed(Cooked answer, double otherwise) {
    Matcher m = WEIGHT.matcher(answer.raw());
    return m.find()
        ? new Weighed(Numbers.weight(m.group(1)), answer.from(m.end()))
        : new Weighed(otherwise, answer);
  }

  private String feedback(Cooked[] cut) {
    return cut[1] == null ? "" : format.text(cut[1]);
  }

  private Choice choice() throws Unreadable {
    List<Choice.Option> options = new ArrayList<>();
    for (Cooked piece : text.splitBefore("=~")) {
      boolean right = piece.startsWith("=");
      Cooked bare = right || piece.startsWith("~") ? piece.from(1).trim() : piece;
      Weighed weighed = right ? new Weighed(1, bare) : weighed(bare, 0);
      Cooked[] cut = weighed.rest().cut("#");
      String words = format.text(cut[0]);
      if (words.isEmpty()) {
        problems.add(new Problem(piece.line(), "an option without words was left out"));
        continue;
      }
      options.add(new Choice.Option(words, weighed.weight(), feedback(cut), ""));
    }
    if (options.size() < 2)
      throw new Unreadable(
          text.line(), "expected two options or more, each after = or ~, found " + options.size());
    return new Choice(options, !text.has("="));
  }

  private Matching matching() throws Unreadable {
    List<Matching.Pair> pairs = new ArrayList<>();
    List<String> extra = new ArrayList<>();
    List<Cooked> pieces = text.splitBefore("=");
    for (Cooked piece : pieces) {
      Cooked bare = piece.startsWith("=") ? piece.from(1) : piece;
      Cooked[] cut = bare.cut(ARROW);
      if (cut[1] == null || pieces.size() < 2)
        throw new Unreadable(
            piece.line(),
            "-> beside = makes this a matching, which takes two pairs or more, each written"
                + " =left -> right; found "
                + Source.quoted(piece.raw())
                + (pieces.size() < 2 ? " alone; write → for an arrow within an answer" : ""));
      String left = format.text(cut[0]);
      String right = cut[1].text();
      if (left.isEmpty()) extra.add(right);
      else pairs.add(new Matching.Pair(left, right));
    }
    return new Matching(pairs, extra);
  }

  /** Moodle says the feedback of a wrong answer first. */
  private TrueFalse trueFalse(boolean so) {
    Cooked[] word = text.cut("#");
    if (word[1] == null) return new TrueFalse(so, "", "", "");
    Cooked[] remarks = word[1].cut("#");
    return new TrueFalse(so, feedback(remarks), format.text(remarks[0]), "");
  }

  private ShortText shortText() throws Unreadable {
    if (text.text().matches("(?i)t|true|f|false"))
      problems.add(
          new Problem(
              text.line(),
              Source.quoted(text.text())
                  + " is read as a word to be typed, as Moodle does; a true-or-false question says"
                  + " T, TRUE, F or FALSE in capitals"));
    List<ShortText.Accepted> accepted = new ArrayList<>();
    for (Cooked piece : text.splitBefore("=")) {
      Weighed weighed = weighed(piece.startsWith("=") ? piece.from(1).trim() : piece, 1);
      Cooked[] cut = weighed.rest().cut("#");
      // The words are plain whatever the format: they are compared, and not shown.
      String words = GiftFormat.of(cut[0].trim()).without(cut[0]).text();
      if (!Wildcards.isReadable(words))
        problems.add(
            new Problem(
                piece.line(),
                "the answer "
                    + Source.quoted(words)
                    + " was left out: a * stands for every answer alone, and is written \\* as"
                    + " itself"));
      else if (words.isEmpty())
        problems.add(new Problem(piece.line(), "an answer without words was left out"));
      else
        accepted.add(
            new ShortText.Accepted(Wildcards.read(words), weighed.weight(), feedback(cut), ""));
    }
    if (accepted.isEmpty())
      throw new Unreadable(text.line(), "expected an answer, such as =TIME-WAIT, found none");
    return new ShortText(accepted, ShortText.Vocabulary.WORDS);
  }

  private Numeric numeric() throws Unreadable {
    Cooked[] both = text.from(1).cut("~");
    String other = both[1] == null ? "" : feedback(both[1].cut("#"));
    List<Numeric.Target> targets = new ArrayList<>();
    for (Cooked piece : both[0].trim().splitBefore("=")) {
      Cooked bare = piece.startsWith("=") ? piece.from(1).trim() : piece;
      if (bare.isEmpty()) continue;
      Weighed weighed = weighed(bare, 1);
      Cooked[] cut = weighed.rest().cut("#");
      String number = cut[0].text();
      if (number.equals("*") && weighed.weight() == 0) other = feedback(cut);
      else targets.add(target(piece, number, weighed.weight(), feedback(cut)));
    }
    if (targets.isEmpty())
      throw new Unreadable(text.line(), "expected a number after {#, found none");
    return new Numeric(targets, false, other);
  }

  private static Numeric.Target target(Cooked piece, String text, double weight, String feedback)
      throws Unreadable {
    int range = text.indexOf("..");
    int colon = text.indexOf(':');
    String first = range > 0 ? text.substring(0, range).trim() : text;
    String second = range > 0 ? text.substring(range + 2).trim() : "0";
    if (range <= 0 && colon > 0) {
      first = text.substring(0, colon).trim();
      second = text.substring(colon + 1).trim();
    }
    if (!Numbers.isNumber(first) || !Numbers.isNumber(second))
      throw new Unreadable(
          piece.line(),
          "expected a number, such as 443, 60:2 or 50..70, found "
              + Source.quoted(text)
              + "; Moodle would take every answer to it as right");
    BigDecimal value = Numbers.read(first);
    BigDecimal tolerance = Numbers.read(second);
    if (range > 0) {
      BigDecimal most = tolerance;
      value = value.add(most).divide(BigDecimal.valueOf(2));
      tolerance = most.subtract(value);
    }
    if (tolerance.signum() < 0)
      throw new Unreadable(
          piece.line(),
          "expected "
              + (range > 0 ? "a range from the less to the more" : "a tolerance of 0 or more")
              + ", found "
              + Source.quoted(text));
    return new Numeric.Target(value, tolerance, weight, feedback, "");
  }

  /** The ordering plug-in's own form: how many are shown, and then a thing on each line. */
  private Task ordering() throws Unreadable {
    Matcher m = ORDERING.matcher(text.raw());
    List<String> things = new ArrayList<>();
    if (m.find())
      for (String line : m.group(2).split("\n"))
        if (!line.isBlank()) things.add(format.plain(line.trim()));
    return Abroad.order(things)
        .orElseThrow(
            () ->
                new Unreadable(
                    text.line(),
                    "expected {> with two things or more to put in order, no two of them alike and"
                        + " each on its line, found "
                        + Source.quoted(text.raw())));
  }
}
