package lockstep.comparison;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;

/**
 * Plays one scenario action by action in several worlds and lays what happened side by side.
 *
 * <p>One thread plays; {@link #close()} may be called from any thread at any moment.
 */
public final class SideBySide implements AutoCloseable {
  private final Scenario scenario;
  private final List<Stage> stages = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Stage model;
  private final Stage live;
  private final Comparison comparison = new Comparison();
  private final LiveHand hand = new LiveHand(comparison);
  private final Moments moments;
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private boolean begun;
  private final Agenda agenda;
  private int liveSteps;
  private Played broken;

  /** Why the live world could not do what a hand did in the model; empty when it did. */
  private String missing = "";

  /**
   * Prepares a run. A stage that lacks a verb or a condition is closed and left out, with a remark;
   * none of the stages has played anything yet.
   *
   * @param scenario what to play
   * @param stages at most one model stage and one live stage; the run owns and closes them
   */
  public SideBySide(Scenario scenario, List<Stage> stages) {
    this(scenario, scenario.actions(), stages);
  }

  /**
   * Prepares a run that plays again what somebody played by hand.
   *
   * @param scenario what was played, as {@link #asPlayed} gave it
   * @param written which of its actions are the scenario's own lines: to the others a live world
   *     may not have had the segment
   * @param stages as above
   */
  public SideBySide(Scenario scenario, List<Action> written, List<Stage> stages) {
    this.scenario = scenario;
    agenda = new Agenda(scenario.actions(), written);
    if (stages.stream().filter(s -> s.world().isLive()).count() > 1
        || stages.stream().filter(s -> !s.world().isLive()).count() > 1)
      throw new IllegalArgumentException("at most one model stage and one live stage");
    for (Verdict verdict : Verdict.values()) verdicts.put(verdict, 0);
    for (Stage stage : stages) admit(stage);
    model = this.stages.stream().filter(s -> !s.world().isLive()).findFirst().orElse(null);
    live = this.stages.stream().filter(s -> s.world().isLive()).findFirst().orElse(null);
    moments = new Moments(model != null, live != null);
  }

  private void admit(Stage stage) {
    List<Stage.Lack> lacks = stage.lacks(scenario);
    String world = stage.world().word();
    List<String> reasons =
        lacks.stream().filter(Stage.Lack::leavesOut).map(this::words).distinct().toList();
    if (!reasons.isEmpty()) {
      remarks.add(world + " is left out: " + String.join("; ", reasons));
      stage.close();
      return;
    }
    lacks.stream().map(l -> world + ": " + words(l)).distinct().forEach(remarks::add);
    stages.add(stage);
  }

  private String words(Stage.Lack lack) {
    return (lack.line() > 0 ? scenario.source() + ":" + lack.line() + ": " : "") + lack.what();
  }

  public Scenario scenario() {
    return scenario;
  }

  /** The stages that play; empty when all were left out. */
  public List<Stage> stages() {
    return List.copyOf(stages);
  }

  /**
   * Sentences for the user, known before the first step: stages left out, options dropped, each
   * with its reason.
   */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /**
   * Where it is played: {@code RFC 9293 beside Linux 6.18, 127.0.0.1:52114 to 127.0.0.1:38443, seed
   * 1}; whole after the first action.
   */
  public String place() {
    return stages.stream().map(Stage::place).collect(Collectors.joining(" beside "))
        + ", seed "
        + scenario.seed();
  }

  /** Whether there is an action left. */
  public boolean hasNext() {
    return !stages.isEmpty() && agenda.peek() != null;
  }

  /** The action that {@link #next()} will play. */
  public Action peek() {
    return agenda.peek();
  }

  /**
   * Has each segment stop before it arrives: from the next action on, an action delivers one of
   * those that stand still, as long as the scenario itself does not hold it. So both worlds do the
   * same, and what came of each segment is compared. Where a line of the scenario waits for
   * segments that come and go, they do so. From any thread.
   *
   * @param yes false lets go what stands still
   * @throws IllegalStateException when nobody tells what there is: on loopback alone
   */
  public void bySegment(boolean yes) {
    if (stages.stream().allMatch(stage -> stage.world() == World.LOOPBACK))
      throw new IllegalStateException("nobody tells what is under way");
    agenda.bySegment(yes);
  }

  /** Whether each segment stops. */
  public boolean isBySegment() {
    return agenda.isBySegment();
  }

  /** The segments that stand still on the model's wire, in the order of their departure. */
  public List<HeldSegment> hand() {
    return agenda.hand();
  }

  /**
   * Whether the next action only begins or ends that segments stop: nobody needs to wait for it.
   */
  public boolean isTurning() {
    return agenda.isTurning();
  }

  /** The segment that the next action delivers by itself; empty where it is another action. */
  public Optional<HeldSegment> nextOfHand() {
    return agenda.nextOfHand();
  }

  /** Where this computer's sockets stand, by its own table; empty in the model alone. */
  public Map<Actor, TcpState> standing() {
    return live == null ? Map.of() : live.standing();
  }

  /** Has this verb of the wire played next, in all worlds; on the thread that plays. */
  public void wish(Action.Wire wish) {
    agenda.wish(wish);
  }

  /**
   * The scenario as it was played: its lines with the verbs of the wire that were played between
   * them, and the lines that are still to come. Played anew it gives the same steps.
   */
  public Scenario asPlayed() {
    List<Action> actions = new ArrayList<>(agenda.played());
    actions.addAll(agenda.rest());
    return new Scenario(
        scenario.name(),
        scenario.source(),
        scenario.title(),
        scenario.about(),
        scenario.needs(),
        actions);
  }

  /** Plays the next action in every world. */
  public Played next() throws StageFailure, InterruptedException {
    if (!begun) {
      begun = true;
      for (Stage stage : stages) stage.begin(scenario);
    }
    boolean byHand = agenda.isByHand();
    List<Action> hands = hand.actions(agenda, live);
    Action action = agenda.take();
    List<TraceStep> modelSteps = new ArrayList<>();
    List<TraceStep> seen = new ArrayList<>();
    try {
      if (model != null) model.play(action, Map.of(), modelSteps::add);
      if (model != null) agenda.happened(modelSteps);
      if (live != null) playLive(action, hands, byHand, seen);
      if (model == null) agenda.happened(seen);
    } catch (StageFailure e) {
      broken = played(action, modelSteps, seen, List.of());
      throw e;
    }
    List<ActorVerdict> judged =
        model != null && live != null ? comparison.judge(action, modelSteps, seen) : List.of();
    return played(action, modelSteps, seen, judged);
  }

  /**
   * Plays an action in the live world. A kernel may have sent other segments than the model, so
   * that the one which a hand takes is not there: then nothing is done, and where it stands is
   * compared.
   */
  private void playLive(Action action, List<Action> hands, boolean byHand, List<TraceStep> seen)
      throws StageFailure, InterruptedException {
    missing = "";
    try {
      for (Action hand : hands) live.play(hand, awaited(), seen::add);
    } catch (StageFailure e) {
      if (!byHand || e.blame() != StageFailure.Blame.SCENARIO) throw e;
      missing = e.getMessage();
      Action nothing =
          new Action.Wait(action.line(), "wait 1ms", new Action.Until.Time(Duration.ofMillis(1)));
      live.play(nothing, awaited(), seen::add);
    }
    // Only where there is a model does a kernel send more than what is looked at.
    List<Action> more = model == null ? List.of() : hand.surplus(agenda, live);
    for (Action surplus : more) live.play(surplus, awaited(), seen::add);
    if (model != null) agenda.standInBoth(hand.inBoth(agenda, live));
  }

  /**
   * What the action that failed had come to by then, without a verdict, for it was not played to
   * its end; empty as long as {@link #next()} has thrown no failure.
   */
  public Optional<Played> broken() {
    return Optional.ofNullable(broken);
  }

  private Played played(
      Action action, List<TraceStep> modelSteps, List<TraceStep> seen, List<ActorVerdict> judged) {
    List<Judged> steps = new ArrayList<>();
    modelSteps.forEach(s -> steps.add(new Judged(s, null, null)));
    steps.addAll(new LiveSteps(seen, judged).withUnseenOnes(liveSteps));
    liveSteps += steps.size() - modelSteps.size();

    List<Moment> drawn =
        moments.of(
            modelSteps, seen, judged, live == null ? List.of() : live.rows(), notesAfter(action));
    for (Moment moment : drawn) {
      if (moment.verdict() != null) verdicts.merge(moment.verdict(), 1, Integer::sum);
    }
    return new Played(action, steps, drawn);
  }

  /**
   * Where the model stands now, for the live stage to wait for; without those whom a known
   * difference keeps elsewhere.
   */
  private Map<Actor, TcpState> awaited() {
    if (model == null) return Map.of();
    Map<Actor, TcpState> states = new TreeMap<>(model.standing());
    states.keySet().removeIf(comparison::standsApart);
    return states;
  }

  /**
   * The notes that stand between an action that makes something happen and the next one: they speak
   * of what was just seen.
   */
  private String notesAfter(Action action) {
    if (!action.acts()) return "";
    List<String> notes = new ArrayList<>();
    if (!missing.isEmpty()) notes.add(live.world().word() + ": " + missing);
    notes.addAll(agenda.notes());
    return String.join(" ", notes);
  }

  /** What the run came to so far. */
  public Summary summary() {
    List<World> worlds = stages.stream().map(Stage::world).filter(Objects::nonNull).toList();
    return new Summary(Map.copyOf(verdicts), worlds, comparison.comparedFields());
  }

  @Override
  public void close() {
    stages.forEach(Stage::close);
  }
}
