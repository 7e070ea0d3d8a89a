package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.lessons.quiz.Choice.Option;
import lockstep.lessons.quiz.ClickState;
import lockstep.lessons.quiz.PredictStates;
import lockstep.lessons.quiz.Question;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;

/** Questions about the states of the two ends, made of turns of the model. */
final class StateQuestions {
  private static final String TOPIC = "states";

  private StateQuestions() {}

  static List<Template> all() {
    return List.of(
        new Template("next-state", TOPIC, "the state after an event", StateQuestions::nextState),
        new Template(
            "click-state", TOPIC, "where an end stands in the diagram", StateQuestions::click),
        new Template("predict-both", TOPIC, "what a call does to both ends", StateQuestions::both));
  }

  /** Turns that change a state come up four times as often as those that do not. */
  private static Turn turn(Dice dice) {
    return dice.oneIn(5)
        ? Pool.pick(dice, "stay", entry -> !entry.changes())
        : Pool.pick(dice, "change", Pool.Entry::changes);
  }

  private static Question nextState(String name, Dice dice) {
    Turn turn = turn(dice);
    List<Option> wrong = new ArrayList<>();
    for (TcpState state : Ideas.wrong(turn))
      wrong.add(Option.wrong(state.rfcName(), "", Ideas.of(turn, state)));
    return new Question(
        name,
        asked(turn) + " In which state does " + turn.actor().inWords() + " stand then?",
        Ladder.before(turn),
        Options.one(dice, turn.to().rfcName(), wrong),
        Reasons.of(turn),
        tags(turn, "proof:state:" + turn.actor()),
        Optional.of(turn.replay()));
  }

  private static Question click(String name, Dice dice) {
    Turn turn = turn(dice);
    Map<TcpState, String> ideas = new EnumMap<>(TcpState.class);
    for (TcpState state : Ideas.wrong(turn))
      if (!Ideas.of(turn, state).isEmpty()) ideas.put(state, Ideas.of(turn, state));
    return new Question(
        name,
        asked(turn) + " Where in the state diagram does " + turn.actor().inWords() + " stand then?",
        Ladder.before(turn),
        new ClickState(EnumSet.of(turn.to()), ideas),
        Reasons.of(turn),
        tags(turn, "proof:state:" + turn.actor()),
        Optional.of(turn.replay()));
  }

  private static Question both(String name, Dice dice) {
    Turn turn = Pool.pick(dice, "calls", entry -> entry.isCall() && entry.isFirst());
    Map<Actor, TcpState> after = turn.standing(turn.lastOfAction());
    List<PredictStates.End> ends = new ArrayList<>();
    for (Actor actor : List.of(Actor.CLIENT, Actor.SERVER))
      ends.add(new PredictStates.End(actor, after.get(actor), ideas(turn, actor, after)));
    List<String> skills = new ArrayList<>(turn.skills());
    after.values().forEach(state -> skills.add("skill:state:" + state.rfcName()));
    skills.add("proof:both");
    return new Question(
        name,
        stands(turn)
            + " Now "
            + calls(turn)
            + ". All that can arrive arrives. In which states do both ends stand then?",
        Ladder.before(turn),
        new PredictStates(ends),
        story(turn),
        skills.stream().distinct().toList(),
        Optional.of(turn.replay()));
  }

  private static Map<TcpState, String> ideas(Turn turn, Actor actor, Map<Actor, TcpState> after) {
    Map<TcpState, String> ideas = new EnumMap<>(TcpState.class);
    TcpState right = after.get(actor);
    TcpState peer = after.get(Actor.of(actor.side().other(), 1));
    if (peer != right) ideas.put(peer, "M18");
    if (right == TcpState.CLOSE_WAIT) ideas.put(TcpState.CLOSED, "M22");
    if (right == TcpState.FIN_WAIT_2) ideas.put(TcpState.CLOSED, "M22");
    if (right == TcpState.CLOSED && peer == TcpState.TIME_WAIT)
      ideas.put(TcpState.TIME_WAIT, "M24");
    if (turn.call().filter("abort"::equals).isPresent()) ideas.put(TcpState.TIME_WAIT, "M33");
    ideas.remove(right);
    return ideas;
  }

  /** All calls of the line: {@code the client's program calls close and ...}. */
  static String calls(Turn turn) {
    List<String> calls = new ArrayList<>();
    for (int i = turn.number(); i <= turn.lastOfAction(); i++) {
      Turn one = new Turn(turn.run(), i);
      if (one.event() instanceof Event.Call) calls.add(Reasons.calls(one));
    }
    return String.join(" and, at the same moment, ", calls);
  }

  /** Each change of the line, one after the other. */
  private static String story(Turn turn) {
    List<String> changes = new ArrayList<>();
    Turn last = turn;
    for (int i = turn.number(); i <= turn.lastOfAction(); i++) {
      Turn one = new Turn(turn.run(), i);
      if (one.event() instanceof Event.OnWire || one.from() == one.to()) continue;
      changes.add(one.actor() + " " + one.from().rfcName() + " to " + one.to().rfcName());
      last = one;
    }
    String all = changes.isEmpty() ? "No state changes" : String.join(", then ", changes);
    return all + ". " + Reasons.of(last);
  }

  /** Where both stand and what happens now. */
  static String asked(Turn turn) {
    return stands(turn) + " Now: " + Reasons.event(turn);
  }

  static String stands(Turn turn) {
    Map<Actor, TcpState> before = turn.before();
    return "The client stands in "
        + before.get(Actor.CLIENT).rfcName()
        + ", the server in "
        + before.get(Actor.SERVER).rfcName()
        + ".";
  }

  static List<String> tags(Turn turn, String proof, String... more) {
    List<String> tags = new ArrayList<>(turn.skills());
    tags.add(proof);
    tags.addAll(List.of(more));
    return tags;
  }
}
