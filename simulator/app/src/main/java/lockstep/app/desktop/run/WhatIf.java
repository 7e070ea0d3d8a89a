package lockstep.app.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import lockstep.model.History;
import lockstep.model.UnderWay;
import lockstep.scenario.Action;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.trace.TraceStep;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** What else might happen at a step of a run: only what the model can do there is offered. */
public final class WhatIf {
  /** What errors call the lines that a user writes. */
  static final String SOURCE = "fork";

  /** How far an action is tried before it is offered; what goes on longer works by then. */
  private static final int MOST_TRIED = 2000;

  private static final int MOST_SEGMENTS = 3;
  private static final String LATE = "500ms";
  private static final List<String> CALLS =
      List.of(
          "shutdown",
          "close",
          "abort",
          "send 5",
          "receive all",
          "connect",
          "listen",
          "accept",
          "crash");

  private final History here;
  private final List<Suggestion> found = new ArrayList<>();

  /**
   * Something that might happen.
   *
   * @param line it as an action of a scenario
   * @param words it as a sentence without its full stop
   */
  public record Suggestion(String line, String words) {}

  private WhatIf(History here) {
    this.here = here;
  }

  /**
   * What can be tried where the model stands after so many steps of it.
   *
   * @param acting who acted last; it is asked before the others of its side
   */
  static List<Suggestion> at(Recipe recipe, int steps, Actor acting) throws StageFailure {
    WhatIf asked = new WhatIf(recipe.historyAt(steps));
    asked.wire();
    asked.calls(acting);
    asked.waits();
    return List.copyOf(asked.found);
  }

  private void wire() throws StageFailure {
    List<String> reached = new ArrayList<>();
    boolean held = !here.held().isEmpty();
    for (UnderWay one : held ? here.held() : here.underWay()) {
      String kind = direction(one) + " " + kind(one.segment());
      reached.add(kind);
      if (reached.size() > MOST_SEGMENTS) break;
      long nth = reached.stream().filter(kind::equals).count();
      String which = kind + (nth == 1 ? "" : " " + nth);
      String segment = named(one);
      if (held) offer("deliver " + which, Words.of("fork.deliver", segment));
      offer("drop " + which, Words.of("fork.drop", segment));
      offer("duplicate " + which, Words.of("fork.duplicate", segment));
      offer("delay " + which + " " + LATE, Words.of("fork.delay", segment));
    }
    if (reached.size() > 1) offer("reorder", Words.of("fork.reorder"));
    if (held) offer("release", Words.of("fork.release"));
  }

  private void calls(Actor acting) throws StageFailure {
    Set<Actor> actors = new TreeSet<>(here.standing().keySet());
    actors.add(Actor.CLIENT);
    actors.add(Actor.SERVER);
    actors.removeIf(actor -> actor.number() > 1 && !actor.equals(acting) || actor.listener());
    for (Actor actor : actors)
      for (String call : CALLS)
        offer(actor + " " + call, Words.of("fork.call." + word(call), Sentences.who(actor)));
  }

  private static String word(String call) {
    int blank = call.indexOf(' ');
    return blank < 0 ? call : call.substring(0, blank);
  }

  private void waits() throws StageFailure {
    offer("wait RTO", Words.of("fork.wait.rto"));
    offer("wait 2MSL", Words.of("fork.wait.2msl"));
  }

  private void offer(String line, String words) throws StageFailure {
    if (works(line)) found.add(new Suggestion(line, words));
  }

  /** Whether the model can do it here, and whether anything comes of it but an error. */
  private boolean works(String line) {
    try {
      History fork = here.fork(ScenarioParser.action(SOURCE, 1, line));
      TraceStep first = fork.step().orElse(null);
      if (first == null || isRefusal(first)) return false;
      int steps = 1;
      while (steps < MOST_TRIED && fork.step().isPresent()) steps++;
      return true;
    } catch (StageFailure e) {
      return false;
    } catch (ScenarioErrors e) {
      throw new IllegalStateException("no action: " + line, e);
    }
  }

  /** A call that the machine answers and does nothing else about. */
  private static boolean isRefusal(TraceStep step) {
    boolean accepts = RfcRef.socketsLayer("accept").equals(step.decided());
    return step.event() instanceof Event.Call
        && step.entered().isEmpty()
        && step.sends().isEmpty()
        && Objects.equals(step.before(), step.tcb())
        && (step.signal() != null || !accepts);
  }

  private static String direction(UnderWay one) {
    return one.from().side() == Side.CLIENT ? "client->server" : "server->client";
  }

  /** A segment with its owner's name, which a language may say in another form than elsewhere. */
  private static String named(UnderWay one) {
    Actor from = one.from();
    boolean only = from.number() == 1;
    String side = Words.of("actor." + from.side());
    String owner = only ? side : side + from.number();
    String kind = kind(one.segment());
    return kind.equals("text")
        ? Words.of(only ? "fork.text" : "fork.text.of", owner, one.segment().text().length())
        : Words.of(only ? "fork.segment" : "fork.segment.of", owner, kind.replace('+', ','));
  }

  /** The kind by which the wire's verbs find it. */
  private static String kind(Segment segment) {
    if (segment.has(ControlBit.SYN)) return segment.has(ControlBit.ACK) ? "SYN+ACK" : "SYN";
    if (segment.has(ControlBit.RST)) return "RST";
    if (segment.has(ControlBit.FIN)) return "FIN";
    return segment.text().isEmpty() ? "ACK" : "text";
  }

  /**
   * What a fork goes on with.
   *
   * @param actions what the model can do of what was asked for
   * @param leftOut the first action of the scenario's rest that it cannot do, or null
   * @param refused why it cannot do what was asked for, or null
   */
  record Trial(List<Action> actions, Action leftOut, String refused) {}

  /**
   * Tries what a user asks for.
   *
   * @param own the actions that he asks for
   * @param rest what the scenario goes on with; as much of it is taken as fits
   */
  static Trial trial(Recipe recipe, int steps, List<Action> own, List<Action> rest)
      throws StageFailure {
    History fork = recipe.historyAt(steps).fork(own);
    List<Action> taken = new ArrayList<>(own);
    try {
      play(fork);
    } catch (StageFailure e) {
      return new Trial(List.of(), null, withoutPlace(e.getMessage()));
    }
    for (Action action : rest) {
      try {
        fork = fork.fork(action);
        play(fork);
      } catch (StageFailure e) {
        return new Trial(List.copyOf(taken), action, null);
      }
      taken.add(action);
    }
    return new Trial(List.copyOf(taken), null, null);
  }

  private static void play(History fork) throws StageFailure {
    boolean more = true;
    while (more) more = fork.step().isPresent();
  }

  /** The place is a line of the scenario's file, where this action does not stand. */
  private static String withoutPlace(String message) {
    return message.replaceFirst("^[^ ]*:[0-9]+: ", "");
  }
}
