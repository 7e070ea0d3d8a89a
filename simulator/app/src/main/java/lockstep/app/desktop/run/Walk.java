package lockstep.app.desktop.run;

import java.util.List;
import java.util.function.Consumer;
import lockstep.app.desktop.run.RunState.Motion;
import lockstep.comparison.Moment;
import lockstep.scenario.Action;

/** The way through the run that is shown: a step on, to any step, to the end, or by itself. */
final class Walk {
  private enum Goal {
    NONE,
    STEP,
    END
  }

  private final RunThreads threads;
  private final Consumer<RunState> listener;
  private final Keeper keeper = new Keeper();
  private final Stops stops = new Stops();

  /** The run that is shown; one without a scenario before any is chosen. */
  private Recording here = new Recording(null, null, false);

  private boolean playing;
  private boolean bySegment;
  private Goal goal = Goal.NONE;

  Walk(RunThreads threads, Consumer<RunState> listener) {
    this.threads = threads;
    this.listener = listener;
  }

  Recording here() {
    return here;
  }

  boolean isIn(Recording run) {
    return run == here;
  }

  Stops stops() {
    return stops;
  }

  /** Whether the gate holds back the step after the one that is shown. */
  boolean isHeldBack() {
    return keeper.holds();
  }

  /** Goes to another run, to where that one stands; it is not told of yet. */
  void enter(Recording next) {
    here = next;
    keeper.release();
    stops.leave();
    rest();
  }

  /** Neither plays by itself nor waits for a step. */
  void rest() {
    playing = false;
    goal = Goal.NONE;
  }

  /** Shows the next step as soon as there is one. */
  void wantStep() {
    goal = Goal.STEP;
  }

  void setGate(Gate next) {
    keeper.put(next, here);
    publish(Motion.NONE);
  }

  void letThrough() {
    if (!keeper.holds()) return;
    keeper.release();
    goal = Goal.NONE;
    moveTo(here.position + 1);
    publish(Motion.FORWARD);
  }

  void playAhead() {
    if (here.position == here.moments.size() && mayPlayOn()) request();
  }

  void step() {
    goal = Goal.NONE;
    passHolds();
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

  /** Whether each segment stops; then a step goes past what only says that one stands. */
  void bySegment(boolean yes) {
    bySegment = yes;
    if (here.run != null && here.parent == null) here.run.bySegment(yes);
    publish(Motion.NONE);
  }

  private void passHolds() {
    if (!bySegment || here.position == 0) return;
    while (here.position < here.moments.size()
        && RunState.isHold(here.moments.get(here.position))
        && keeper.passes(here)) moveTo(here.position + 1);
  }

  /** Has something done with a segment that stands still; shows what comes of it. */
  void wish(Action.Wire wish) {
    if (here.working != null || !here.ready || here.failure != null || here.opened) return;
    here.position = keeper.told(here).size();
    if (here.position < here.moments.size()) return;
    stops.leave();
    playing = false;
    goal = Goal.STEP;
    here.working = "";
    threads.playWish(here, wish);
    publish(Motion.NONE);
  }

  /** Goes on to the end, or to the first step that meets a breakpoint. */
  void toEnd() {
    playing = false;
    stops.leave();
    goal = mayPlayOn() ? Goal.END : Goal.NONE;
    advanceToEnd();
    if (goal == Goal.END) request();
    publish(Motion.JUMP);
  }

  /** To the newest step that may be told of. */
  void toNewest() {
    goTo(keeper.told(here).size());
  }

  void goTo(int number) {
    if (number < 0 || number > keeper.told(here).size()) return;
    rest();
    keeper.release();
    boolean same = number == here.position;
    if (!same) stops.leave();
    here.position = number;
    publish(same ? Motion.NONE : Motion.JUMP);
  }

  void playOrPause() {
    if (playing) {
      rest();
      publish(Motion.NONE);
      return;
    }
    boolean atEnd = here.position == here.moments.size();
    if (here.scenario == null || here.failure != null && atEnd) return;
    playing = true;
    if (here.finished && atEnd) {
      here.position = 0;
      keeper.release();
      publish(Motion.JUMP);
    }
    step();
  }

  void shownLongEnough() {
    if (playing) step();
    else if (state(Motion.NONE).isHoldNext()) {
      passHolds();
      publish(Motion.FORWARD);
    }
  }

  /** The run can be played now. */
  void prepared() {
    if (goal != Goal.NONE && !here.finished) request();
    publish(Motion.NONE);
  }

  /** The run began with an action. */
  void began() {
    publish(Motion.NONE);
  }

  /** The run has further steps. */
  void came() {
    Motion motion = Motion.NONE;
    if (goal == Goal.STEP) {
      goal = Goal.NONE;
      if (advance()) {
        if (playing) stopIfMet();
        motion = Motion.FORWARD;
      }
    } else if (goal == Goal.END) {
      advanceToEnd();
      motion = Motion.JUMP;
    }
    publish(motion);
  }

  /** The run played up to its next step, or to its end. */
  void played() {
    if (goal != Goal.NONE && !here.finished) request();
    if (here.finished) goal = Goal.NONE;
    if (here.finished && here.position == here.moments.size()) playing = false;
    publish(Motion.NONE);
  }

  /** Stays where it stands. */
  void halt() {
    rest();
    publish(Motion.NONE);
  }

  private boolean mayPlayOn() {
    return !here.finished && here.failure == null && here.scenario != null;
  }

  private void request() {
    if (here.working != null || !here.ready) return;
    here.working = "";
    threads.playStep(here);
  }

  /** Shows the next step, unless the gate holds it back: then it waits. */
  private boolean advance() {
    if (!keeper.passes(here)) {
      rest();
      return false;
    }
    moveTo(here.position + 1);
    return true;
  }

  /** As far as was played by now; a breakpoint on the way ends it. */
  private void advanceToEnd() {
    while (here.position < here.moments.size()) {
      if (!advance() || stopIfMet()) return;
    }
  }

  private boolean stopIfMet() {
    if (!stops.meets(here)) return false;
    rest();
    return true;
  }

  private void moveTo(int number) {
    stops.leave();
    here.position = number;
    here.seen = Math.max(here.seen, number);
  }

  void publish(Motion motion) {
    listener.accept(state(motion));
  }

  RunState state(Motion motion) {
    List<Moment> told = keeper.told(here);
    // What the run came to after the last step that is told of would tell of the others.
    boolean all = told.size() == here.moments.size();
    return new RunState(
        here.scenario,
        here.beside,
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
        stops.met(),
        new RunState.Segments(
            here.canStopSegments && here.parent == null, bySegment, all ? here.hand : List.of()));
  }
}
