package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import lockstep.app.desktop.run.PlayedRun.Maker;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState.Motion;
import lockstep.app.session.Script;
import lockstep.app.session.Session;
import lockstep.comparison.ListedBreakpoint;
import lockstep.comparison.Moment;
import lockstep.scenario.Action;
import lockstep.tcp.World;
import lockstep.views.transport.TransportActions;
import lockstep.views.words.Words;

/**
 * Where a run is and where it goes next. Its methods are called on the thread of the user
 * interface; the run itself is played on a thread of its own. What was played is recorded, so that
 * a step back costs nothing, and a fork leaves the run that it comes from as it is.
 */
public final class RunController implements TransportActions, AutoCloseable {
  private final RunFactory factory;
  private final Executor ui;
  private final RunThreads threads = new RunThreads();
  private final Walk walk;
  private String text;
  private double speed = 1;
  private World liveWorld = World.LOOPBACK;
  private boolean bySegment;

  /**
   * A controller without a scenario.
   *
   * @param ui runs what it is given on the thread of the user interface
   * @param listener is told, on that thread, whenever something changes
   */
  public RunController(RunFactory factory, Executor ui, Consumer<RunState> listener) {
    this.factory = factory;
    this.ui = ui;
    walk = new Walk(threads, listener);
  }

  /**
   * Puts a gate before the steps that are not shown yet: from now on only those up to the one that
   * is shown are told of. Null takes it away.
   */
  public void setGate(Gate next) {
    walk.setGate(next);
  }

  /** Shows the step that the gate holds back; does nothing when it holds none. */
  public void letThrough() {
    walk.letThrough();
  }

  /** Whether the gate holds back the step after the one that is shown. */
  public boolean isHeldBack() {
    return walk.isHeldBack();
  }

  /** Plays one step ahead of the one that is shown, without showing it, where that can be done. */
  public void playAhead() {
    walk.playAhead();
  }

  /**
   * The step after the one that is shown, where it was played by now, also one that the gate keeps
   * from being told: for who presents the run, never for who is asked about it.
   */
  public Optional<Moment> ahead() {
    Recording here = walk.here();
    return here.position < here.moments.size()
        ? Optional.of(here.moments.get(here.position))
        : Optional.empty();
  }

  /** Likewise, beside the live world that was chosen last, or in the model alone. */
  public void choose(Choice choice, boolean live) {
    chooseBeside(choice, live ? liveWorld : null);
  }

  /**
   * Ends the present run, its forks with it, and prepares another.
   *
   * @param beside the live world that plays beside the model; null for none
   */
  public void chooseBeside(Choice choice, World beside) {
    if (beside != null) liveWorld = beside;
    // A text that is played stays the same when only the world is changed.
    if (text != null && choice.equals(walk.here().scenario)) {
      chooseText(choice, text, beside != null);
      return;
    }
    text = null;
    leaveAll();
    Recording chosen = new Recording(choice, beside, false);
    chosen.script = factory.script(choice.name()).orElse(null);
    begin(chosen, () -> factory.start(choice.name(), beside));
  }

  /** Has each segment stop before it arrives, in this run and in those that are chosen later. */
  public void bySegment(boolean yes) {
    bySegment = yes;
    walk.bySegment(yes);
  }

  /** Does something with a segment that stands still, in all worlds of the run. */
  public void wish(Action.Wire wish) {
    walk.wish(wish);
  }

  /**
   * Ends the present run and prepares one of a text that the user wrote.
   *
   * @param choice how it is named
   */
  public void chooseText(Choice choice, String words, boolean live) {
    World beside = live ? liveWorld : null;
    text = words;
    leaveAll();
    Recording chosen = new Recording(choice, beside, false);
    chosen.script = Script.of(choice.name(), choice.name() + ".scenario", words);
    begin(chosen, () -> factory.startText(choice.name(), words, beside));
  }

  /** The text that the user wrote and that is played; null when a scenario by its name is. */
  public String text() {
    return text;
  }

  /** Plays the run, or the fork, anew; one that was opened from a file is shown from its start. */
  @Override
  public void restart() {
    Recording here = walk.here();
    if (here.scenario == null) return;
    if (here.opened && here.parent == null) walk.goTo(0);
    else if (here.parent == null) chooseBeside(here.scenario, here.beside);
    else fork(leave(), here.at, here.what, here.recipe);
  }

  /**
   * Shows a run that was opened from a file, in the place of the present one. The breakpoints that
   * were saved with it come to those that there are.
   */
  public void open(Opened opened) {
    text = null;
    leaveAll();
    walk.stops().add(opened.breakpoints());
    walk.enter(opened.shown());
    walk.publish(Motion.JUMP);
  }

  private void begin(Recording begun, Maker maker) {
    walk.enter(begun);
    begun.run = new PlayedRun(ui, present -> !begun.ended, new Hearing(begun, walk));
    if (begun.parent == null) begun.run.bySegment(bySegment);
    threads.prepare(begun, maker);
    walk.publish(Motion.JUMP);
  }

  /**
   * Asks what else might happen after the step that is shown.
   *
   * @param out is told on the thread of the user interface; not when the model does not play here
   */
  public void askWhatIf(Consumer<List<WhatIf.Suggestion>> out) {
    Recording here = walk.here();
    Recipe recipe = here.recipe;
    if (recipe == null) return;
    int steps = here.modelSteps(here.position);
    var acting = here.position == 0 ? null : here.moments.get(here.position - 1).step().actor();
    threads.aside(
        () -> {
          List<WhatIf.Suggestion> found = Forks.suggestions(recipe, steps, acting);
          ui.execute(() -> out.accept(found));
        });
  }

  /**
   * Goes on in the model alone, otherwise than the run that is shown went on from its step.
   *
   * @param what what is tried, in words
   * @param actions what happens instead
   * @param withRest whether the rest of the scenario comes after that, as far as it fits
   * @param refused is told why the model cannot do so; then nothing changes
   */
  public void fork(String what, List<Action> actions, boolean withRest, Consumer<String> refused) {
    Recording from = walk.here();
    if (from.recipe == null) return;
    int at = from.position;
    int steps = from.modelSteps(at);
    List<Action> rest = withRest ? Forks.rest(from, at) : List.of();
    threads.aside(
        () -> {
          WhatIf.Trial trial = Forks.trial(from.recipe, steps, actions, rest);
          ui.execute(
              () -> {
                if (!walk.isIn(from)) return;
                if (trial.refused() != null) {
                  refused.accept(trial.refused());
                  return;
                }
                Recording made = fork(from, at, what, from.recipe.fork(steps, trial.actions()));
                if (trial.leftOut() != null)
                  made.remarks = List.of(Words.of("fork.left.out", trial.leftOut().text().strip()));
                walk.publish(Motion.NONE);
              });
        });
  }

  private Recording fork(Recording from, int at, String what, Recipe recipe) {
    Recording made = new Recording(from, at, what, recipe);
    begin(made, () -> new ForkedRun(recipe, at));
    walk.wantStep();
    return made;
  }

  /** Goes back to the run that a fork comes from, which stands where it stood. */
  @Override
  public void leaveFork() {
    if (walk.here().parent == null) return;
    walk.enter(leave());
    walk.publish(Motion.JUMP);
  }

  /** Ends a fork; the run that it comes from. */
  private Recording leave() {
    threads.end(walk.here());
    return walk.here().parent;
  }

  private void leaveAll() {
    for (Recording left = walk.here(); left != null; left = left.parent) threads.end(left);
  }

  /** Shows the newest step of the live run, wherever one is; does nothing without one. */
  @Override
  public void toLive() {
    if (!walk.state(Motion.NONE).hasLive()) return;
    while (walk.here().parent != null) walk.enter(leave());
    walk.toNewest();
  }

  /** Ends a run that plays an action, and says so where it stands. */
  public void cancel() {
    Recording here = walk.here();
    if (here.working == null) return;
    String action = here.working;
    threads.end(here);
    here.working = null;
    here.failure =
        action.isEmpty() ? Words.of("run.cancelled.soon") : Words.of("run.cancelled", action);
    walk.halt();
  }

  /**
   * Sets the list of breakpoints. Playing and going to the end stop at those that are on, whichever
   * run is shown.
   */
  public void setBreakpoints(List<ListedBreakpoint> points) {
    walk.stops().list(points);
  }

  /** The list of breakpoints: those that were set, and those that came with an opened run. */
  public List<ListedBreakpoint> breakpoints() {
    return walk.stops().listed();
  }

  /** The run that is shown, for a file; empty where its scenario has no text. */
  public Optional<Session> session(String when) {
    return Forks.session(walk.here(), breakpoints(), when);
  }

  @Override
  public void step() {
    walk.step();
  }

  @Override
  public void back() {
    walk.goTo(walk.here().position - 1);
  }

  @Override
  public void toStart() {
    walk.goTo(0);
  }

  /** Goes on to the end, or to the first step that meets a breakpoint. */
  @Override
  public void toEnd() {
    walk.toEnd();
  }

  @Override
  public void goTo(int number) {
    walk.goTo(number);
  }

  @Override
  public void playOrPause() {
    walk.playOrPause();
  }

  @Override
  public void setSpeed(double times) {
    speed = times;
  }

  /** The pace of animations: 1 is the usual one. */
  public double speed() {
    return speed;
  }

  /** The step that is shown has been shown long enough: goes on when it plays. */
  public void shownLongEnough() {
    walk.shownLongEnough();
  }

  /** Ends the run and its threads. */
  @Override
  public void close() {
    leaveAll();
    walk.rest();
    threads.close();
  }
}
