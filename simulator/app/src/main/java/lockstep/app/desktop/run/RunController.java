package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lockstep.app.desktop.run.PlayedRun.Maker;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState.Motion;
import lockstep.app.session.Script;
import lockstep.app.session.Session;
import lockstep.comparison.Breakpoint;
import lockstep.comparison.Moment;
import lockstep.scenario.Action;
import lockstep.views.transport.TransportActions;
import lockstep.views.words.Words;

/**
 * Where a run is and where it goes next. Its methods are called on the thread of the user
 * interface; the run itself is played on a thread of its own. What was played is recorded, so that
 * a step back costs nothing, and a fork leaves the run that it comes from as it is.
 */
public final class RunController implements TransportActions, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RunController.class.getName());
  private static final long PATIENCE_SECONDS = 2;

  private enum Goal {
    NONE,
    STEP,
    END
  }

  private final RunFactory factory;
  private final Executor ui;
  private final Consumer<RunState> listener;
  private final ExecutorService player = Executors.newSingleThreadExecutor(daemon("play"));

  /** What the model does alone does not wait for a live run that waits. */
  private final ExecutorService aside = Executors.newSingleThreadExecutor(daemon("aside"));

  private final ExecutorService closer = Executors.newSingleThreadExecutor(daemon("close"));

  /** The run that is shown; one without a scenario before any is chosen. */
  private Recording here = new Recording(null, false, false);

  private List<Breakpoint> breakpoints = List.of();
  private Breakpoint stopped;
  private String text;
  private boolean playing;
  private Goal goal = Goal.NONE;
  private double speed = 1;
  private Gate gate;

  /** The gate holds back the step after the one that is shown. */
  private boolean held;

  /**
   * A controller without a scenario.
   *
   * @param ui runs what it is given on the thread of the user interface
   * @param listener is told, on that thread, whenever something changes
   */
  public RunController(RunFactory factory, Executor ui, Consumer<RunState> listener) {
    this.factory = factory;
    this.ui = ui;
    this.listener = listener;
  }

  /**
   * Puts a gate before the steps that are not shown yet: from now on only those up to the one that
   * is shown are told of. Null takes it away.
   */
  public void setGate(Gate next) {
    gate = next;
    held = false;
    for (Recording run = here; run != null; run = run.parent) run.seen = run.position;
    publish(Motion.NONE);
  }

  /** Shows the step that the gate holds back; does nothing when it holds none. */
  public void letThrough() {
    if (!held) return;
    held = false;
    goal = Goal.NONE;
    moveTo(here.position + 1);
    publish(Motion.FORWARD);
  }

  /** Whether the gate holds back the step after the one that is shown. */
  public boolean isHeldBack() {
    return held;
  }

  /** Plays one step ahead of the one that is shown, without showing it, where that can be done. */
  public void playAhead() {
    if (here.position == here.moments.size() && mayPlayOn()) request();
  }

  /** Ends the present run, its forks with it, and prepares another. */
  public void choose(Choice choice, boolean loopback) {
    // A text that is played stays the same when only the world is changed.
    if (text != null && choice.equals(here.scenario)) {
      chooseText(choice, text, loopback);
      return;
    }
    text = null;
    leaveAll();
    Recording chosen = new Recording(choice, loopback, false);
    chosen.script = factory.script(choice.name()).orElse(null);
    begin(chosen, player, () -> factory.start(choice.name(), loopback));
  }

  /**
   * Ends the present run and prepares one of a text that the user wrote.
   *
   * @param choice how it is named
   */
  public void chooseText(Choice choice, String words, boolean loopback) {
    text = words;
    leaveAll();
    Recording chosen = new Recording(choice, loopback, false);
    chosen.script = Script.of(choice.name(), choice.name() + ".scenario", words);
    begin(chosen, player, () -> factory.startText(choice.name(), words, loopback));
  }

  /** The text that the user wrote and that is played; null when a scenario by its name is. */
  public String text() {
    return text;
  }

  /** Plays the run, or the fork, anew; one that was opened from a file is shown from its start. */
  @Override
  public void restart() {
    if (here.scenario == null) return;
    if (here.opened && here.parent == null) goTo(0);
    else if (here.parent == null) choose(here.scenario, here.withLoopback);
    else fork(leave(), here.at, here.what, here.recipe);
  }

  /** Shows a run that was opened from a file, in the place of the present one. */
  public void open(Opened opened) {
    text = null;
    leaveAll();
    here = opened.shown();
    held = false;
    publish(Motion.JUMP);
  }

  private void begin(Recording begun, ExecutorService thread, Maker maker) {
    here = begun;
    held = false;
    playing = false;
    stopped = null;
    goal = Goal.NONE;
    PlayedRun run = new PlayedRun(ui, present -> !begun.ended, new Hearing(begun));
    begun.run = run;
    begun.task = thread.submit(() -> run.prepare(maker));
    publish(Motion.JUMP);
  }

  /**
   * Asks what else might happen after the step that is shown.
   *
   * @param out is told on the thread of the user interface; not when the model does not play here
   */
  public void askWhatIf(Consumer<List<WhatIf.Suggestion>> out) {
    Recipe recipe = here.recipe;
    if (recipe == null) return;
    int steps = here.modelSteps(here.position);
    var acting = here.position == 0 ? null : here.moments.get(here.position - 1).step().actor();
    aside.execute(
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
    Recording from = here;
    if (from.recipe == null) return;
    int at = from.position;
    int steps = from.modelSteps(at);
    List<Action> rest = withRest ? Forks.rest(from, at) : List.of();
    aside.execute(
        () -> {
          WhatIf.Trial trial = Forks.trial(from.recipe, steps, actions, rest);
          ui.execute(
              () -> {
                if (here != from) return;
                if (trial.refused() != null) {
                  refused.accept(trial.refused());
                  return;
                }
                Recording made = fork(from, at, what, from.recipe.fork(steps, trial.actions()));
                if (trial.leftOut() != null)
                  made.remarks = List.of(Words.of("fork.left.out", trial.leftOut().text().strip()));
                publish(Motion.NONE);
              });
        });
  }

  private Recording fork(Recording from, int at, String what, Recipe recipe) {
    Recording made = new Recording(from, at, what, recipe);
    begin(made, aside, () -> new ForkedRun(recipe, at));
    goal = Goal.STEP;
    return made;
  }

  /** Goes back to the run that a fork comes from, which stands where it stood. */
  @Override
  public void leaveFork() {
    if (here.parent == null) return;
    here = leave();
    held = false;
    playing = false;
    stopped = null;
    goal = Goal.NONE;
    publish(Motion.JUMP);
  }

  /** Ends a fork; the run that it comes from. */
  private Recording leave() {
    end(here);
    return here.parent;
  }

  private void leaveAll() {
    for (Recording left = here; left != null; left = left.parent) end(left);
    playing = false;
    stopped = null;
    goal = Goal.NONE;
  }

  private void end(Recording left) {
    if (left.ended) return;
    left.ended = true;
    if (left.run == null) return;
    PlayedRun run = left.run;
    left.task.cancel(true);
    closer.execute(run::close);
  }

  /** Shows the newest step of the live run, wherever one is; does nothing without one. */
  @Override
  public void toLive() {
    if (!state(Motion.NONE).hasLive()) return;
    while (here.parent != null) here = leave();
    playing = false;
    goTo(told().size());
  }

  /** Ends a run that plays an action, and says so where it stands. */
  public void cancel() {
    if (here.working == null) return;
    String action = here.working;
    end(here);
    here.working = null;
    here.failure =
        action.isEmpty() ? Words.of("run.cancelled.soon") : Words.of("run.cancelled", action);
    playing = false;
    goal = Goal.NONE;
    publish(Motion.NONE);
  }

  /** At what playing and going to the end stop. */
  public void stopAt(List<Breakpoint> points) {
    breakpoints = List.copyOf(points);
  }

  /** The run that is shown, for a file; empty where its scenario has no text. */
  public Optional<Session> session(String when) {
    return Forks.session(here, when);
  }

  @Override
  public void step() {
    goal = Goal.NONE;
    if (here.position < here.moments.size()) {
      boolean shown = advance();
      if (shown && playing) stopIfMet();
      publish(shown ? Motion.FORWARD : Motion.NONE);
    } else if (mayPlayOn()) {
      goal = Goal.STEP;
      request();
      publish(Motion.NONE);
    } else if (playing) {
      playing = false;
      publish(Motion.NONE);
    }
  }

  @Override
  public void back() {
    goTo(here.position - 1);
  }

  @Override
  public void toStart() {
    goTo(0);
  }

  /** Goes on to the end, or to the first step that meets a breakpoint. */
  @Override
  public void toEnd() {
    playing = false;
    stopped = null;
    goal = mayPlayOn() ? Goal.END : Goal.NONE;
    advanceToEnd();
    if (goal == Goal.END) request();
    publish(Motion.JUMP);
  }

  /** As far as was played by now; a breakpoint on the way ends it. */
  private void advanceToEnd() {
    while (here.position < here.moments.size()) {
      if (!advance() || stopIfMet()) return;
    }
  }

  private boolean stopIfMet() {
    Moment now = here.moments.get(here.position - 1);
    Moment before = here.position < 2 ? null : here.moments.get(here.position - 2);
    for (Breakpoint point : breakpoints) {
      if (!point.matches(before, now)) continue;
      stopped = point;
      playing = false;
      goal = Goal.NONE;
      return true;
    }
    return false;
  }

  private boolean mayPlayOn() {
    return !here.finished && here.failure == null && here.scenario != null;
  }

  @Override
  public void goTo(int number) {
    if (number < 0 || number > told().size()) return;
    playing = false;
    goal = Goal.NONE;
    held = false;
    boolean same = number == here.position;
    if (!same) stopped = null;
    here.position = number;
    publish(same ? Motion.NONE : Motion.JUMP);
  }

  @Override
  public void playOrPause() {
    if (playing) {
      playing = false;
      goal = Goal.NONE;
      publish(Motion.NONE);
      return;
    }
    boolean atEnd = here.position == here.moments.size();
    if (here.scenario == null || here.failure != null && atEnd) return;
    playing = true;
    if (here.finished && atEnd) {
      here.position = 0;
      held = false;
      publish(Motion.JUMP);
    }
    step();
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
    if (playing) step();
  }

  /** Ends the run and its threads. */
  @Override
  public void close() {
    leaveAll();
    player.shutdownNow();
    aside.shutdownNow();
    closer.shutdown();
    try {
      if (!player.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || !aside.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || !closer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
        LOG.log(System.Logger.Level.WARNING, "the run did not end within its time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void request() {
    if (here.working != null || !here.ready) return;
    here.working = "";
    PlayedRun run = here.run;
    here.task = (here.parent == null ? player : aside).submit(run::playStep);
  }

  /** Shows the next step, unless the gate holds it back: then it waits. */
  private boolean advance() {
    if (held) {
      playing = false;
      return false;
    }
    int at = here.position;
    Moment next = here.moments.get(at);
    if (gate != null && at >= here.seen && !gate.passes(here.moments.subList(0, at), next)) {
      held = true;
      playing = false;
      goal = Goal.NONE;
      return false;
    }
    moveTo(at + 1);
    return true;
  }

  private void moveTo(int number) {
    stopped = null;
    here.position = number;
    here.seen = Math.max(here.seen, number);
  }

  /** The steps that may be told of. */
  private List<Moment> told() {
    List<Moment> all = here.moments;
    return gate == null ? all : all.subList(0, Math.max(here.seen, here.position));
  }

  private void publish(Motion motion) {
    listener.accept(state(motion));
  }

  private RunState state(Motion motion) {
    List<Moment> told = told();
    // What the run came to after the last step that is told of would tell of the others.
    boolean all = told.size() == here.moments.size();
    return new RunState(
        here.scenario,
        here.withLoopback,
        here.isLiveHere(),
        told,
        here.position,
        motion,
        playing,
        here.working,
        all ? here.failure : null,
        here.finished && all,
        here.planned,
        here.place,
        here.remarks,
        here.origin(),
        stopped);
  }

  private static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, "lockstep-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** What a run says; it has a class of its own so that nobody else can say it. */
  private final class Hearing implements PlayedRun.News {
    private final Recording of;

    Hearing(Recording of) {
      this.of = of;
    }

    /** Another run may be shown, a fork of this one: it is recorded all the same. */
    private boolean isShown() {
      return of == here;
    }

    private void tell(Motion motion) {
      if (isShown()) publish(motion);
    }

    @Override
    public void prepared(Run run, String where, List<String> sentences, boolean more) {
      of.ready = true;
      if (of.parent == null) {
        of.live = run.isLive();
        of.recipe = run.scenario().map(Recipe::of).orElse(null);
        of.remarks = sentences;
      }
      of.planned = run.planned();
      of.place = where;
      of.finished = !more;
      if (isShown() && goal != Goal.NONE && more) request();
      tell(Motion.NONE);
    }

    @Override
    public void begins(String action) {
      of.working = action;
      tell(Motion.NONE);
    }

    @Override
    public void came(List<Moment> fresh) {
      of.add(fresh);
      Motion motion = Motion.NONE;
      if (isShown() && goal == Goal.STEP) {
        goal = Goal.NONE;
        if (advance()) {
          if (playing) stopIfMet();
          motion = Motion.FORWARD;
        }
      } else if (isShown() && goal == Goal.END) {
        advanceToEnd();
        motion = Motion.JUMP;
      }
      tell(motion);
    }

    @Override
    public void played(boolean more, String where) {
      of.working = null;
      of.finished = !more;
      of.place = where;
      if (!isShown()) return;
      if (goal != Goal.NONE && more) request();
      if (!more) goal = Goal.NONE;
      if (of.finished && of.position == of.moments.size()) playing = false;
      publish(Motion.NONE);
    }

    @Override
    public void failed(String reason) {
      of.working = null;
      of.failure = reason;
      if (!isShown()) return;
      playing = false;
      goal = Goal.NONE;
      publish(Motion.NONE);
    }
  }
}
