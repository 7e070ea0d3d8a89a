package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioParser;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/**
 * A scenario that the model plays, beside a kernel of which each test says what was seen. The
 * actions before those that matter are judged with a kernel that does what is known.
 */
final class Told {
  private final List<Action> actions;
  private final List<List<TraceStep>> model = new ArrayList<>();
  private final Map<Actor, TcpState> stood = new HashMap<>();
  private final Comparison comparison = new Comparison();
  private final Moments moments = new Moments(true, true);
  private long at;
  private int index;

  private Told(Scenario scenario, int before) throws Exception {
    actions = scenario.actions();
    try (ModelStage stage = new ModelStage()) {
      stage.begin(scenario);
      for (Action action : actions) {
        List<TraceStep> steps = new ArrayList<>();
        stage.play(action, Map.of(), steps::add);
        model.add(steps);
      }
    }
    MadeUpKernel kernel = new MadeUpKernel();
    while (index < before) {
      List<TraceStep> live = kernel.plays(actions.get(index), model.get(index));
      for (TraceStep step : live) at = Math.max(at, step.atMicros());
      List<ActorVerdict> verdicts = comparison.judge(actions.get(index), model.get(index), live);
      assertThat(verdicts).noneMatch(v -> v.verdict() == Verdict.UNEXPLAINED);
      moments.of(model.get(index), live, verdicts, List.of(), "");
      note();
      index++;
    }
  }

  /** Plays the first lines with a kernel that does what is known, and stands before the others. */
  static Told upTo(String first, String others) throws Exception {
    Scenario all = ScenarioParser.parse("t", "t.scenario", "title: T\n" + first + others);
    long known = 1 + first.lines().count();
    return new Told(all, (int) all.actions().stream().filter(one -> one.line() <= known).count());
  }

  private void note() {
    model.get(index).forEach(step -> stood.put(step.actor(), step.state()));
  }

  /** Goes on to the next action. */
  void next() {
    note();
    index++;
  }

  /** The states of the model in this action: the one before, and those entered. */
  List<TcpState> modelPath(Actor actor) {
    List<TcpState> path = new ArrayList<>(List.of(stood.getOrDefault(actor, TcpState.CLOSED)));
    for (TraceStep step : model.get(index))
      if (step.actor().equals(actor)) path.addAll(step.entered());
    return path;
  }

  Seen seen(Actor actor, TcpState... path) {
    return seen(actor, List.of(path));
  }

  /** The kernel is seen in these states, the first of which is the one before. */
  Seen seen(Actor actor, List<TcpState> path) {
    List<TraceStep> steps = new ArrayList<>();
    Action action = actions.get(index);
    if (path.size() == 1) steps.add(MadeUpKernel.seen(action, actor, path, at += 10));
    for (int i = 1; i < path.size(); i++)
      steps.add(MadeUpKernel.seen(action, actor, List.of(path.get(i - 1), path.get(i)), at += 10));
    return new Seen(steps);
  }

  /** The listening socket is where it was. */
  Seen listens() {
    return seen(Actor.SERVER.asListener(), TcpState.LISTEN);
  }

  /** What was seen of one socket, the last of it as the test wants it. */
  final class Seen {
    private final List<TraceStep> steps;

    private Seen(List<TraceStep> steps) {
      this.steps = steps;
    }

    List<TraceStep> steps() {
      return steps;
    }

    Seen timer(RowTimer.Kind kind, long millisLeft) {
      return row(kind == null ? RowTimer.OFF : new RowTimer(kind, millisLeft, 0), -1);
    }

    Seen sendQ(long octets) {
      return row(null, octets);
    }

    private Seen row(RowTimer timer, long sendQ) {
      TraceStep last = steps.get(steps.size() - 1);
      SocketRow row = last.seen().row();
      if (row == null) return this;
      SocketRow changed =
          new SocketRow(
              row.protocol(),
              row.local(),
              row.foreign(),
              row.state(),
              row.recvQ(),
              sendQ < 0 ? row.sendQ() : sendQ,
              timer == null ? row.timer() : timer,
              row.inode(),
              row.cookie(),
              row.pid());
      return last(last, last.atMicros(), last.signal(), changed);
    }

    /** The row's foreign address is this client's. */
    Seen speaksWith(Actor client) {
      TraceStep last = steps.get(steps.size() - 1);
      SocketRow row = last.seen().row();
      SocketAddress foreign = new SocketAddress("127.0.0.1", 50_000 + client.number());
      SocketRow changed =
          new SocketRow(
              row.protocol(),
              row.local(),
              foreign,
              row.state(),
              row.recvQ(),
              row.sendQ(),
              row.timer(),
              row.inode(),
              row.cookie(),
              row.pid());
      return last(last, last.atMicros(), last.signal(), changed);
    }

    /** The last reading came so many milliseconds later. */
    Seen after(long millis) {
      TraceStep last = steps.get(steps.size() - 1);
      at = last.atMicros() + millis * 1000;
      return last(last, at, last.signal(), last.seen().row());
    }

    Seen told(String signal) {
      TraceStep last = steps.get(steps.size() - 1);
      return last(last, last.atMicros(), signal, last.seen().row());
    }

    private Seen last(TraceStep s, long atMicros, String signal, SocketRow row) {
      Sighting seen = new Sighting(s.seen().how(), s.seen().gapMicros(), s.seen().os(), row);
      List<TraceStep> all = new ArrayList<>(steps.subList(0, steps.size() - 1));
      all.add(
          new TraceStep(
              s.number(),
              s.line(),
              s.action(),
              s.world(),
              atMicros,
              s.actor(),
              s.path(),
              s.event(),
              s.sends(),
              null,
              null,
              null,
              signal,
              seen));
      return new Seen(all);
    }
  }

  void judge(Seen... seen) {
    judged(all(seen));
  }

  /** What is drawn of this action beside the model. */
  List<Moment> moments(Seen... seen) {
    return moments.of(model.get(index), all(seen), judged(all(seen)), List.of(), "");
  }

  /** What is drawn of it where no model plays. */
  List<Moment> momentsOfTheKernelAlone(Seen... seen) {
    return new Moments(false, true).of(List.of(), all(seen), List.of(), List.of(), "");
  }

  ActorVerdict judge(Actor actor, Seen... seen) {
    return judge(actor, all(seen));
  }

  ActorVerdict judge(Actor actor, List<TraceStep> live) {
    return judged(live).stream().filter(v -> v.actor().equals(actor)).findFirst().orElseThrow();
  }

  private List<ActorVerdict> judged(List<TraceStep> live) {
    return comparison.judge(actions.get(index), model.get(index), live);
  }

  private static List<TraceStep> all(Seen... seen) {
    List<TraceStep> live = new ArrayList<>();
    for (Seen one : seen) live.addAll(one.steps());
    return live;
  }

  ActorVerdict explains(Actor actor, KnownDifference difference, Seen... seen) {
    ActorVerdict verdict = judge(actor, seen);
    assertThat(verdict.verdict()).as(verdict.words()).isEqualTo(Verdict.EXPLAINED);
    assertThat(verdict.difference()).isSameAs(difference);
    assertThat(verdict.words()).contains(difference.name());
    return verdict;
  }

  void leavesUnexplained(Actor actor, Seen... seen) {
    ActorVerdict verdict = judge(actor, seen);
    assertThat(verdict.verdict())
        .as("%s seen %s", verdict.model(), verdict.kernel())
        .isEqualTo(Verdict.UNEXPLAINED);
    assertThat(verdict.difference()).isNull();
  }
}
