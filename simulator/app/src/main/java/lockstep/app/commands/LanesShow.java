package lockstep.app.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.comparison.Judged;
import lockstep.comparison.KnownDifference;
import lockstep.comparison.KnownDifferences;
import lockstep.comparison.Moment;
import lockstep.comparison.Played;
import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.World;
import lockstep.trace.KernelEvent;
import lockstep.trace.Sighting;
import lockstep.views.terminal.Fold;
import lockstep.views.terminal.KernelTraceWords;
import lockstep.views.terminal.KernelWords;
import lockstep.views.terminal.Lanes;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Repeats;
import lockstep.views.terminal.RowsTable;

/** Prints a run as lanes. */
final class LanesShow implements Show {
  private final Output out;
  private final Look look;
  private final boolean why;
  private final KernelWords kernelWords = new KernelWords();
  private final KernelTraceWords kernelTrace = new KernelTraceWords();
  private final Fold fold = new Fold();
  private final ScenarioPorts ports = new ScenarioPorts();
  private final List<String> waiting = new ArrayList<>();
  private Lanes lanes;
  private boolean liveAlone;
  private String place;
  private String shownPlace;
  private int steps;
  private int parted;
  private final Set<String> named = new LinkedHashSet<>();

  /**
   * @param why whether each step of the model is followed by what decided it
   */
  LanesShow(Output out, Look look, boolean why) {
    this.out = out;
    this.look = look;
    this.why = why;
  }

  @Override
  public void begin(Scenario scenario, List<World> worlds) throws IOException {
    boolean live = worlds.stream().anyMatch(World::isLive);
    boolean model = worlds.contains(World.MODEL);
    liveAlone = live && !model;
    lanes = new Lanes(look, live && model);
    out.lines(lanes.title(scenario.name(), scenario.title()));
    out.flush();
  }

  @Override
  public void played(Played played, String place) throws IOException {
    this.place = place;
    if (played.action() instanceof Action.Note note) waiting.addAll(lanes.note(note.words()));
    for (Fold.Part part : fold.parts(played.moments(), why)) {
      for (Moment moment : part.shown()) {
        waiting.addAll(lanes.moment(moment));
        if (why) waiting.addAll(lanes.why(moment));
      }
      waiting.addAll(lanes.folded(part));
    }
    for (Moment moment : played.moments()) {
      steps++;
      named(moment).ifPresent(difference -> named.add(difference.name()));
      if (parted == 0 && moment.verdict() == Verdict.UNEXPLAINED) parted = moment.number();
    }
    for (String words : Repeats.words(played.steps().stream().map(Judged::step).toList()))
      waiting.addAll(lanes.aside(words));
    if (played.moments().isEmpty()) {
      if (liveAlone && played.action() instanceof Action.Wait) waitedFor(played);
    } else {
      Moment last = played.moments().get(played.moments().size() - 1);
      ports.learn(played).forEach(words -> waiting.addAll(lanes.aside(words)));
      String words = kernelWords.changed(last.standings());
      if (!words.isEmpty()) waiting.addAll(lanes.aside("kernel: " + words));
      // Only when both ends have a socket is it known from where to where the run goes.
      Set<Side> sides =
          last.standings().keySet().stream().map(Actor::side).collect(Collectors.toSet());
      if (sides.size() == 2) print();
    }
    if (shownPlace != null) print();
  }

  /** The difference that explains a moment, or that a reason names with which it ends. */
  private static Optional<KnownDifference> named(Moment moment) {
    if (moment.difference() != null) return Optional.of(moment.difference());
    return moment.reasons().stream()
        .flatMap(
            reason ->
                KnownDifferences.named(reason.substring(reason.lastIndexOf(' ') + 1)).stream())
        .findFirst();
  }

  @Override
  public void heard(Played played, List<KernelEvent> events) throws IOException {
    UnseenStates unseen = UnseenStates.of(played);
    for (KernelEvent event : events)
      for (String words : kernelTrace.words(event, unseen.contains(event)))
        waiting.addAll(lanes.note(words));
    if (shownPlace != null) print();
  }

  /**
   * A wait of the kernel's that was not sat through leaves no other mark in a run without model.
   */
  private void waitedFor(Played played) {
    for (Judged judged : played.steps()) {
      Sighting seen = judged.step().seen();
      SocketRow row = seen == null ? null : seen.row();
      if (row != null && row.timer().kind() == RowTimer.Kind.TIME_WAIT)
        waiting.addAll(
            lanes.aside(
                String.format(
                    Locale.ROOT,
                    "%s: %s stays in %s, %.1f s to go",
                    played.action().text(),
                    judged.step().actor().inWords(),
                    judged.step().state().rfcName(),
                    row.timer().millisLeft() / 1000.0)));
    }
  }

  /** Prints what waits, under the heads of the columns; the place again where more is known. */
  private void print() throws IOException {
    if (shownPlace == null) out.lines(lanes.heads(place));
    else if (!shownPlace.equals(place)) out.lines(lanes.note(place));
    shownPlace = place;
    out.lines(waiting);
    waiting.clear();
    out.flush();
  }

  @Override
  public void held(List<SocketRow> rows) throws IOException {
    if (!waiting.isEmpty()) print();
    List<String> lines = new RowsTable(look).lines(rows);
    if (lines.isEmpty()) return;
    out.line("");
    out.lines(lines);
    out.line("");
    out.flush();
  }

  @Override
  public void end(Summary summary, Ending ending, int exit) throws IOException {
    if (!waiting.isEmpty()) print();
    if (ending != Ending.BROKEN) {
      out.line("");
      out.lines(lanes.summary(summary, steps));
      if (parted > 0) out.lines(lanes.note("Model and kernel parted in step " + parted + "."));
      else if (ending == Ending.WHOLE) out.lines(lanes.inLockstep());
      for (String name : named) out.lines(lanes.note("Why so: lockstep differences " + name));
    }
    out.flush();
  }
}
