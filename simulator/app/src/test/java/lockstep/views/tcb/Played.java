package lockstep.views.tcb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Inside;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.comparison.Standing;
import lockstep.model.ModelStage;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/** Moments of the model, and the same with rows that a kernel would have shown. */
final class Played {
  private Played() {}

  static List<Moment> shipped(String name) throws Exception {
    return moments(ScenarioLibrary.load(name).orElseThrow());
  }

  static List<Moment> text(String... lines) throws Exception {
    String text = "title: T\n" + String.join("\n", lines) + "\n";
    return moments(ScenarioParser.parse("t", "t.scenario", text));
  }

  /** The first moment whose step has this actor enter this state. */
  static Moment entering(List<Moment> moments, Actor actor, TcpState state) {
    return moments.stream()
        .filter(m -> m.step().actor().equals(actor) && m.step().entered().contains(state))
        .findFirst()
        .orElseThrow(() -> new AssertionError(actor + " never enters " + state));
  }

  /** The same moment with a row read of an actor. */
  static Moment withRow(Moment moment, Actor actor, SocketRow row) {
    Map<Actor, Standing> standings = new HashMap<>(moment.standings());
    Standing was = standings.getOrDefault(actor, new Standing(null, null, false, null, null));
    Inside inside = new Inside(was.inside().tcb(), was.inside().since(), row);
    standings.put(actor, was.with(inside));
    return new Moment(
        moment.number(),
        moment.line(),
        moment.action(),
        moment.step(),
        standings,
        null,
        null,
        List.of(),
        List.of(row),
        "",
        moment.modelMicros());
  }

  private static List<Moment> moments(Scenario scenario) throws Exception {
    List<Moment> moments = new ArrayList<>();
    try (SideBySide run = new SideBySide(scenario, List.of(new ModelStage()))) {
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    return moments;
  }
}
