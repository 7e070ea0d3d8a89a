package lockstep.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.packet.StepPackets;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/** Makes what views draw: each turn of the model with the kernel's state beside it. */
final class Moments {
  private final boolean withModel;
  private final boolean withLive;
  private final Map<Actor, Standing> standings = new TreeMap<>();
  private final Insides insides = new Insides();
  private final SeenPackets packets = new SeenPackets();
  private long modelMicros;
  private List<SocketRow> rows = List.of();
  private final Map<Actor, SocketRow> rowOf = new TreeMap<>();
  private String system = "";
  private int drawn;

  Moments(boolean withModel, boolean withLive) {
    this.withModel = withModel;
    this.withLive = withLive;
  }

  /**
   * The moments of one action.
   *
   * @param rowsNow the run's rows as they are when the action is over
   * @param note what the scenario says after the action
   */
  List<Moment> of(
      List<TraceStep> model,
      List<TraceStep> live,
      List<ActorVerdict> judged,
      List<SocketRow> rowsNow,
      String note) {
    if (system.isEmpty()) system = LiveSteps.system(live);
    learnRows(live);
    packets.learn(live);
    if (live.stream().noneMatch(Moments::stands)) letGo();
    List<Draft> drafts = withModel ? alongTheModel(model, live, judged) : alongTheKernel(live);
    rows = rowsNow;
    // Also those that no turn of the model was seen in: where a row is, is known all the same.
    live.forEach(insides::learnRow);
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      boolean last = i == drafts.size() - 1;
      Draft draft = drafts.get(i);
      moments.add(
          last
              ? moment(draft, insides.in(draft.standings(), rowsNow, withLive), rowsNow, note)
              : moment(draft, draft.standings(), draft.rows(), ""));
    }
    return moments;
  }

  private Moment moment(
      Draft draft, Map<Actor, Standing> where, List<SocketRow> read, String note) {
    return draft.moment(++drawn, where, read, note, packets.of(draft.step()));
  }

  private List<Draft> alongTheModel(
      List<TraceStep> model, List<TraceStep> live, List<ActorVerdict> judged) {
    List<Draft> drafts = new ArrayList<>();
    standListeners(live);
    standHeld(live);
    for (TraceStep turn : model) {
      insides.learnTcb(turn);
      modelMicros = turn.atMicros();
      Optional<ActorVerdict> verdict =
          judged.stream().filter(v -> v.actor().equals(turn.actor())).findFirst();
      List<StateVerdict> states =
          verdict
              .map(v -> v.states().stream().filter(s -> s.modelStep() == turn).toList())
              .orElse(List.of());
      Optional<TraceStep> held = heldOf(turn, live);
      if (held.isPresent() && verdict.isPresent()) {
        // The kernel's row says how the state is held; the model's turn has nothing to add.
        drafts.add(withoutTurn(held.get().facing(turn.peer()), verdict.get()));
        continue;
      }
      stand(turn, states);
      if (isLastOfItsActor(turn, model))
        lastOf(turn.actor(), live)
            .ifPresent(
                seen -> {
                  standings.put(turn.actor(), seenAt(turn.state(), seen));
                  note(seen);
                });
      drafts.add(draft(turn, verdict, states));
    }
    if (withLive) {
      for (ActorVerdict verdict : judged) {
        boolean hasTurn = model.stream().anyMatch(t -> t.actor().equals(verdict.actor()));
        Optional<TraceStep> last = lastOf(verdict.actor(), live);
        boolean nothingNew = verdict.verdict() == Verdict.AGREES || verdict.carried();
        if (hasTurn || nothingNew && last.filter(Moments::stands).isEmpty()) continue;
        last.ifPresent(step -> drafts.add(withoutTurn(step, verdict)));
      }
    }
    return drafts;
  }

  /** Then all that was seen of the actor in this action has its place beside the turn. */
  private static boolean isLastOfItsActor(TraceStep turn, List<TraceStep> model) {
    return model.stream().filter(t -> t.actor().equals(turn.actor())).reduce((a, b) -> b).get()
        == turn;
  }

  /** A listening socket that the model does not have: it stands from its first reading on. */
  private void standListeners(List<TraceStep> live) {
    live.stream()
        .filter(s -> s.actor().listener())
        .forEach(
            s -> {
              standings.put(s.actor(), seenAt(null, s));
              insides.learnRow(s);
            });
  }

  /** What was held until now goes on, or may; where it stands is still known. */
  private void letGo() {
    standings.replaceAll(
        (actor, stood) ->
            stood.how() == Sighting.How.HELD
                ? new Standing(
                    stood.model(),
                    stood.kernel(),
                    stood.unseen(),
                    stood.os(),
                    Sighting.How.OBSERVED)
                : stood);
  }

  /** States that stand, all at once: what is drawn of the first shows the others standing too. */
  private void standHeld(List<TraceStep> live) {
    for (TraceStep step : live) {
      if (!stands(step)) continue;
      Standing stood = standings.get(step.actor());
      standings.put(step.actor(), seenAt(stood == null ? null : stood.model(), step));
      note(step);
    }
  }

  private static Optional<TraceStep> heldOf(TraceStep turn, List<TraceStep> live) {
    if (!stands(turn)) return Optional.empty();
    return live.stream().filter(s -> s.actor().equals(turn.actor()) && stands(s)).findFirst();
  }

  private static boolean stands(TraceStep step) {
    return step.event() instanceof Event.Stands;
  }

  private void stand(TraceStep turn, List<StateVerdict> states) {
    StateVerdict last = states.isEmpty() ? null : states.get(states.size() - 1);
    Standing now;
    if (last == null || last.seenBy() == null && !last.isMissed()) {
      now = moved(standings.get(turn.actor()), turn.state());
    } else if (last.isMissed()) {
      now = Standing.missed(turn.state(), last.gapMicros());
    } else {
      now = seenAt(turn.state(), last.seenBy());
      note(last.seenBy());
    }
    standings.put(turn.actor(), now);
  }

  /** The model goes on, and nothing new is known of the kernel. */
  private static Standing moved(Standing stood, TcpState model) {
    return stood == null ? new Standing(model, null, false, null, null) : stood.moved(model);
  }

  private static Standing seenAt(TcpState model, TraceStep live) {
    return new Standing(model, live.state(), false, live.seen().os(), live.seen().how());
  }

  private Draft draft(TraceStep turn, Optional<ActorVerdict> verdict, List<StateVerdict> states) {
    if (verdict.isEmpty())
      return new Draft(turn, standing(), null, null, List.of(), rows, modelMicros);
    Verdict worst = Verdict.AGREES;
    List<String> reasons = new ArrayList<>();
    for (StateVerdict state : states) {
      worst = worst.worse(state.verdict());
      reasons.addAll(state.reasons());
    }
    if (states.isEmpty()) {
      worst = whereItStays(turn, verdict.get());
      if (worst == Verdict.UNSEEN) reasons.add(notSeen(turn));
      else if (worst != Verdict.AGREES && !verdict.get().words().isEmpty())
        reasons.add(verdict.get().words());
    }
    KnownDifference difference = worst == Verdict.EXPLAINED ? verdict.get().difference() : null;
    return new Draft(turn, standing(), worst, difference, reasons, rows, modelMicros);
  }

  /**
   * The verdict on a turn that changes no state of the model's: on where its actor stands. The
   * action's own verdict may be on a state that comes later.
   */
  private Verdict whereItStays(TraceStep turn, ActorVerdict action) {
    Standing stood = standings.get(turn.actor());
    if (action.states().isEmpty() || stood.apart()) return action.verdict();
    return stood.unseen() ? Verdict.UNSEEN : Verdict.AGREES;
  }

  private String notSeen(TraceStep turn) {
    String words = turn.state().rfcName() + " was not seen";
    return KnownDifferences.turn(system, turn)
        .map(rule -> words + "; " + rule.words())
        .orElse(words);
  }

  /** Something to tell of an actor that the model gave no turn in this action. */
  private Draft withoutTurn(TraceStep step, ActorVerdict verdict) {
    Standing stood = standings.get(step.actor());
    standings.put(step.actor(), seenAt(stood == null ? null : stood.model(), step));
    note(step);
    return new Draft(
        facing(step),
        standing(),
        verdict.verdict(),
        verdict.difference(),
        verdict.words().isEmpty() ? List.of() : List.of(verdict.words()),
        rows,
        modelMicros);
  }

  /** Where everyone stands by now, and with what inside. */
  private Map<Actor, Standing> standing() {
    return insides.in(standings, rows, false);
  }

  private List<Draft> alongTheKernel(List<TraceStep> live) {
    List<Draft> drafts = new ArrayList<>();
    for (TraceStep step : live) {
      standings.put(step.actor(), seenAt(null, step));
      note(step);
      boolean tells =
          step.path().size() > 1
              || step.event() instanceof Event.Call
              || isOfTheWire(step)
              || stands(step)
              || step.signal() != null;
      Verdict verdict = step.event() instanceof Event.Unmet ? Verdict.UNEXPLAINED : null;
      List<String> reasons =
          step.event() instanceof Event.Unmet unmet ? List.of(unmet.words()) : List.of();
      if (tells || verdict != null)
        drafts.add(new Draft(facing(step), standing(), verdict, null, reasons, rows, modelMicros));
    }
    return drafts;
  }

  /** Whether a segment was seen in this step; of one that is held each repeat is told elsewhere. */
  private static boolean isOfTheWire(TraceStep step) {
    if (step.event() instanceof Event.OnWire onWire) return onWire.deed() != Event.Deed.REPEATS;
    return step.event() instanceof Event.Arrives || !step.sends().isEmpty();
  }

  /** Puts the row that a step read into the rows known so far, in its place. */
  private void note(TraceStep step) {
    insides.learnRow(step);
    SocketRow row = step.seen().row();
    if (row == null) return;
    List<SocketRow> known = new ArrayList<>(rows);
    known.removeIf(r -> r.local().equals(row.local()) && r.foreign().equals(row.foreign()));
    known.add(row);
    known.sort(
        Comparator.comparing((SocketRow r) -> r.state().meaning().orElse(null) != TcpState.LISTEN)
            .thenComparing(r -> r.local().port()));
    rows = List.copyOf(known);
  }

  /** The step with the one at the other end, as far as the rows read so far tell who that is. */
  private TraceStep facing(TraceStep step) {
    SocketRow row = rowOf.get(step.actor());
    if (step.peer() != null || row == null) return step;
    return rowOf.entrySet().stream()
        .filter(other -> !other.getKey().listener() && !other.getKey().equals(step.actor()))
        .filter(other -> other.getValue().local().equals(row.foreign()))
        .filter(other -> other.getValue().foreign().equals(row.local()))
        .findFirst()
        .map(other -> step.facing(other.getKey()))
        .orElse(step);
  }

  private void learnRows(List<TraceStep> live) {
    for (TraceStep step : live)
      if (step.seen().row() != null) rowOf.put(step.actor(), step.seen().row());
  }

  private static Optional<TraceStep> lastOf(Actor actor, List<TraceStep> live) {
    return live.stream().filter(s -> s.actor().equals(actor)).reduce((a, b) -> b);
  }

  /** A moment without its number. */
  private record Draft(
      TraceStep step,
      Map<Actor, Standing> standings,
      Verdict verdict,
      KnownDifference difference,
      List<String> reasons,
      List<SocketRow> rows,
      long modelMicros) {
    Moment moment(
        int number,
        Map<Actor, Standing> standings,
        List<SocketRow> rows,
        String note,
        StepPackets packets) {
      return new Moment(
          number,
          step.line(),
          step.action(),
          step,
          standings,
          verdict,
          difference,
          reasons,
          rows,
          note,
          modelMicros,
          packets);
    }
  }
}
