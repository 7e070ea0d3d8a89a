package lockstep.lessons.interchange;

import java.util.List;
import java.util.function.UnaryOperator;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;

/** Writes one question after the other as Moodle XML; see {@link MoodleXml} for what and how. */
final class XmlWriter {
  private static final String END = "  </question>\n";

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
  private String category = "";

  void add(Question question) {
    String own = Gift.category(question);
    if (!own.equals(category)) {
      category = own;
      out.append("  <question type=\"category\"><category>")
          .append(text("$course$/top" + (own.isEmpty() ? "" : "/" + own)))
          .append("</category></question>\n");
    }
    Question known = Tidy.of(Abroad.of(question, true), UnaryOperator.identity());
    String visible = new Element(known, question).written();
    Imported back = new XmlReader("<quiz>" + visible + END + "</quiz>", category).read();
    if (back.questions().size() != 1 || !back.problems().isEmpty())
      throw new IllegalStateException(
          "what is written of \"" + question.name() + "\" cannot be read: " + back.problems());
    Extras extras = Extras.between(back.questions().get(0), question);
    out.append(visible);
    if (!extras.isEmpty()) {
      out.append("    <lockstep stamp=\"").append(extras.stamp()).append("\">\n");
      extras
          .fields()
          .forEach(
              (name, value) ->
                  out.append("      <field name=\"")
                      .append(Xml.escape(name))
                      .append("\">")
                      .append(Xml.escape(Extras.escape(value)))
                      .append("</field>\n"));
      out.append("    </lockstep>\n");
    }
    out.append(END);
  }

  String text() {
    return out + "</quiz>\n";
  }

  private static String text(String text) {
    return "<text>" + Xml.escape(text) + "</text>";
  }

  private static String plain(String element, String text) {
    return "<" + element + " format=\"plain_text\">" + text(text) + "</" + element + ">";
  }

  /** The element of one question, but for its end. */
  private static final class Element {
    private final StringBuilder out = new StringBuilder();
    private final Question known;
    private final Question own;

    Element(Question known, Question own) {
      this.known = known;
      this.own = own;
    }

    String written() {
      out.append("  <question type=\"").append(type(known.task())).append("\">\n");
      line("<name>" + text(known.name()) + "</name>");
      line(
          known.exhibit().isEmpty()
              ? plain("questiontext", known.stem())
              : "<questiontext format=\"html\">"
                  + text(Html.of(known.stem(), known.exhibit()))
                  + "</questiontext>");
      line(plain("generalfeedback", known.why()));
      line("<defaultgrade>" + (known.kind().isGraded() ? 1 : 0) + "</defaultgrade>");
      List<String> ids = known.values("id:");
      String id = ids.isEmpty() || ids.get(0).isBlank() ? known.name() : ids.get(0);
      line("<idnumber>" + Xml.escape(id) + "</idnumber>");
      task(known.task());
      tags(id);
      return out.toString();
    }

    private void line(String element) {
      out.append("    ").append(element).append('\n');
    }

    private static String type(Task task) {
      return switch (task.kind()) {
        case MULTIPLE_CHOICE, MULTIPLE_RESPONSE -> "multichoice";
        case TRUE_FALSE -> "truefalse";
        case NUMERIC -> "numerical";
        case SHORT_TEXT -> "shortanswer";
        case MATCHING -> "matching";
        case ORDER -> "ordering";
        case ESSAY -> "essay";
        case DESCRIPTION -> "description";
        default -> throw new IllegalArgumentException("Moodle XML knows no " + task.kind().word());
      };
    }

    private void task(Task task) {
      if (task instanceof Choice choice) {
        line("<single>" + !choice.several() + "</single>");
        line("<shuffleanswers>false</shuffleanswers>");
        line("<answernumbering>ABCD</answernumbering>");
        for (Choice.Option o : choice.options())
          answer(Numbers.percent(o.weight()), o.text(), o.feedback(), "");
      } else if (task instanceof TrueFalse t) {
        answer("100", String.valueOf(t.so()), t.whenRight(), "");
        answer("0", String.valueOf(!t.so()), t.whenWrong(), "");
      } else if (task instanceof Numeric numeric) {
        for (Numeric.Target target : numeric.targets())
          answer(
              Numbers.percent(target.weight()),
              target.value().toPlainString(),
              target.feedback(),
              "<tolerance>" + target.tolerance().toPlainString() + "</tolerance>");
        if (!numeric.other().isEmpty())
          answer("0", "*", numeric.other(), "<tolerance>0</tolerance>");
      } else if (task instanceof ShortText shortText) {
        boolean exact = shortText.vocabulary() == ShortText.Vocabulary.EXACT;
        line("<usecase>" + (exact ? 1 : 0) + "</usecase>");
        for (ShortText.Accepted a : shortText.accepted())
          answer(Numbers.percent(a.weight()), Wildcards.write(a.text()), a.feedback(), "");
      } else if (task instanceof Matching matching) {
        line("<shuffleanswers>true</shuffleanswers>");
        for (Matching.Pair pair : matching.pairs()) pair(pair.left(), pair.right());
        for (String extra : matching.extra()) pair("", extra);
      } else if (task instanceof Order order) {
        line("<layouttype>VERTICAL</layouttype>");
        line("<selecttype>ALL</selecttype>");
        line("<selectcount>0</selectcount>");
        line("<gradingtype>LONGEST_ORDERED_SUBSET</gradingtype>");
        line("<showgrading>SHOW</showgrading>");
        line("<numberingstyle>none</numberingstyle>");
        int place = 0;
        for (int thing : order.right())
          answer(String.valueOf(++place), order.shown().get(thing - 1), "", "");
      }
    }

    private void answer(String fraction, String text, String feedback, String more) {
      line(
          "<answer fraction=\""
              + fraction
              + "\" format=\"plain_text\">"
              + text(text)
              + plain("feedback", feedback)
              + more
              + "</answer>");
    }

    private void pair(String left, String right) {
      line(
          "<subquestion format=\"plain_text\">"
              + text(left)
              + "<answer>"
              + text(right)
              + "</answer></subquestion>");
    }

    private void tags(String id) {
      String category = GiftReader.CATEGORY + Gift.category(own);
      StringBuilder tags = new StringBuilder();
      for (String tag : known.tags())
        if (!tag.equals("id:" + id) && !tag.equals(category)) tags.append(tag(tag));
      if (own.kind() != known.kind()) tags.append(tag(GiftReader.NATIVE + own.kind().word()));
      if (!tags.isEmpty()) line("<tags>" + tags + "</tags>");
    }

    private static String tag(String tag) {
      return "<tag>" + text(tag) + "</tag>";
    }
  }
}
