package lockstep.lessons.interchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Description;
import lockstep.lessons.quiz.Essay;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;

/** Makes questions of the elements of Moodle XML. */
final class XmlQuestions {
  static final String EXTRA = "lockstep";

  private static final String ANSWER = "answer";

  private final List<Problem> problems;
  private String category;

  XmlQuestions(String category, List<Problem> problems) {
    this.category = category;
    this.problems = problems;
  }

  /** The question; empty where the element only says what is true of those behind it. */
  Optional<Question> question(XmlNode node) throws Unreadable {
    String type = node.attribute("type");
    if (type.equals("category")) {
      category = Categories.name(node.text("category"));
      return Optional.empty();
    }
    Task task =
        switch (type) {
          case "multichoice" -> choice(node);
          case "truefalse" -> trueFalse(node);
          case "shortanswer" -> shortText(node);
          case "numerical" -> numeric(node);
          case "matching", "match" -> matching(node);
          case "ordering" -> ordering(node);
          case "essay" -> new Essay();
          case "description" -> new Description();
          default ->
              throw new Unreadable(
                  node.line(),
                  "a question of type "
                      + Source.quoted(type)
                      + " was left out; known are multichoice, truefalse, shortanswer, numerical,"
                      + " matching, ordering, essay and description");
        };
    Question read = made(node, task);
    List<XmlNode> extra = node.all(EXTRA);
    return Optional.of(
        extra.isEmpty() ? read : extras(extra.get(0)).addedTo(read, node.line(), problems));
  }

  private Question made(XmlNode node, Task task) {
    List<XmlNode> texts = node.all("questiontext");
    String written = texts.isEmpty() ? "" : texts.get(0).text();
    boolean html = !texts.isEmpty() && isHtml(texts.get(0));
    Exhibit exhibit = html ? Html.exhibit(written) : Exhibit.NONE;
    String stem = html ? Html.aboveExhibit(written) : texts.isEmpty() ? "" : words(texts.get(0));
    if (!texts.isEmpty() && !texts.get(0).all("file").isEmpty())
      problems.add(
          new Problem(
              texts.get(0).line(), "a picture of this question was left out; only text is read"));
    String id = node.text("idnumber");
    String name = node.text("name");
    if (name.isEmpty()) name = id.isEmpty() ? GiftReader.title(stem) : id;
    List<String> tags = new ArrayList<>();
    if (!category.isEmpty()) tags.add(GiftReader.CATEGORY + category);
    if (!id.isEmpty() && !id.equals(name)) tags.add("id:" + id);
    Task home = task;
    for (XmlNode list : node.all("tags"))
      for (XmlNode tag : list.all("tag")) {
        String word = tag.text();
        if (word.startsWith(GiftReader.NATIVE))
          home = Abroad.home(word.substring(GiftReader.NATIVE.length()), task).orElse(home);
        else if (!word.isEmpty()) tags.add(Categories.word(word));
      }
    List<XmlNode> why = node.all("generalfeedback");
    return new Question(
        name, stem, exhibit, home, why.isEmpty() ? "" : words(why.get(0)), tags, Optional.empty());
  }

  private static Extras extras(XmlNode node) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (XmlNode field : node.all("field"))
      fields.put(field.attribute("name"), Extras.unescape(field.text()));
    return new Extras(node.attribute(GiftReader.STAMP), fields);
  }

  private static boolean isHtml(XmlNode node) {
    return node.attribute("format").equals("html");
  }

  /** The text of an element, in whichever format it says. */
  private static String words(XmlNode node) {
    return switch (node.attribute("format")) {
      case "html" -> Html.text(node.text());
      case "plain_text", "markdown" -> node.text();
      default -> Html.plain(node.text());
    };
  }

  private static String feedback(XmlNode answer) {
    List<XmlNode> all = answer.all("feedback");
    return all.isEmpty() ? "" : words(all.get(0));
  }

  private static double weight(XmlNode answer) throws Unreadable {
    String fraction = answer.attribute("fraction").trim();
    // Moodle writes none where it means nothing.
    if (fraction.isEmpty()) return 0;
    if (!Numbers.isNumber(fraction))
      throw new Unreadable(
          answer.line(), "expected fraction=\"0\" to \"100\", found " + Source.quoted(fraction));
    return Numbers.weight(fraction);
  }

  private static Choice choice(XmlNode node) throws Unreadable {
    List<Choice.Option> options = new ArrayList<>();
    for (XmlNode answer : node.all(ANSWER))
      options.add(new Choice.Option(words(answer), weight(answer), feedback(answer), ""));
    String single = node.text("single").toLowerCase(Locale.ROOT);
    return new Choice(options, single.equals("false") || single.equals("0"));
  }

  private static TrueFalse trueFalse(XmlNode node) throws Unreadable {
    Boolean so = null;
    String right = "";
    String wrong = "";
    for (XmlNode answer : node.all(ANSWER)) {
      boolean yes = answer.text().equalsIgnoreCase("true");
      if (!yes && !answer.text().equalsIgnoreCase("false"))
        throw new Unreadable(
            answer.line(), "expected true or false, found " + Source.quoted(answer.text()));
      if (weight(answer) > 0) {
        so = yes;
        right = feedback(answer);
      } else wrong = feedback(answer);
    }
    if (so == null)
      throw new Unreadable(node.line(), "expected an answer of fraction=\"100\", found none");
    return new TrueFalse(so, right, wrong, "");
  }

  private ShortText shortText(XmlNode node) throws Unreadable {
    List<ShortText.Accepted> accepted = new ArrayList<>();
    for (XmlNode answer : node.all(ANSWER)) {
      if (Wildcards.isReadable(answer.text()))
        accepted.add(
            new ShortText.Accepted(
                Wildcards.read(answer.text()), weight(answer), feedback(answer), ""));
      else
        problems.add(
            new Problem(
                answer.line(),
                "the answer "
                    + Source.quoted(answer.text())
                    + " was left out: a * stands for every answer alone, and is written \\* as"
                    + " itself"));
    }
    return new ShortText(
        accepted,
        node.text("usecase").equals("1") ? ShortText.Vocabulary.EXACT : ShortText.Vocabulary.WORDS);
  }

  private static Numeric numeric(XmlNode node) throws Unreadable {
    List<Numeric.Target> targets = new ArrayList<>();
    String other = "";
    for (XmlNode answer : node.all(ANSWER)) {
      String number = answer.text();
      String tolerance = answer.text("tolerance");
      if (number.equals("*") && weight(answer) == 0) other = feedback(answer);
      else if (!Numbers.isNumber(number) || !tolerance.isEmpty() && !Numbers.isNumber(tolerance))
        throw new Unreadable(
            answer.line(),
            "expected a number and its tolerance, found "
                + Source.quoted(number)
                + (tolerance.isEmpty() ? "" : " and " + Source.quoted(tolerance)));
      else
        targets.add(
            new Numeric.Target(
                Numbers.read(number),
                Numbers.read(tolerance.isEmpty() ? "0" : tolerance),
                weight(answer),
                feedback(answer),
                ""));
    }
    return new Numeric(targets, false, other);
  }

  private static Matching matching(XmlNode node) {
    List<Matching.Pair> pairs = new ArrayList<>();
    List<String> extra = new ArrayList<>();
    for (XmlNode pair : node.all("subquestion")) {
      String left = words(pair);
      String right = pair.text(ANSWER);
      if (left.isEmpty()) extra.add(right);
      else pairs.add(new Matching.Pair(left, right));
    }
    return new Matching(pairs, extra);
  }

  /** Here a fraction is no weight: 1, 2, 3 ... say which place an answer has. */
  private static Task ordering(XmlNode node) throws Unreadable {
    List<XmlNode> answers = new ArrayList<>(node.all(ANSWER));
    for (XmlNode answer : answers) {
      String place = answer.attribute("fraction");
      if (!Numbers.isNumber(place))
        throw new Unreadable(
            answer.line(), "expected a place, fraction=\"1\", found " + Source.quoted(place));
    }
    answers.sort(Comparator.comparing(answer -> Numbers.read(answer.attribute("fraction"))));
    return Abroad.order(answers.stream().map(XmlQuestions::words).toList())
        .orElseThrow(
            () ->
                new Unreadable(
                    node.line(),
                    "expected two things or more to put in order, no two of them alike"));
  }
}
