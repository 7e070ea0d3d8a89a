package lockstep.lessons.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import lockstep.lessons.ports.OwnTable;
import lockstep.lessons.ports.RangeClass;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.ClickState;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.PredictStates;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Replay;
import lockstep.model.History;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioParser;
import lockstep.table.OsState;
import lockstep.table.StateWords;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Figure5;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * Asks the model whether an answer is right: it plays the question's own scenario anew, and takes
 * nothing from whoever made the question but the words of its {@code proof:} tag.
 */
final class Proof {
  private static final Map<String, List<TraceStep>> PLAYED = new ConcurrentHashMap<>();

  private final Question question;
  private final String[] proof;

  Proof(Question question) {
    this.question = question;
    List<String> proofs = question.values("proof:");
    assertThat(proofs).as(question.name()).hasSize(1);
    this.proof = proofs.get(0).split(":");
  }

  /** Holds the key and all distractors against the model. */
  void check() throws NotUnderstood {
    switch (proof[0]) {
      case "state" -> states(text -> stateOf(text) == turn().state());
      case "both" -> both();
      case "segment" -> options(text -> text.equals(sent()));
      case "count" -> number(segmentsOfAction().size());
      case "fields" -> fields();
      case "order" -> order();
      case "event" -> options(this::leads);
      case "edge" -> options(this::isCause);
      case "pair" -> options(this::neverMet);
      case "time-wait" -> options(text -> text.equals(ends(timeWait())));
      case "last-ack" -> options(text -> text.equals(ends(lastAck())));
      case "word" -> word();
      case "port", "name", "range", "tls" -> port();
      case "match-words", "match-ports", "match-calls" -> match();
      default -> RowProof.check(question, proof);
    }
  }

  private void options(Predicate<String> isRight) {
    Choice choice = (Choice) question.task();
    for (Choice.Option option : choice.options())
      assertThat(isRight.test(option.text()))
          .as("%s: %s", question.name(), option.text())
          .isEqualTo(option.weight() > 0);
  }

  private void states(Predicate<String> isRight) {
    if (question.task() instanceof ClickState click) {
      for (TcpState state : TcpState.values())
        assertThat(isRight.test(state.rfcName())).isEqualTo(click.accepted().contains(state));
    } else options(isRight);
  }

  private static TcpState stateOf(String text) {
    return StateWords.named(text).orElseThrow();
  }

  private List<TraceStep> steps() {
    Replay replay = question.replay().orElseThrow();
    return PLAYED.computeIfAbsent(replay.scenario(), Proof::play);
  }

  /** Plays a scenario in the model; what it expects is held against it. */
  static List<TraceStep> play(String text) {
    try {
      Scenario scenario = ScenarioParser.parse("proof", "proof.scenario", text);
      History history = History.of(scenario);
      List<TraceStep> steps = new ArrayList<>();
      for (Optional<TraceStep> s = history.step(); s.isPresent(); s = history.step())
        steps.add(s.get());
      return steps;
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  private TraceStep turn() {
    TraceStep step = steps().get(question.replay().orElseThrow().step() - 1);
    assertThat(step.number()).isEqualTo(question.replay().orElseThrow().step());
    if (proof.length > 1 && proof[0].equals("state"))
      assertThat(step.actor().toString()).isEqualTo(proof[1]);
    return step;
  }

  private List<TraceStep> action() {
    TraceStep first = turn();
    return steps().stream()
        .filter(s -> s.line() == first.line() && s.number() >= first.number())
        .toList();
  }

  private String sent() {
    List<Segment> sends = turn().sends();
    assertThat(sends).hasSizeLessThan(2);
    return sends.isEmpty() ? SegmentQuestions.NOTHING : sends.get(0).toString();
  }

  private List<Segment> segmentsOfAction() {
    return action().stream().flatMap(step -> step.sends().stream()).toList();
  }

  private void number(long right) throws NotUnderstood {
    for (long n = Math.max(0, right - 4); n < right + 4; n++)
      assertThat(question.task().grade("" + n).isRight()).isEqualTo(n == right);
  }

  private Map<Actor, TcpState> after() {
    Map<Actor, TcpState> standing = new TreeMap<>();
    standing.put(Actor.CLIENT, TcpState.CLOSED);
    standing.put(Actor.SERVER, TcpState.CLOSED);
    int last = action().get(action().size() - 1).number();
    for (TraceStep step : steps().subList(0, last))
      if (!(step.event() instanceof Event.OnWire)) standing.put(step.actor(), step.state());
    return standing;
  }

  private void both() {
    Map<Actor, TcpState> after = after();
    for (PredictStates.End end : ((PredictStates) question.task()).ends()) {
      assertThat(end.state()).as(question.name()).isEqualTo(after.get(end.actor()));
      assertThat(end.ideas()).doesNotContainKey(end.state());
    }
  }

  private void fields() throws NotUnderstood {
    Segment segment = ((Event.Arrives) turn().event()).segment();
    StringBuilder line = new StringBuilder();
    String last = question.exhibit().lines().get(question.exhibit().lines().size() - 1);
    for (String field : List.of("SEQ", "ACK", "CTL", "LEN")) {
      if (!last.contains(field + "=?")) continue;
      String value =
          switch (field) {
            case "SEQ" -> segment.seq().toString();
            case "ACK" -> String.valueOf(segment.ack());
            case "CTL" -> segment.control().toString();
            default -> "" + segment.text().length();
          };
      line.append(line.length() == 0 ? "" : "; ").append(value);
    }
    assertThat(question.task().grade(line.toString()).isRight()).as(line.toString()).isTrue();
  }

  private void order() throws NotUnderstood {
    lockstep.lessons.quiz.Order order = (lockstep.lessons.quiz.Order) question.task();
    List<String> sent = new ArrayList<>();
    for (TraceStep step : action())
      for (Segment segment : step.sends()) sent.add(step.actor() + " " + segment);
    assertThat(order.right().stream().map(i -> order.shown().get(i - 1))).isEqualTo(sent);
  }

  private boolean leads(String words) {
    Happening happening = Happening.worded(words).orElseThrow();
    return happening.from(TcpState.valueOf(proof[1])) == TcpState.valueOf(proof[2]);
  }

  private boolean isCause(String cause) {
    Figure5.Edge edge =
        Figure5.EDGES.stream().filter(e -> e.id().equals(proof[1])).findFirst().orElseThrow();
    boolean written = cause.equals(edge.cause());
    if (!written)
      assertThat(DiagramQuestions.leadsThere(cause, edge)).as(cause + " " + edge.id()).isFalse();
    return written;
  }

  private boolean neverMet(String pair) {
    String[] states = pair.split(" and ");
    return !DiagramQuestions.isReached(stateOf(states[0]), stateOf(states[1]));
  }

  private Set<lockstep.tcp.Side> timeWait() {
    Set<lockstep.tcp.Side> sides = EnumSet.noneOf(lockstep.tcp.Side.class);
    after()
        .forEach(
            (who, state) -> {
              if (state == TcpState.TIME_WAIT) sides.add(who.side());
            });
    return sides;
  }

  private Set<lockstep.tcp.Side> lastAck() {
    Set<lockstep.tcp.Side> sides = EnumSet.noneOf(lockstep.tcp.Side.class);
    // Whoever enters TIME-WAIT has acknowledged the other's FIN last.
    for (TraceStep step : action()) {
      assertThat(step.sends()).noneMatch(segment -> segment.has(ControlBit.RST));
      if (step.entered().contains(TcpState.TIME_WAIT)) sides.add(step.actor().side());
    }
    return sides;
  }

  private static String ends(Set<lockstep.tcp.Side> sides) {
    if (sides.isEmpty()) return "neither end";
    if (sides.size() == 2) return "both ends";
    return "the " + sides.iterator().next().word();
  }

  private void word() throws NotUnderstood {
    int code = Integer.parseInt(proof[2]);
    OsState state =
        switch (proof[1]) {
          case "linux" -> OsState.linux(code);
          case "windows" -> OsState.windows(code);
          default -> OsState.macos(code);
        };
    boolean back = question.stem().startsWith("netstat");
    String right = back ? state.meaning().orElseThrow().rfcName() : state.netstatWord();
    assertThat(question.task().grade(right).isRight()).isTrue();
    for (TcpState other : TcpState.values())
      if (other != state.meaning().orElseThrow())
        assertThat(question.task().grade(other.rfcName()).isRight()).isFalse();
  }

  private void match() {
    Matching matching = (Matching) question.task();
    assertThat(matching.pairs()).extracting(Matching.Pair::right).doesNotHaveDuplicates();
    for (Matching.Pair pair : matching.pairs()) {
      for (String right : matching.column())
        assertThat(belongs(pair.left(), right))
            .as("%s and %s", pair.left(), right)
            .isEqualTo(right.equals(pair.right()));
    }
  }

  private boolean belongs(String left, String right) {
    return switch (proof[0]) {
      case "match-words" -> stateOf(left) == stateOf(right);
      case "match-ports" ->
          OwnTable.all().stream()
              .anyMatch(
                  row ->
                      row.assignment().name().equals(left)
                          && right.equals("" + row.endpoint().port()));
      default ->
          steps().stream()
              .limit(question.replay().orElseThrow().step())
              .filter(step -> step.event() instanceof Event.Call)
              .filter(step -> left.equals(step.actor() + " " + callOf(step)))
              .anyMatch(step -> step.sends().get(0).toString().equals(right));
    };
  }

  private static String callOf(TraceStep step) {
    return ((Event.Call) step.event()).words();
  }

  private void port() throws NotUnderstood {
    List<PortBook.Entry> book = PortBook.ALL;
    String key = question.task().key();
    switch (proof[0]) {
      case "port" ->
          assertThat(book)
              .anyMatch(
                  e -> question.stem().contains(" " + e.name() + "?") && key.equals("" + e.port()));
      case "name" ->
          options(
              text ->
                  book.stream()
                      .anyMatch(
                          e ->
                              e.name().equals(text)
                                  && question.stem().contains("port " + e.port() + " ")));
      case "range" ->
          options(
              text -> PortQuestions.words(RangeClass.of(Integer.parseInt(proof[1]))).equals(text));
      default ->
          assertThat(book)
              .anyMatch(
                  e ->
                      question.stem().startsWith("Port " + e.port() + " ")
                          && key.equals("" + e.tls()));
    }
  }
}
