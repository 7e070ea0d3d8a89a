package lockstep.views.ladder;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Duration;
import lockstep.views.parts.Motion;

/**
 * The action that is being played, once that takes long enough to be seen; what moves meanwhile
 * stands still when less motion is wanted.
 */
final class Working {
  /** Slower than the eye sees blink. */
  private static final double ONCE_MILLIS = 1200;

  private static final double PATIENCE_MILLIS = 250;
  private static final double FRAMES = 20;

  private final DoubleProperty share = new SimpleDoubleProperty();
  private final Timeline timeline = new Timeline(FRAMES);
  private final PauseTransition patience = new PauseTransition(Duration.millis(PATIENCE_MILLIS));
  private final Runnable changed;
  private String action;
  private boolean shown;

  /**
   * Nothing is played.
   *
   * @param changed runs when something else is to be drawn
   */
  Working(Runnable changed) {
    this.changed = changed;
    timeline
        .getKeyFrames()
        .setAll(
            new KeyFrame(Duration.ZERO, new KeyValue(share, 0)),
            new KeyFrame(Duration.millis(ONCE_MILLIS), new KeyValue(share, 1)));
    timeline.setCycleCount(Animation.INDEFINITE);
    share.addListener((property, was, now) -> changed.run());
    patience.setOnFinished(event -> begin());
  }

  /**
   * Takes what is being played.
   *
   * @param now the action in the scenario's words, null for none
   */
  void show(String now) {
    boolean was = action != null;
    action = now;
    if (now == null) {
      patience.stop();
      timeline.stop();
      if (shown) changed.run();
      shown = false;
    } else if (!was) {
      patience.playFromStart();
    }
  }

  private void begin() {
    shown = true;
    if (!Motion.isReduced()) timeline.playFromStart();
    changed.run();
  }

  /** The action; empty when none is played, or only since a moment ago. */
  String action() {
    return shown && action != null ? action : "";
  }

  /** How far what moves has come, 0 to 1; {@link ArrowPainter#STILL} when nothing moves. */
  double share() {
    return timeline.getStatus() == Animation.Status.RUNNING ? share.get() : ArrowPainter.STILL;
  }
}
