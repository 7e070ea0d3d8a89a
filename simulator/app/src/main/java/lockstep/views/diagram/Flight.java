package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.scene.Node;
import javafx.util.Duration;
import lockstep.views.parts.Motion;

/**
 * Moves tokens along their ways, leg after leg, all at the same time; then the last node lights.
 * Tokens are moved by translation alone, so that nothing is laid out while they fly. With reduced
 * motion each fades at the beginning of its leg and comes up at the end.
 */
final class Flight extends Transition {
  private static final double LEG = 420;
  private static final double PAUSE = 90;
  private static final double LIGHT = 160;
  private static final double SHORTEST = 120;

  /** By arc length, slow at both ends. */
  private static final Interpolator EASE = Interpolator.SPLINE(0.4, 0, 0.2, 1);

  private record Mover(Node token, List<Track> legs) {}

  private final List<Mover> movers = new ArrayList<>();
  private final double leg;
  private final double pause;
  private final double light;
  private final IntConsumer arrived;
  private final StateNode last;
  private final boolean fades;
  private final double[] point = new double[2];
  private int legs;
  private int arrivals;

  /**
   * A flight without tokens yet.
   *
   * @param speed 1 for the usual pace, 2 for twice as fast; no leg takes less than 120 ms
   * @param arrived is told the number of each leg, from 0, when it is flown
   * @param last the node whose light comes up at the end, or null
   */
  Flight(double speed, IntConsumer arrived, StateNode last) {
    this.fades = Motion.isReduced();
    this.leg = fades ? SHORTEST : Math.max(SHORTEST, LEG / speed);
    this.pause = fades ? 0 : PAUSE / speed;
    this.light = fades ? 0 : LIGHT / speed;
    this.arrived = arrived;
    this.last = last;
    setInterpolator(Interpolator.LINEAR);
  }

  /** Adds a token with its ways. */
  void add(Node token, List<Track> ways) {
    if (ways.isEmpty()) return;
    movers.add(new Mover(token, ways));
    legs = Math.max(legs, ways.size());
    setCycleDuration(Duration.millis(flown() + light));
  }

  boolean isEmpty() {
    return movers.isEmpty();
  }

  /** Stops it; a token that was fading is whole again. */
  void end() {
    stop();
    for (Mover mover : movers) mover.token().setOpacity(1);
  }

  @Override
  protected void interpolate(double share) {
    double now = share * (flown() + light);
    for (int i = 0; i < movers.size(); i++) move(movers.get(i), now);
    while (arrivals < legs && now >= arrivals * (leg + pause) + leg) arrived.accept(arrivals++);
    if (last != null && arrivals == legs && !fades)
      last.setLight(Math.min(1, (now - flown()) / light));
  }

  private void move(Mover mover, double now) {
    int number = Math.min(mover.legs().size() - 1, (int) (now / (leg + pause)));
    double part = Math.min(1, (now - number * (leg + pause)) / leg);
    if (fades) {
      mover.legs().get(number).at(part < 0.5 ? 0 : 1, point);
      mover.token().setOpacity(Math.abs(2 * part - 1));
    } else {
      mover.legs().get(number).at(EASE.interpolate(0.0, 1.0, part), point);
    }
    mover.token().setTranslateX(point[0]);
    mover.token().setTranslateY(point[1]);
  }

  private double flown() {
    return legs * leg + Math.max(0, legs - 1) * pause;
  }
}
