package lockstep.views.diagram;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.scene.Node;
import javafx.util.Duration;
import lockstep.views.parts.Motion;

/**
 * Lets the halos of held states breathe; it stands still, and costs nothing, when there is none,
 * and with reduced motion.
 */
final class Breathing {
  private static final double BREATH = 2400;
  private static final double LOW = 0.35;
  private static final double HIGH = 0.9;

  private List<Node> halos = List.of();

  private final Transition breath =
      new Transition() {
        {
          setCycleDuration(Duration.millis(BREATH / 2));
          setCycleCount(Animation.INDEFINITE);
          setAutoReverse(true);
          setInterpolator(Interpolator.EASE_BOTH);
        }

        @Override
        protected void interpolate(double share) {
          for (Node halo : halos) halo.setOpacity(LOW + (HIGH - LOW) * share);
        }
      };

  /** The halos that breathe from now on. */
  void setHalos(List<Node> now) {
    boolean breathes = !now.isEmpty() && !Motion.isReduced();
    if (now.equals(halos) && breathes == (breath.getStatus() == Animation.Status.RUNNING)) return;
    halos.forEach(halo -> halo.setOpacity(HIGH));
    halos = List.copyOf(now);
    if (!breathes) {
      breath.stop();
      halos.forEach(halo -> halo.setOpacity(1));
    } else breath.playFromStart();
  }
}
