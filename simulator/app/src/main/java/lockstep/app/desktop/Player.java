package lockstep.app.desktop;

import javafx.animation.PauseTransition;
import javafx.util.Duration;
import lockstep.app.desktop.run.EdgesSeen;
import lockstep.app.desktop.run.RunController;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.Moment;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.StateDiagram;

/** Shows step after step on the diagram, and says when a step has been shown long enough. */
final class Player {
  /** Time to read a sentence and a reason before the next step comes, at speed 1. */
  private static final double READING = 1300;

  /** How long a held state stands before the run goes on by itself, whatever the speed. */
  private static final double HELD = 3000;

  private static final double SHORTEST = 120;

  private final StateDiagram diagram;
  private final RunController controller;
  private final PauseTransition reading = new PauseTransition();
  private final EdgesSeen edgesSeen;

  Player(StateDiagram diagram, RunController controller, EdgesSeen edgesSeen) {
    this.diagram = diagram;
    this.edgesSeen = edgesSeen;
    this.controller = controller;
    reading.setOnFinished(e -> controller.shownLongEnough());
  }

  /** Follows the run. */
  void show(RunState state) {
    if (!state.playing() && !state.isHoldNext()) reading.stop();
    if (state.motion() == RunState.Motion.NONE) return;
    reading.stop();
    if (state.position() == 0) {
      diagram.clear();
      return;
    }
    Moment moment = state.shown().orElseThrow();
    edgesSeen.add(Course.of(state.soFar()).edges());
    Course before = before(state);
    if (state.motion() == RunState.Motion.FORWARD)
      diagram.animateTo(moment, before, controller.speed(), () -> arrived(state));
    else diagram.show(moment, before);
  }

  /** Shows where the run is, with nothing on its way. */
  void showAgain(RunState state) {
    if (state.position() == 0) diagram.clear();
    else diagram.show(state.shown().orElseThrow(), before(state));
  }

  private Course before(RunState state) {
    return Course.of(state.soFar().subList(0, state.position() - 1)).withEdges(edgesSeen.all());
  }

  private static boolean isLastHeld(RunState state) {
    return state.isHolding() && state.position() == state.moments().size();
  }

  private void arrived(RunState state) {
    double usual = Math.max(SHORTEST, READING / controller.speed());
    // The segment that this step sent is seen to stand before anything else.
    if (state.isHoldNext()) usual = SHORTEST;
    reading.setDuration(Duration.millis(isLastHeld(state) ? HELD : usual));
    reading.playFromStart();
  }
}
