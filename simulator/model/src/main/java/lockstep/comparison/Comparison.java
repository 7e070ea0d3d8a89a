package lockstep.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lockstep.comparison.Alignment.Expected;
import lockstep.comparison.Alignment.Place;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.SegmentField;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/**
 * Judges, action by action, how a kernel's path stands to the model's.
 *
 * <p>It keeps where every actor stands in both worlds, so each action must be given to it once and
 * in order.
 */
final class Comparison {
  private final Map<Actor, TcpState> modelStands = new HashMap<>();
  private final Map<Actor, TcpState> liveStands = new HashMap<>();
  private final Map<Actor, TraceStep> lastSeen = new HashMap<>();
  private final Map<Actor, KnownDifference> standing = new HashMap<>();
  private final Set<Actor> withUserTimeout = new HashSet<>();
  private final Listeners listeners = new Listeners();
  private final SentSegments segments;

  private String system = "";
  private World liveWorld = World.LOOPBACK;

  Comparison() {
    segments = new SentSegments();
  }

  /** One that knows what another does, and goes on by itself. */
  Comparison(Comparison other) {
    modelStands.putAll(other.modelStands);
    liveStands.putAll(other.liveStands);
    lastSeen.putAll(other.lastSeen);
    standing.putAll(other.standing);
    withUserTimeout.addAll(other.withUserTimeout);
    listeners.learn(other.listeners);
    segments = new SentSegments(other.segments);
    system = other.system;
    liveWorld = other.liveWorld;
  }

  /**
   * Whether a difference holds that keeps this actor's states apart from one action to the next.
   */
  boolean standsApart(Actor actor) {
    return standing.containsKey(actor);
  }

  /**
   * Judges one action: a verdict for each actor that has a socket in either world.
   *
   * @param model the model's turns in this action
   * @param live what was seen in it; for every actor that has a socket at least one step is needed,
   *     as evidence
   */
  List<ActorVerdict> judge(Action action, List<TraceStep> model, List<TraceStep> live) {
    if (action instanceof Action.Set set) learn(set);
    learnSystem(live);
    // Said of the model alone: the live world was not asked, so there is nothing to compare.
    if (action instanceof Action.Stand stand && !stand.isOf(liveWorld)) return List.of();
    listeners.learn(action, model);
    segments.learn(model, live);
    List<ActorVerdict> verdicts = new ArrayList<>();
    for (Actor actor : actors(action, model, live)) {
      List<TraceStep> modelSteps = model.stream().filter(s -> s.actor().equals(actor)).toList();
      List<TraceStep> liveSteps = live.stream().filter(s -> s.actor().equals(actor)).toList();
      List<TraceStep> others = live.stream().filter(s -> !s.actor().equals(actor)).toList();
      verdicts.add(
          actor.listener()
              ? listener(actor, liveSteps)
              : withSegments(
                  connection(actor, modelSteps, liveSteps, others), modelSteps, liveSteps));
    }
    return verdicts;
  }

  private void learn(Action.Set set) {
    if (set.value() instanceof OptionValue.Compared compared)
      segments.fields().ask(compared.fields());
    if (set.option() == Option.USER_TIMEOUT) withUserTimeout.addAll(set.actors());
  }

  /** On the wire every segment was seen, so those are compared too. */
  private ActorVerdict withSegments(
      ActorVerdict states, List<TraceStep> modelSteps, List<TraceStep> liveSteps) {
    return liveWorld == World.WIRE ? segments.judge(states, modelSteps, liveSteps, system) : states;
  }

  /**
   * Of how many segments of the wire each field was compared that the scenario asks for; empty
   * where it asks for none, or no wire was played.
   */
  Map<SegmentField, Integer> comparedFields() {
    return liveWorld == World.WIRE ? segments.fields().compared() : Map.of();
  }

  /** A segment of the model's as it is compared: numbers of filled windows are counted anew. */
  Segment inModel(Actor sender, Segment segment) {
    return segments.inModel(sender, segment);
  }

  /** A segment of the live world likewise. */
  Segment inLive(Actor sender, Segment segment) {
    return segments.inLive(sender, segment);
  }

  private void learnSystem(List<TraceStep> live) {
    for (TraceStep step : live)
      if (step.seen().how() == Sighting.How.TOLD) segments.isToldOf(step.actor());
    if (!live.isEmpty()) liveWorld = live.get(0).world();
    if (system.isEmpty()) system = LiveSteps.system(live);
  }

  private ActorVerdict listener(Actor actor, List<TraceStep> liveSteps) {
    liveSteps.forEach(s -> liveStands.put(actor, s.state()));
    return listeners.judge(actor, liveSteps, system);
  }

  /**
   * Those who have had a socket. Where an action makes nothing happen, only those are judged whom
   * it asked about.
   */
  private Set<Actor> actors(Action action, List<TraceStep> model, List<TraceStep> live) {
    Set<Actor> all = new TreeSet<>();
    model.forEach(s -> all.add(s.actor()));
    live.forEach(s -> all.add(s.actor()));
    if (action.acts()) {
      all.addAll(modelStands.keySet());
      all.addAll(liveStands.keySet());
    }
    return all;
  }

  private ActorVerdict connection(
      Actor actor, List<TraceStep> modelSteps, List<TraceStep> liveSteps, List<TraceStep> others) {
    TcpState modelBefore = modelStands.getOrDefault(actor, TcpState.CLOSED);
    TcpState liveBefore = liveStands.getOrDefault(actor, TcpState.CLOSED);
    List<TcpState> model = new ArrayList<>(List.of(modelBefore));
    List<TraceStep> turns = new ArrayList<>();
    for (TraceStep step : modelSteps) {
      for (TcpState state : step.entered()) {
        model.add(state);
        turns.add(step);
      }
    }
    TcpState firstRead = liveSteps.isEmpty() ? liveBefore : liveSteps.get(0).path().get(0);
    boolean newRow =
        actor.side() == Side.SERVER
            && liveBefore == TcpState.LISTEN
            && firstRead == TcpState.CLOSED;
    TcpState startsFrom = newRow ? TcpState.CLOSED : liveBefore;
    List<TraceStep> changes = changes(startsFrom, liveSteps);
    Case theCase =
        new Case(
            actor,
            model,
            modelSteps,
            startsFrom,
            lastSeen.get(actor),
            liveSteps,
            others,
            standing.get(actor),
            withUserTimeout.contains(actor));
    List<TcpState> kernelPath = kernelPath(startsFrom, changes);

    modelStands.put(actor, model.get(model.size() - 1));
    boolean neverHadASocket = liveSteps.isEmpty() && !liveStands.containsKey(actor);
    if (!liveSteps.isEmpty()) {
      lastSeen.put(actor, liveSteps.get(liveSteps.size() - 1));
      liveStands.put(actor, lastSeen.get(actor).state());
    }

    if (neverHadASocket && turns.isEmpty() && modelBefore == TcpState.CLOSED)
      return verdict(theCase, List.of(), null, false, kernelPath, "");
    if (liveSteps.isEmpty())
      return unexplained(theCase, turns, kernelPath, "nothing was seen of this socket");
    if (firstRead != startsFrom)
      return unexplained(
          theCase,
          turns,
          kernelPath,
          "before this it had gone to " + firstRead.rfcName() + " unseen");
    if (liveSteps.stream().anyMatch(step -> step.event() instanceof Event.Unmet))
      return unexplained(theCase, turns, kernelPath, "");
    return laidSideBySide(theCase, turns, changes, kernelPath);
  }

  /** As the model goes, or else as a known difference says that this kernel goes. */
  private ActorVerdict laidSideBySide(
      Case theCase, List<TraceStep> turns, List<TraceStep> changes, List<TcpState> kernelPath) {
    Actor actor = theCase.actor();
    Optional<List<StateVerdict>> plain = laidAlong(theCase.model(), null, turns, theCase, changes);
    long missed = plain.map(Comparison::unseen).orElse(Long.MAX_VALUE);
    if (missed == 0) return asTheModel(theCase, plain.get(), kernelPath);
    for (Explanation explanation : candidates(theCase)) {
      Optional<List<StateVerdict>> states =
          laidAlong(explanation.kernel(), explanation, turns, theCase, changes);
      // A state that this system never enters was not missed.
      if (states.isEmpty() || unseen(states.get()) >= missed) continue;
      boolean carried = standing.get(actor) == explanation.difference();
      if (modelStands.get(actor) != liveStands.get(actor))
        standing.put(actor, explanation.difference());
      else standing.remove(actor);
      return verdict(
          theCase,
          states.get(),
          explanation.difference(),
          carried,
          kernelPath,
          explanation.words());
    }
    if (plain.isPresent()) return asTheModel(theCase, plain.get(), kernelPath);
    if (standing.containsKey(actor) && turns.isEmpty() && caughtUp(theCase.model(), changes)) {
      standing.remove(actor);
      return verdict(theCase, List.of(), null, false, kernelPath, "");
    }
    return unexplained(theCase, turns, kernelPath, "");
  }

  /** A kernel's known differences are not those of the model at the far end of a wire. */
  private List<Explanation> candidates(Case theCase) {
    if (segments.areToldOf(theCase.actor())) return List.of();
    return KnownDifferences.candidates(system, theCase);
  }

  private ActorVerdict asTheModel(
      Case theCase, List<StateVerdict> states, List<TcpState> kernelPath) {
    standing.remove(theCase.actor());
    return KnownDifferences.signal(system, theCase)
        .filter(rule -> !segments.areToldOf(theCase.actor()))
        .map(rule -> toldOtherwise(rule, theCase, states, kernelPath))
        .orElseGet(() -> verdict(theCase, states, null, false, kernelPath, ""));
  }

  private static long unseen(List<StateVerdict> states) {
    return states.stream().filter(state -> state.verdict() == Verdict.UNSEEN).count();
  }

  /** The same path, but the user was told of its end in other words. */
  private static ActorVerdict toldOtherwise(
      SignalRule rule, Case theCase, List<StateVerdict> states, List<TcpState> kernelPath) {
    List<StateVerdict> told = new ArrayList<>(states);
    told.set(told.size() - 1, states.get(states.size() - 1).explainedBy(rule.words()));
    return verdict(theCase, told, rule.difference(), false, kernelPath, rule.words());
  }

  /**
   * A state that the kernel reaches later than the model did, because of a difference that then
   * ends.
   */
  private static boolean caughtUp(List<TcpState> model, List<TraceStep> changes) {
    return changes.size() == 1 && changes.get(0).state() == model.get(model.size() - 1);
  }

  private static List<TraceStep> changes(TcpState before, List<TraceStep> liveSteps) {
    List<TraceStep> changes = new ArrayList<>();
    TcpState stands = before;
    for (TraceStep step : liveSteps) {
      if (step.state() != stands) changes.add(step);
      stands = step.state();
    }
    return changes;
  }

  private static List<TcpState> kernelPath(TcpState before, List<TraceStep> changes) {
    List<TcpState> path = new ArrayList<>(List.of(before));
    changes.forEach(s -> path.add(s.state()));
    return path;
  }

  /**
   * The verdicts of the model's states when the kernel is expected in these ones.
   *
   * @param expected the kernel's state for each of the model's; the first is the one before the
   *     action
   * @param explanation why they are not the model's own, or null
   */
  private static Optional<List<StateVerdict>> laidAlong(
      List<TcpState> expected,
      Explanation explanation,
      List<TraceStep> turns,
      Case theCase,
      List<TraceStep> changes) {
    if (expected.get(0) != theCase.liveBefore()) return Optional.empty();
    List<Expected> entered = new ArrayList<>();
    for (int i = 1; i < expected.size(); i++)
      entered.add(new Expected(expected.get(i), turns.get(i - 1).number()));
    if (explanation != null)
      explanation.further().forEach(state -> entered.add(new Expected(state, Expected.NO_TURN)));
    Optional<List<Place>> places =
        Alignment.of(entered, withLastReading(entered, changes, theCase));
    if (places.isEmpty()) return Optional.empty();

    boolean edgeDiffers = explanation != null && expected.get(0) != theCase.model().get(0);
    List<StateVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      TcpState modelState = theCase.model().get(i + 1);
      boolean differs = expected.get(i + 1) != modelState;
      boolean explained = differs || i == 0 && edgeDiffers;
      verdicts.add(
          StateVerdict.at(
              modelState,
              turns.get(i),
              places.get().get(i),
              explained ? explanation.words() : null,
              differs,
              theCase.actor()));
    }
    return Optional.of(verdicts);
  }

  /**
   * The changes, and the last reading where it shows that the kernel is back in the state from
   * which it started: it went somewhere and came back between two readings.
   */
  private static List<TraceStep> withLastReading(
      List<Expected> entered, List<TraceStep> changes, Case theCase) {
    List<TraceStep> readings = theCase.liveSteps();
    boolean roundTrip =
        changes.isEmpty()
            && !entered.isEmpty()
            && entered.get(entered.size() - 1).state() == theCase.liveBefore();
    return roundTrip ? readings.subList(readings.size() - 1, readings.size()) : changes;
  }

  private static ActorVerdict verdict(
      Case c,
      List<StateVerdict> states,
      KnownDifference difference,
      boolean carried,
      List<TcpState> kernel,
      String words) {
    Verdict worst = difference == null ? Verdict.AGREES : Verdict.EXPLAINED;
    for (StateVerdict state : states) worst = worst.worse(state.verdict());
    return new ActorVerdict(
        c.actor(), worst, states, difference, carried, c.model(), kernel, words);
  }

  private ActorVerdict unexplained(
      Case c, List<TraceStep> turns, List<TcpState> kernel, String reason) {
    standing.remove(c.actor());
    String unmet =
        c.liveSteps().stream()
            .filter(step -> step.event() instanceof Event.Unmet)
            .map(step -> ((Event.Unmet) step.event()).words())
            .collect(Collectors.joining("; "));
    String paths =
        "by RFC 9293 %s goes %s; %s in %s"
            .formatted(
                c.actor().inWords(),
                words(c.model()),
                segments.areToldOf(c.actor()) ? "the model on the wire was" : "the kernel was seen",
                words(kernel));
    String words = unmet.isEmpty() ? paths + (reason.isEmpty() ? "" : "; " + reason) : unmet;
    List<StateVerdict> states = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      boolean last = i == turns.size() - 1;
      states.add(
          new StateVerdict(
              c.model().get(i + 1),
              turns.get(i),
              Verdict.UNEXPLAINED,
              last ? kernel.get(kernel.size() - 1) : null,
              last && !c.liveSteps().isEmpty() ? c.liveSteps().get(c.liveSteps().size() - 1) : null,
              0,
              last ? List.of(words) : List.of()));
    }
    return new ActorVerdict(
        c.actor(), Verdict.UNEXPLAINED, states, null, false, c.model(), kernel, words);
  }

  static String words(List<TcpState> path) {
    return path.stream().map(TcpState::rfcName).collect(Collectors.joining(", "));
  }
}
