package lockstep.views.ladder;

import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Duration;

/** How much of a line is drawn while it grows; an animation that is cut off ends whole. */
final class Growth {
  private static final double MILLIS = 320;
  private static final double LEAST_MILLIS = 120;

  private final DoubleProperty share = new SimpleDoubleProperty(1);
  private final Timeline timeline = new Timeline();

  /**
   * A line that is whole.
   *
   * @param grew runs when more or less of it is to be drawn
   */
  Growth(Runnable grew) {
    share.addListener((property, was, now) -> grew.run());
  }

  /** From 0 to 1. */
  double share() {
    return share.get();
  }

  /**
   * Lets a line grow from its beginning.
   *
   * @param speed 1 for the usual pace
   */
  void begin(double speed) {
    timeline.stop();
    share.set(0);
    Duration lasts = Duration.millis(Math.max(LEAST_MILLIS, MILLIS / speed));
    timeline.getKeyFrames().setAll(new KeyFrame(lasts, new KeyValue(share, 1)));
    timeline.play();
  }

  void end() {
    timeline.stop();
    share.set(1);
  }
}
