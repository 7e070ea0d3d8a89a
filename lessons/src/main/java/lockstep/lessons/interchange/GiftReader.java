package lockstep.lessons.interchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.lessons.quiz.Description;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Task;

/** Reads GIFT block by block; what cannot be read of one block leaves the others as they are. */
final class GiftReader {
  static final String CATEGORY = "category:";
  static final String NATIVE = "lockstep:";
  static final String EXTRA = "// lockstep:";
  static final String STAMP = "stamp";

  private static final String COMMENT = "//";
  private static final String CATEGORY_LINE = "$CATEGORY:";
  private static final String NAME = "::";
  private static final int LONGEST_NAME = 60;
  private static final int MOST_OF_ONE = 1_000_000;
  private static final int MOST_LINES = 10_000;

  private final List<Question> questions = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private String category;

  GiftReader(String category) {
    this.category = category;
  }

  /** Reads a text whose lines end with LF. */
  Imported read(String text) {
    List<Cooked.Line> block = new ArrayList<>();
    int length = 0;
    int number = 0;
    for (int from = 0; from <= text.length(); ) {
      int end = text.indexOf('\n', from);
      if (end < 0) end = text.length();
      String bare = text.substring(from, end).trim();
      from = end + 1;
      number++;
      if (!bare.isEmpty() && !bare.equals("0")) {
        length += bare.length();
        if (length <= MOST_OF_ONE && block.size() <= MOST_LINES)
          block.add(new Cooked.Line(number, bare));
        continue;
      }
      if (!bare.isEmpty() && !block.isEmpty())
        problems.add(
            new Problem(
                number,
                "a line of 0 alone ends the question here, as it does in Moodle; expected an empty"
                    + " line, or 0 beside other words"));
      block(block, length);
      block.clear();
      length = 0;
      if (isFull(number)) return new Imported(questions, problems);
    }
    block(block, length);
    return new Imported(questions, problems);
  }

  private boolean isFull(int line) {
    if (problems.size() >= Source.MOST_PROBLEMS)
      problems.add(
          new Problem(
              line, "there are more than " + Source.MOST_PROBLEMS + " problems; no more was read"));
    else if (questions.size() >= Source.MOST_QUESTIONS)
      problems.add(
          new Problem(
              line,
              "there are more than " + Source.MOST_QUESTIONS + " questions; no more was read"));
    else return false;
    return true;
  }

  private void block(List<Cooked.Line> block, int length) {
    if (length > MOST_OF_ONE || block.size() > MOST_LINES) {
      problems.add(
          new Problem(
              block.isEmpty() ? 1 : block.get(0).number(),
              "a question ends with an empty line; none was found within "
                  + MOST_OF_ONE
                  + " characters or "
                  + MOST_LINES
                  + " lines"));
      return;
    }
    List<Cooked.Line> lines = new ArrayList<>();
    GiftComments comments = new GiftComments();
    for (Cooked.Line line : block)
      if (!line.text().startsWith(COMMENT)) lines.add(line);
      else comments.add(line, problems);
    if (!lines.isEmpty() && lines.get(0).text().startsWith(CATEGORY_LINE)) {
      category = Categories.name(lines.remove(0).text().substring(CATEGORY_LINE.length()));
    }
    if (lines.isEmpty()) return;
    try {
      Question question = question(Cooked.of(lines), comments);
      if (!comments.stamp.isEmpty())
        question =
            new Extras(comments.stamp, comments.fields)
                .addedTo(question, lines.get(0).number(), problems);
      questions.add(question);
    } catch (Unreadable e) {
      problems.add(e.problem());
    } catch (IllegalArgumentException e) {
      // What the kinds of questions themselves ask for, in their own words.
      problems.add(new Problem(lines.get(0).number(), e.getMessage()));
    }
  }

  private Question question(Cooked whole, GiftComments comments) throws Unreadable {
    Cooked text = whole;
    String name = "";
    if (text.startsWith(NAME)) {
      Cooked[] parts = text.from(NAME.length()).cut(NAME);
      if (parts[1] == null)
        problems.add(
            new Problem(
                text.line(),
                "the text begins with :: and no further :: ends a name; it is read as text, where"
                    + " Moodle would leave the :: out (write \\:\\:)"));
      else {
        name = parts[0].text();
        text = parts[1].trim();
      }
    }
    int start = text.indexOf("{");
    int end = text.indexOf("}");
    if (start < 0 && end < 0)
      return made(name, text, "", GiftFormat.of(text), comments, new Description(), "");
    if (start < 0 || end < start)
      throw new Unreadable(
          whole.line(),
          "expected { and after it }, found "
              + (start < 0 ? "only }" : end < 0 ? "only {" : "} before {")
              + "; a brace that is meant as one is written \\{ or \\}");
    Cooked tail = text.from(end + 1);
    if (tail.has("{") || tail.has("}"))
      problems.add(
          new Problem(
              tail.line(),
              "a second brace is read as text: the answers stand between the first { and the first"
                  + " }; a brace that is meant as one is written \\{ or \\}"));
    Cooked answers = text.between(start + 1, end).trim();
    int general = answers.lastIndexOf("####");
    Cooked why = general < 0 ? null : answers.from(general + 4);
    if (general >= 0) answers = answers.between(0, general).trim();
    GiftFormat format = GiftFormat.of(text);
    // Text after the answers: they fill a gap in it.
    String after = tail.isEmpty() ? "" : "_____" + tail.raw();
    Task task = new GiftAnswers(answers, format, problems).task();
    return made(
        name,
        text.between(0, start),
        after,
        format,
        comments,
        task,
        why == null ? "" : format.text(why));
  }

  private Question made(
      String name,
      Cooked stem,
      String after,
      GiftFormat format,
      GiftComments comments,
      Task task,
      String why) {
    String written = (format.without(stem).raw() + after).trim();
    Exhibit exhibit = format.exhibit(written);
    String text = format.above(written);
    List<String> tags = new ArrayList<>();
    if (!category.isEmpty()) tags.add(CATEGORY + category);
    String called = !name.isEmpty() ? name : !comments.id.isEmpty() ? comments.id : title(text);
    if (!comments.id.isEmpty() && !comments.id.equals(called)) tags.add("id:" + comments.id);
    Task home = task;
    List<String> beliefs = new ArrayList<>();
    for (String tag : comments.tags)
      if (tag.startsWith(Beliefs.TAG)) beliefs.add(tag.substring(Beliefs.TAG.length()));
      else if (tag.startsWith(NATIVE))
        home = Abroad.home(tag.substring(NATIVE.length()), task).orElse(home);
      else tags.add(Categories.word(tag));
    Task held = Beliefs.held(home, beliefs);
    return new Question(called, text, exhibit, held, why, tags, Optional.empty());
  }

  /** What a question without a name is called: how its text begins. */
  static String title(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) return "(nothing)";
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME).strip() + "…";
  }

  /** What the comments above a question say of it. */
  private static final class GiftComments {
    private String id = "";
    private final List<String> tags = new ArrayList<>();
    private String stamp = "";
    private final Map<String, String> fields = new LinkedHashMap<>();

    void add(Cooked.Line line, List<Problem> problems) {
      String text = line.text();
      if (text.startsWith(EXTRA)) extra(line, text.substring(EXTRA.length()), problems);
      else marks(text);
    }

    private void extra(Cooked.Line line, String field, List<Problem> problems) {
      int sign = field.indexOf('=');
      String name = field.substring(0, Math.max(0, sign));
      try {
        String value = Extras.unescape(field.substring(sign + 1));
        if (sign < 0 || stamp.isEmpty() && !name.equals(STAMP))
          throw new IllegalArgumentException("expected a stamp first, and then name=value");
        if (name.equals(STAMP)) stamp = value;
        else fields.put(name, value);
      } catch (IllegalArgumentException e) {
        if (problems.size() < Source.MOST_PROBLEMS)
          problems.add(new Problem(line.number(), Source.quoted(field) + ": " + e.getMessage()));
      }
    }

    /** {@code [id:...]} and {@code [tag:...]}; a bracket within is written {@code \]}. */
    private void marks(String text) {
      for (int i = text.indexOf('['); i >= 0; i = text.indexOf('[', i + 1)) {
        boolean isTag = text.startsWith("[tag:", i);
        if (!isTag && !text.startsWith("[id:", i)) continue;
        int start = text.indexOf(':', i) + 1;
        int end = text.indexOf(']', start);
        while (end > 0 && text.charAt(end - 1) == '\\') end = text.indexOf(']', end + 1);
        if (end < 0) return;
        String value = text.substring(start, end).replace("\\]", "]").trim();
        if (value.isEmpty()) continue;
        if (isTag) tags.add(value);
        else id = value;
        i = end;
      }
    }
  }
}
