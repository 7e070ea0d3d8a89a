package lockstep.lessons.generate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.lessons.quiz.Choice.Option;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.SegmentOrder;
import lockstep.lessons.quiz.ShortText;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Side;
import lockstep.trace.TraceStep;

/** Questions about the segments that the two ends send. */
final class SegmentQuestions {
  static final String NOTHING = "nothing";

  private static final String TOPIC = "segments";
  private static final int MOST_SEGMENTS = 6;

  private SegmentQuestions() {}

  static List<Template> all() {
    return List.of(
        new Template("which-segment", TOPIC, "what is sent in answer", SegmentQuestions::which),
        new Template(
            "how-many-segments", TOPIC, "how many segments a call costs", SegmentQuestions::count),
        new Template("fill-ladder", TOPIC, "the fields of a segment", SegmentQuestions::fill),
        new Template("order-segments", TOPIC, "the order of segments", SegmentQuestions::order));
  }

  private static Question which(String name, Dice dice) {
    Turn turn =
        dice.oneIn(5)
            ? Pool.pick(dice, "silent", e -> e.sends() == 0 && !e.event().startsWith("timeout"))
            : Pool.pick(dice, "answers", e -> e.sends() == 1);
    List<Segment> sends = turn.step().sends();
    String key = sends.isEmpty() ? NOTHING : sends.get(0).toString();
    List<Option> wrong =
        sends.isEmpty() ? answers(turn) : dice.shuffled(mistaken(turn, sends.get(0)));
    return new Question(
        name,
        StateQuestions.asked(turn)
            + " What does "
            + turn.actor().inWords()
            + "'s TCP send at once?",
        Ladder.before(turn),
        Options.one(dice, key, wrong),
        Reasons.of(turn) + " It sends " + key + ".",
        StateQuestions.tags(turn, "proof:segment"),
        Optional.of(turn.replay()));
  }

  /** What one might send who mistakes a number or a bit. */
  private static List<Option> mistaken(Turn turn, Segment right) {
    List<Option> wrong = new ArrayList<>();
    boolean countsOne = turn.gets(ControlBit.SYN) || turn.gets(ControlBit.FIN);
    if (right.ack() != null && right.ack().toLong() > 0)
      wrong.add(
          Options.wrong(
              right.withNumbers(right.seq(), right.ack().plus(-1)).toString(),
              countsOne ? "M21" : ""));
    if (right.has(ControlBit.SYN) && right.ack() != null)
      wrong.add(Options.plain(bits(right, right.ack(), ControlBit.ACK)));
    if (right.has(ControlBit.FIN))
      wrong.add(Options.plain(bits(right, right.ack(), ControlBit.ACK)));
    else if (!right.has(ControlBit.SYN))
      // As if a FIN closed both directions, and so were answered with one.
      wrong.add(
          Options.wrong(
              bits(right, right.ack(), ControlBit.FIN), turn.gets(ControlBit.FIN) ? "M22" : ""));
    if (!right.has(ControlBit.RST)) wrong.add(Options.plain(bits(right, null, ControlBit.RST)));
    else wrong.add(Options.wrong(bits(right, SeqNumber.of(1), ControlBit.FIN), polite(turn)));
    wrong.add(Options.plain(right.withNumbers(right.seq().plus(1), right.ack()).toString()));
    boolean refuses = turn.gets(ControlBit.SYN) && right.has(ControlBit.RST);
    wrong.add(Options.wrong(NOTHING, refuses ? "M20" : ""));
    return wrong;
  }

  /** What who sends a FIN in the place of a RST believes. */
  private static String polite(Turn turn) {
    if (turn.call().filter("close"::equals).isPresent()) return "M32";
    return turn.call().filter("abort"::equals).isPresent() ? "M33" : "";
  }

  /** The answers that an event draws elsewhere, where here it draws none. */
  private static List<Option> answers(Turn turn) {
    SeqNumber next = turn.arrived().map(Segment::ack).orElse(null);
    SeqNumber seq = next == null ? SeqNumber.of(1) : next;
    SeqNumber ack = turn.arrived().map(Segment::end).orElse(SeqNumber.of(1));
    Segment bare = Segment.of(seq, ack, 0);
    // Who takes a FIN for the end of both directions answers it with one.
    String fin = turn.gets(ControlBit.FIN) ? "M22" : "";
    return List.of(
        Options.plain(bare.toString()),
        Options.wrong(bits(bare, ack, ControlBit.FIN), fin),
        Options.plain(bits(bare, null, ControlBit.RST)),
        Options.plain(bits(bare, ack, ControlBit.SYN)));
  }

  private static String bits(Segment like, SeqNumber ack, ControlBit bit) {
    return bit == ControlBit.ACK
        ? Segment.of(like.seq(), ack, 0).toString()
        : Segment.of(like.seq(), ack, 0, bit).toString();
  }

  private static Question count(String name, Dice dice) {
    Turn turn =
        Pool.pick(
            dice,
            "clean calls",
            e -> e.isCall() && e.isClean() && e.isFirst() && !e.event().equals("call:listen"));
    List<String> sent = sent(turn);
    List<Numeric.Target> targets = new ArrayList<>();
    targets.add(target(sent.size(), 1, "", ""));
    boolean closes = turn.call().filter(c -> c.equals("close") || c.equals("shutdown")).isPresent();
    if (closes && sent.size() != 4)
      targets.add(target(4, 0, "Four would be for both directions, each on its own.", "M31"));
    if (turn.call().filter(c -> c.startsWith("send")).isPresent() && sent.size() == 1)
      targets.add(
          target(
              2,
              0,
              "The ACK would be the second: here it is delayed (RFC 9293 section 3.8.6.3) and waits for its timer.",
              ""));
    return new Question(
        name,
        StateQuestions.stands(turn)
            + " Now "
            + StateQuestions.calls(turn)
            + ". Nothing is lost. How many segments do both ends send, together, before any timer"
            + " goes off?",
        Ladder.before(turn),
        new Numeric(targets, false, ""),
        (sent.isEmpty() ? "None is sent. " : String.join("; ", sent) + ". ") + Reasons.of(turn),
        StateQuestions.tags(turn, "proof:count"),
        Optional.of(turn.replay()));
  }

  private static Numeric.Target target(int number, double weight, String feedback, String idea) {
    return new Numeric.Target(BigDecimal.valueOf(number), BigDecimal.ZERO, weight, feedback, idea);
  }

  /** What is sent from a turn to the end of its line. */
  static List<String> sent(Turn turn) {
    List<String> sent = new ArrayList<>();
    for (int i = turn.number(); i <= turn.lastOfAction(); i++) {
      TraceStep step = turn.run().steps().get(i - 1);
      for (Segment segment : step.sends()) sent.add(SegmentOrder.label(step.actor(), segment));
    }
    return sent;
  }

  private static Question fill(String name, Dice dice) {
    Turn turn =
        Pool.pick(dice, "clean arrivals", e -> e.event().startsWith("gets:") && e.isClean());
    Segment segment = turn.arrived().orElseThrow();
    List<Parts.Part> all = new ArrayList<>();
    all.add(new Parts.Part("SEQ", counted(segment.seq(), !segment.has(ControlBit.SYN))));
    if (segment.ack() != null) all.add(new Parts.Part("ACK", counted(segment.ack(), true)));
    all.add(new Parts.Part("CTL", ShortText.words(spellings(segment))));
    if (turn.isSent(segment)) all.add(new Parts.Part("LEN", Numeric.of(segment.text().length())));
    List<Parts.Part> asked = dice.some(all, dice.between(1, 2));
    List<String> hidden = asked.stream().map(Parts.Part::label).toList();
    List<String> lines = new ArrayList<>(Ladder.before(turn).lines());
    String text = segment.toString();
    for (String field : hidden) text = text.replaceAll(field + "=[^>]*>", field + "=?>");
    Side from = turn.actor().side().other();
    lines.add(Ladder.line(turn, turn.number(), Ladder.arrow(from, text)));
    List<Parts.Part> parts = all.stream().filter(part -> hidden.contains(part.label())).toList();
    return new Question(
        name,
        "Numbers count from each end's initial sequence number; LEN counts text alone."
            + " What stands where the last line has a question mark: "
            + String.join(" and ", parts.stream().map(Parts.Part::label).toList())
            + "?",
        new Exhibit("What happened so far", lines),
        new Parts(Kind.FILL_LADDER, parts),
        "The segment was "
            + segment
            + ". SYN and FIN take one number each, text one an octet"
            + " (RFC 9293 section 3.4).",
        StateQuestions.tags(turn, "proof:fields", "skill:idea:M21"),
        Optional.of(turn.replay()));
  }

  /** A number; 1 stands behind a SYN, and who thinks that a SYN takes none would say 0. */
  private static Numeric counted(SeqNumber number, boolean behindSyn) {
    List<Numeric.Target> targets = new ArrayList<>();
    targets.add(target((int) number.toLong(), 1, "", ""));
    if (behindSyn && number.toLong() == 1)
      targets.add(target(0, 0, "The SYN has taken the number 0.", "M21"));
    return new Numeric(targets, false, "");
  }

  private static String[] spellings(Segment segment) {
    List<String> bits =
        segment.control().bits().stream()
            .map(Enum::name)
            .collect(java.util.stream.Collectors.toList());
    List<String> all = new ArrayList<>();
    all.add(segment.control().toString());
    for (String separator : List.of(",", "+", " ", ", ")) {
      all.add(String.join(separator, bits));
      List<String> other = new ArrayList<>(bits);
      java.util.Collections.reverse(other);
      all.add(String.join(separator, other));
    }
    // PSH says how text is handed over; who leaves it out has understood the segment.
    if (bits.remove("PSH")) all.add(String.join(",", bits));
    return all.stream().distinct().toArray(String[]::new);
  }

  private static Question order(String name, Dice dice) {
    Turn turn = Pool.pick(dice, "orders", e -> e.marks().contains(Pool.ORDERS));
    List<String> right = sent(turn);
    List<String> shown = dice.shuffled(right);
    if (shown.equals(right)) java.util.Collections.reverse(shown);
    String before = turn.number() == 1 ? "Nothing has happened yet." : StateQuestions.stands(turn);
    return new Question(
        name,
        before
            + " Now "
            + StateQuestions.calls(turn)
            + ". In which order do these segments leave? Each line begins with its sender.",
        Ladder.before(turn),
        new Order(
            shown,
            right.stream().map(label -> shown.indexOf(label) + 1).toList(),
            new SegmentOrder(upTo(turn))),
        "One after the other: " + String.join("; ", right) + ". " + Reasons.of(turn),
        StateQuestions.tags(turn, "proof:order"),
        Optional.of(turn.replay()));
  }

  /** Whether the order of what a call brings about can be asked for. */
  static boolean isOrder(Turn turn) {
    List<String> sent = sent(turn);
    return turn.call().isPresent()
        && turn.isClean()
        && turn.isFirstOfAction()
        && sent.size() >= 2
        && sent.size() <= MOST_SEGMENTS
        && sent.stream().distinct().count() == sent.size();
  }

  /** The scenario up to the line asked about, so that no later call takes part in its order. */
  static String upTo(Turn turn) {
    List<String> lines = turn.run().text().lines().toList();
    int last = turn.step().line();
    if (lines.get(last - 1).strip().startsWith("together"))
      while (!lines.get(last - 1).strip().equals("end")) last++;
    return String.join("\n", lines.subList(0, last)) + "\n";
  }
}
