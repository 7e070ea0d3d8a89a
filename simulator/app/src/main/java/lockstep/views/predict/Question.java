package lockstep.views.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.table.StateWords;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Figure5;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/**
 * What is asked before a step is shown: the state that one end will be in after it.
 *
 * @param moment the step
 * @param actor who is asked about
 * @param from the state that it is in before
 * @param expected the state that the model enters
 */
public record Question(Moment moment, Actor actor, TcpState from, TcpState expected) {
  /**
   * The questions of a step: one for each end whose state changes in the model, none for a step
   * that changes none.
   *
   * @param before the steps before it
   */
  public static List<Question> of(List<Moment> before, Moment next) {
    Map<Actor, Standing> standings =
        before.isEmpty() ? Map.of() : before.get(before.size() - 1).standings();
    List<Question> questions = new ArrayList<>();
    next.standings()
        .forEach(
            (actor, standing) -> {
              if (actor.listener() || standing.model() == null) return;
              TcpState was = was(standings, actor);
              if (was != standing.model())
                questions.add(new Question(next, actor, was, standing.model()));
            });
    return questions;
  }

  /** Who has no socket yet is in CLOSED; a listener's connection comes out of LISTEN. */
  private static TcpState was(Map<Actor, Standing> standings, Actor actor) {
    Standing before = standings.get(actor);
    return before == null || before.model() == null ? TcpState.CLOSED : before.model();
  }

  /** The question: "Which state will the client be in after it receives the FIN?" */
  public String words() {
    TraceStep step = moment.step();
    String who = Sentences.who(actor);
    if (!actor.equals(step.actor())) return Words.of("predict.ask", who);
    Event event = step.event();
    if (event instanceof Event.Call call) return Words.of("predict.ask.call", who, call.words());
    if (event instanceof Event.Arrives arrives)
      return Words.of("predict.ask.gets", who, shown(arrives.segment()));
    if (event instanceof Event.Timeout timeout)
      return Words.of("predict.ask.timeout." + timeout.timer().name(), who);
    return Words.of("predict.ask", who);
  }

  /** What is under way, as far as it is known before: "The FIN is on its way." */
  public String awaited() {
    TraceStep step = moment.step();
    if (step.event() instanceof Event.Arrives arrives && actor.equals(step.actor()))
      return Sentences.sentence(
          Words.of("predict.awaited", shown(arrives.segment()), Sentences.who(actor)));
    return "";
  }

  /** The states that may be meant, in the order of a connection's life; the right one is there. */
  public List<TcpState> candidates() {
    Set<TcpState> states = EnumSet.of(from, expected, TcpState.CLOSED);
    for (TcpState near : after(from)) {
      states.add(near);
      states.addAll(after(near));
    }
    return List.copyOf(states);
  }

  private static List<TcpState> after(TcpState state) {
    return Figure5.EDGES.stream()
        .filter(edge -> edge.from() == state)
        .map(Figure5.Edge::to)
        .toList();
  }

  /** The state after or before another among those that may be meant; null stands before all. */
  public TcpState next(TcpState chosen, int step) {
    List<TcpState> all = candidates();
    int at = chosen == null ? -1 : all.indexOf(chosen);
    if (at < 0) return step > 0 ? all.get(0) : all.get(all.size() - 1);
    return all.get(Math.floorMod(at + step, all.size()));
  }

  /** Where the kernel was seen after the step; empty when no kernel plays or it was not seen. */
  public Optional<TcpState> kernel() {
    return Optional.ofNullable(moment.standings().get(actor).kernel());
  }

  /**
   * The states that a text may mean: the one that a system calls so, or else all whose name begins
   * with it.
   */
  public static List<TcpState> named(String text) {
    String letters = StateWords.letters(text.strip());
    if (letters.isEmpty()) return List.of();
    Optional<TcpState> whole = StateWords.named(text.strip());
    if (whole.isPresent()) return List.of(whole.get());
    return Arrays.stream(TcpState.values())
        .filter(state -> StateWords.letters(state.name()).startsWith(letters))
        .toList();
  }

  /**
   * What is to be said of a text that does not mean one state.
   *
   * @param meant the states that it may mean, none or several
   * @param blank what is said of no text
   */
  public static String hint(String text, List<TcpState> meant, String blank) {
    if (text.isBlank()) return blank;
    return meant.isEmpty()
        ? Words.of("predict.hint.none", text.strip())
        : Words.of(
            "predict.hint.several",
            meant.stream().map(TcpState::rfcName).collect(Collectors.joining(", ")));
  }

  /** The control bits and what they acknowledge, which is part of the question. */
  private String shown(Segment segment) {
    String bits = segment.control().toString();
    if (segment.has(ControlBit.RST)) return Words.of("predict.the", "RST");
    boolean finAcknowledged =
        switch (from) {
          case FIN_WAIT_1 -> expected == TcpState.FIN_WAIT_2 || expected == TcpState.TIME_WAIT;
          case CLOSING -> expected == TcpState.TIME_WAIT;
          case LAST_ACK -> expected == TcpState.CLOSED;
          default -> false;
        };
    if (segment.has(ControlBit.FIN))
      return Words.of(finAcknowledged ? "predict.the.finAck" : "predict.the", "FIN");
    if (finAcknowledged) return Words.of("predict.the.ackOfFin");
    if (from == TcpState.SYN_RECEIVED && bits.equals("ACK"))
      return Words.of("predict.the.ackOfSyn");
    return Words.of("predict.the", bits);
  }
}
