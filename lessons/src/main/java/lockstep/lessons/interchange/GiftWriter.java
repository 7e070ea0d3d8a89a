package lockstep.lessons.interchange;

import java.util.List;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Description;
import lockstep.lessons.quiz.Essay;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;

/** Writes one question after the other as GIFT; see {@link Gift} for what is written how. */
final class GiftWriter {
  private static final String SIGNS = "\\:#={}~";

  private final StringBuilder out = new StringBuilder();
  private String category = "";

  void add(Question question) {
    String own = Gift.category(question);
    if (!own.equals(category)) {
      category = own;
      out.append("$CATEGORY: ").append(own.isEmpty() ? Categories.NONE : own).append("\n\n");
    }
    Question known = Tidy.of(Abroad.of(question, false), text -> text.replace("->", "→"));
    String visible = marks(question, known) + body(known);
    Imported back = new GiftReader(category).read(visible);
    if (back.questions().size() != 1 || !back.problems().isEmpty())
      throw new IllegalStateException(
          "what is written of \"" + question.name() + "\" cannot be read: " + back.problems());
    Extras extras = Extras.between(back.questions().get(0), question);
    if (!extras.isEmpty()) {
      extra(GiftReader.STAMP, extras.stamp());
      extras.fields().forEach(this::extra);
    }
    out.append(visible).append('\n');
  }

  String text() {
    return out.toString();
  }

  private void extra(String name, String value) {
    out.append(GiftReader.EXTRA).append(name).append('=').append(Extras.escape(value)).append('\n');
  }

  /** The comment that Moodle reads: an id and tags. */
  private static String marks(Question question, Question known) {
    StringBuilder marks = new StringBuilder("//");
    List<String> ids = known.values("id:");
    mark(marks, "id", ids.isEmpty() || ids.get(0).isBlank() ? known.name() : ids.get(0));
    String category = Gift.category(question);
    for (String tag : known.tags())
      if (!(tag.startsWith("id:") && tag.substring(3).equals(ids.get(0)))
          && !tag.equals(GiftReader.CATEGORY + category)) mark(marks, "tag", tag);
    if (question.kind() != known.kind())
      mark(marks, "tag", GiftReader.NATIVE + question.kind().word());
    return marks.append('\n').toString();
  }

  private static void mark(StringBuilder marks, String sort, String value) {
    // A backslash at the end would keep the bracket from closing.
    String line = value.replace('\n', ' ').replace("]", "\\]");
    if (!line.isBlank() && !line.endsWith("\\"))
      marks.append(" [").append(sort).append(':').append(line).append(']');
  }

  private static String body(Question question) {
    boolean html = !question.exhibit().isEmpty();
    GiftFormat format = html ? GiftFormat.HTML : GiftFormat.PLAIN;
    String stem = html ? Html.of(question.stem(), question.exhibit()) : question.stem();
    StringBuilder body = new StringBuilder();
    body.append("::").append(escape(question.name())).append("::");
    body.append(format.mark()).append(escape(stem));
    if (question.task() instanceof Description) return body.append('\n').toString();
    body.append('{').append(new Answers(html).of(question.task()));
    if (!question.why().isEmpty())
      body.append("####").append(new Answers(html).text(question.why()));
    return body.append("}\n").toString();
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '\n') escaped.append("\\n");
      else {
        if (SIGNS.indexOf(c) >= 0) escaped.append('\\');
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The answers of a question whose own text is HTML, or is not. */
  private record Answers(boolean html) {
    String text(String text) {
      return html ? escape(Html.inline(text)) : plain(text);
    }

    private static String plain(String text) {
      return (GiftFormat.isMarked(text) ? GiftFormat.PLAIN.mark() : "") + escape(text);
    }

    private String feedback(String text) {
      return text.isEmpty() ? "" : "#" + text(text);
    }

    String of(Task task) {
      StringBuilder out = new StringBuilder();
      if (task instanceof Choice choice) choice(out, choice);
      else if (task instanceof TrueFalse t)
        out.append(t.so() ? "TRUE" : "FALSE")
            .append(t.whenWrong().isEmpty() && !t.whenRight().isEmpty() ? "#" : "")
            .append(feedback(t.whenWrong()))
            .append(feedback(t.whenRight()));
      else if (task instanceof Numeric numeric) numeric(out, numeric);
      else if (task instanceof ShortText shortText)
        for (ShortText.Accepted a : shortText.accepted())
          out.append("\n\t=%")
              .append(Numbers.percent(a.weight()))
              .append('%')
              .append(plain(Wildcards.write(a.text())))
              .append(feedback(a.feedback()));
      else if (task instanceof Matching matching) {
        for (Matching.Pair pair : matching.pairs())
          out.append("\n\t=").append(text(pair.left())).append(" -> ").append(escape(pair.right()));
        for (String extra : matching.extra()) out.append("\n\t= -> ").append(escape(extra));
      } else if (!(task instanceof Essay))
        throw new IllegalArgumentException("GIFT knows no " + task.kind().word());
      return out.append(out.indexOf("\n") >= 0 ? "\n" : "").toString();
    }

    private void choice(StringBuilder out, Choice choice) {
      // A question of which all options are right would have no sign of a choice.
      boolean tilde = choice.several();
      for (Choice.Option option : choice.options()) tilde |= option.weight() < 1;
      for (Choice.Option option : choice.options()) {
        String weight = Numbers.percent(option.weight());
        boolean right = !choice.several() && option.weight() >= 1 && tilde;
        tilde = true;
        out.append("\n\t").append(right ? "=" : "~");
        if (!right && (!weight.equals("0") || option.text().startsWith("%")))
          out.append('%').append(weight).append('%');
        out.append(text(option.text())).append(feedback(option.feedback()));
      }
    }

    private void numeric(StringBuilder out, Numeric numeric) {
      out.append('#');
      for (Numeric.Target target : numeric.targets())
        out.append("\n\t=%")
            .append(Numbers.percent(target.weight()))
            .append('%')
            .append(target.value().toPlainString())
            .append(':')
            .append(target.tolerance().toPlainString())
            .append(feedback(target.feedback()));
      if (!numeric.other().isEmpty()) out.append("\n\t~").append(feedback(numeric.other()));
    }
  }
}
