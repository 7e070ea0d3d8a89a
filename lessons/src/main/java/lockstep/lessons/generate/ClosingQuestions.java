package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.lessons.quiz.Choice.Option;
import lockstep.lessons.quiz.Question;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** Questions about the end of a connection: who has the last word, and who waits. */
final class ClosingQuestions {
  private static final String TOPIC = "closing";
  private static final List<String> ANSWERS =
      List.of("the client", "the server", "both ends", "neither end");

  private ClosingQuestions() {}

  static List<Template> all() {
    return List.of(
        new Template(
            "who-gets-time-wait", TOPIC, "which end keeps TIME-WAIT", ClosingQuestions::waits),
        new Template(
            "who-sends-last-ack", TOPIC, "who acknowledges the last FIN", ClosingQuestions::last));
  }

  /** The call after which a closed connection needs no other: what follows is TCP's alone. */
  private static Turn ending(Dice dice) {
    return Pool.pick(dice, "endings", e -> e.marks().contains(Pool.ENDS));
  }

  /** An ending in which every FIN is acknowledged: without a reset. */
  private static Turn orderly(Dice dice) {
    return Pool.pick(
        dice, "orderly", e -> e.marks().contains(Pool.ENDS) && e.to() != TcpState.CLOSED);
  }

  /** Whether a call ends its connection, with nothing of note on the wire. */
  static boolean isEnding(Turn turn) {
    if (turn.call().filter(Set.of("close", "shutdown", "abort")::contains).isEmpty()
        || !turn.isClean()
        || !turn.isFirstOfAction()) return false;
    Set<TcpState> after = EnumSet.copyOf(turn.standing(turn.lastOfAction()).values());
    boolean wasOpen = turn.before().values().stream().allMatch(ClosingQuestions::isOpen);
    return wasOpen
        && EnumSet.of(TcpState.CLOSED, TcpState.TIME_WAIT).containsAll(after)
        && turn.run().steps().subList(0, turn.number() - 1).stream()
            .noneMatch(step -> step.state() == TcpState.TIME_WAIT);
  }

  private static boolean isOpen(TcpState state) {
    return state != TcpState.CLOSED && state != TcpState.LISTEN;
  }

  private static Question waits(String name, Dice dice) {
    Turn turn = ending(dice);
    String key = waiting(turn);
    return question(
        name,
        dice,
        turn,
        StateQuestions.stands(turn)
            + " Now "
            + StateQuestions.calls(turn)
            + ". Which end is in TIME-WAIT when nothing is under way any more?",
        key,
        "neither end".equals(key)
            ? "A RST ends a connection without TIME-WAIT (RFC 9293 section 3.10.7.4)."
            : "TIME-WAIT is kept by the end that closed first, and by both when their FINs crossed"
                + " (RFC 9293 section 3.6).",
        "proof:time-wait");
  }

  /** Which end stands in TIME-WAIT at the end of the line. */
  static String waiting(Turn turn) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    turn.standing(turn.lastOfAction())
        .forEach(
            (actor, state) -> {
              if (state == TcpState.TIME_WAIT) sides.add(actor.side());
            });
    return answer(sides);
  }

  private static Question last(String name, Dice dice) {
    Turn turn = orderly(dice);
    String key = lastAck(turn);
    return question(
        name,
        dice,
        turn,
        StateQuestions.stands(turn)
            + " Now "
            + StateQuestions.calls(turn)
            + ". Which end sends an ACK for the FIN that is acknowledged last?",
        key,
        switch (key) {
          case "both ends" ->
              "Both FINs are under way at once; each end acknowledges the other's (RFC 9293"
                  + " section 3.6).";
          default ->
              "The end that closed second sends the last FIN; the other one acknowledges it and"
                  + " keeps TIME-WAIT, in case that ACK is lost (RFC 9293 section 3.6).";
        },
        "proof:last-ack");
  }

  /** Who acknowledges the FIN that is acknowledged last; both when it is at the same moment. */
  static String lastAck(Turn turn) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    long at = -1;
    for (int i = turn.number(); i <= turn.lastOfAction(); i++) {
      TraceStep step = turn.run().steps().get(i - 1);
      boolean fin =
          step.event() instanceof Event.Arrives arrives && arrives.segment().has(ControlBit.FIN);
      if (!fin || step.sends().stream().noneMatch(ClosingQuestions::isAck)) continue;
      if (step.atMicros() > at) sides.clear();
      at = step.atMicros();
      sides.add(step.actor().side());
    }
    return answer(sides);
  }

  private static boolean isAck(Segment segment) {
    return segment.has(ControlBit.ACK) && !segment.has(ControlBit.RST);
  }

  private static String answer(Set<Side> sides) {
    if (sides.size() == 2) return ANSWERS.get(2);
    if (sides.isEmpty()) return ANSWERS.get(3);
    return sides.contains(Side.CLIENT) ? ANSWERS.get(0) : ANSWERS.get(1);
  }

  private static Question question(
      String name, Dice dice, Turn turn, String stem, String key, String why, String proof) {
    List<Option> wrong = new ArrayList<>();
    boolean reset = key.equals("neither end");
    for (String answer : ANSWERS)
      if (!answer.equals(key)) wrong.add(Options.wrong(answer, reset ? "M33" : "M24"));
    List<String> tags = new ArrayList<>(turn.skills());
    tags.add("skill:state:TIME-WAIT");
    tags.add("skill:idea:" + (reset ? "M33" : "M24"));
    tags.add(proof);
    return new Question(
        name,
        stem,
        Ladder.before(turn),
        Options.one(dice, key, wrong),
        why,
        tags.stream().distinct().toList(),
        Optional.of(turn.replay()));
  }
}
