package lockstep.lessons.interchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.ClickState;
import lockstep.lessons.quiz.Description;
import lockstep.lessons.quiz.Essay;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.PredictStates;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Replay;
import lockstep.lessons.quiz.SegmentOrder;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/**
 * Questions of every kind made of texts that trouble formats; the same seed, the same questions.
 */
final class RandomQuestions {
  private static final List<String> NASTY =
      List.of(
          "::1",
          "::ffff:127.0.0.1",
          "[::]:80",
          "[html]",
          "[plain] x",
          "443/tcp",
          "seq=100",
          "a -> b",
          "->",
          "=",
          "~",
          "#",
          "####",
          "{",
          "}",
          "{}",
          "{T}",
          "%50%",
          "*",
          "a*b",
          "\\",
          "\\n",
          "\\\\",
          "\\=",
          "\\u0041",
          "//host",
          "https://host:443/",
          "0",
          "\n0\n",
          "\n\n",
          "\n",
          "\t",
          " ",
          "  ",
          "\r",
          "\r\n",
          "<FIN,ACK>",
          "<SEQ=1>",
          "<b>bold</b>",
          "&lt;",
          "&amp;",
          "&#65;",
          "]]>",
          "<![CDATA[",
          "</question>",
          "<!-- x -->",
          "`ss -t`",
          "`",
          "<pre>",
          "</pre>",
          "$CATEGORY: x",
          "ANSWER: A",
          "TRUE",
          "T",
          "[tag:x]",
          "[id:y]",
          "// lockstep:stem=x",
          "\u0001",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\uFFFF",
          "\uD83D",
          "\uD83D\uDE80",
          "ä€→",
          "\u00A0",
          "\"quoted\"",
          "'",
          "&&058;",
          "TIME-WAIT",
          "word",
          "two words");

  private final Random chance;

  RandomQuestions(long seed) {
    chance = new Random(seed);
  }

  List<Question> list(int count) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++)
      questions.add(question(Kind.values()[i % Kind.values().length]));
    return questions;
  }

  Question question(Kind kind) {
    return new Question(
        text(),
        text(),
        exhibit(),
        task(kind),
        chance.nextBoolean() ? "" : text(),
        texts(chance.nextInt(4)),
        chance.nextInt(3) > 0
            ? Optional.empty()
            : Optional.of(new Replay(text(), text(), 1 + chance.nextInt(9))));
  }

  private Exhibit exhibit() {
    return chance.nextInt(3) > 0
        ? Exhibit.NONE
        : new Exhibit(chance.nextBoolean() ? "" : text(), texts(chance.nextInt(4)));
  }

  /** A text, now and then empty. */
  private String text() {
    StringBuilder text = new StringBuilder();
    int pieces = chance.nextInt(5);
    for (int i = 0; i < pieces; i++) {
      text.append(NASTY.get(chance.nextInt(NASTY.size())));
      if (chance.nextBoolean()) text.append(' ');
    }
    return text.toString();
  }

  private String maybe() {
    return chance.nextBoolean() ? "" : text();
  }

  private String idea() {
    return chance.nextBoolean() ? "" : "M" + (1 + chance.nextInt(39));
  }

  private List<String> texts(int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++)
      texts.add(chance.nextInt(5) == 0 ? "category:" + text() : text());
    return texts;
  }

  private List<String> unlike(int count) {
    Set<String> texts = new LinkedHashSet<>();
    while (texts.size() < count) texts.add(text());
    return List.copyOf(texts);
  }

  private double weight() {
    double[] weights = {1, 1, 0, 0, 0.5, 1.0 / 3, -1.0 / 3, -1, 0.1, 1.0 / 17, 1e-9, 0.99999999};
    return weights[chance.nextInt(weights.length)];
  }

  private Task task(Kind kind) {
    return switch (kind) {
      case MULTIPLE_CHOICE, MULTIPLE_RESPONSE -> choice(kind == Kind.MULTIPLE_RESPONSE);
      case TRUE_FALSE -> new TrueFalse(chance.nextBoolean(), maybe(), maybe(), idea());
      case NUMERIC -> numeric();
      case SHORT_TEXT -> shortText();
      case MATCHING -> matching();
      case ORDER -> order();
      case PREDICT_STATES -> predict();
      case CLICK_STATE -> new ClickState(states(), ideas());
      case FILL_LADDER, READ_ROW, DIAGNOSE_TABLE -> parts(kind);
      case ESSAY -> new Essay();
      case DESCRIPTION -> new Description();
    };
  }

  private Choice choice(boolean several) {
    List<Choice.Option> options = new ArrayList<>();
    options.add(new Choice.Option(text(), 1, maybe(), idea()));
    int more = 1 + chance.nextInt(6);
    for (int i = 0; i < more; i++)
      options.add(new Choice.Option(text(), weight(), maybe(), idea()));
    Collections.shuffle(options, chance);
    return chance.nextBoolean() && several ? Choice.several(options) : new Choice(options, several);
  }

  private Numeric numeric() {
    List<Numeric.Target> targets = new ArrayList<>();
    targets.add(target(1));
    for (int i = chance.nextInt(3); i > 0; i--) targets.add(target(weight()));
    return new Numeric(targets, chance.nextBoolean(), maybe());
  }

  private Numeric.Target target(double weight) {
    String[] values = {"443", "-1", "0", "0.50", "1E+3", "65535", "1.25", "999999999999"};
    return new Numeric.Target(
        new BigDecimal(values[chance.nextInt(values.length)]),
        new BigDecimal(chance.nextBoolean() ? "0" : "2.5"),
        weight,
        maybe(),
        idea());
  }

  private ShortText shortText() {
    List<ShortText.Accepted> accepted = new ArrayList<>();
    accepted.add(new ShortText.Accepted(text(), 1, maybe(), idea()));
    for (int i = chance.nextInt(4); i > 0; i--)
      accepted.add(new ShortText.Accepted(text(), weight(), maybe(), idea()));
    ShortText.Vocabulary[] all = ShortText.Vocabulary.values();
    return new ShortText(accepted, all[chance.nextInt(all.length)]);
  }

  private Matching matching() {
    List<Matching.Pair> pairs = new ArrayList<>();
    for (String left : unlike(2 + chance.nextInt(4))) pairs.add(new Matching.Pair(left, text()));
    return new Matching(pairs, texts(chance.nextInt(3)));
  }

  private Order order() {
    List<String> shown = unlike(2 + chance.nextInt(chance.nextInt(20) == 0 ? 30 : 4));
    List<Integer> right = new ArrayList<>();
    for (int i = 1; i <= shown.size(); i++) right.add(i);
    Collections.shuffle(right, chance);
    return new Order(
        shown, right, chance.nextBoolean() ? new Order.OneOrder() : new SegmentOrder(text()));
  }

  private PredictStates predict() {
    List<Actor> actors =
        List.of(
            Actor.CLIENT, Actor.SERVER, Actor.SERVER.asListener(), Actor.named("client2").get());
    List<PredictStates.End> ends = new ArrayList<>();
    int count = 1 + chance.nextInt(actors.size());
    for (int i = 0; i < count; i++)
      ends.add(new PredictStates.End(actors.get(i), state(), ideas()));
    return new PredictStates(ends);
  }

  private Parts parts(Kind kind) {
    List<Kind> simple =
        List.of(
            Kind.MULTIPLE_CHOICE,
            Kind.MULTIPLE_RESPONSE,
            Kind.TRUE_FALSE,
            Kind.NUMERIC,
            Kind.SHORT_TEXT,
            Kind.MATCHING,
            Kind.ORDER,
            Kind.PREDICT_STATES,
            Kind.CLICK_STATE);
    List<Parts.Part> parts = new ArrayList<>();
    int count = 1 + chance.nextInt(chance.nextInt(20) == 0 ? 30 : 4);
    for (int i = 0; i < count; i++)
      parts.add(new Parts.Part(text(), task(simple.get(chance.nextInt(simple.size())))));
    return new Parts(kind, parts);
  }

  private TcpState state() {
    return TcpState.values()[chance.nextInt(TcpState.values().length)];
  }

  private Set<TcpState> states() {
    Set<TcpState> states = EnumSet.of(state());
    for (int i = chance.nextInt(4); i > 0; i--) states.add(state());
    return states;
  }

  private Map<TcpState, String> ideas() {
    Map<TcpState, String> ideas = new EnumMap<>(TcpState.class);
    for (int i = chance.nextInt(4); i > 0; i--) ideas.put(state(), "M" + (1 + chance.nextInt(39)));
    return ideas;
  }
}
