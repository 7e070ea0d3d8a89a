package lockstep.views.plates;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;

/**
 * Where a plate lies: near what it speaks of, whole in the window, and on nothing that is lit as
 * long as there is a place that is free.
 */
public final class PlatePlace {
  private static final double GAP = 12;
  private static final double STEP = 8;

  /** To cover a pixel of something lit is worse than any distance in a window. */
  private static final double LIT = 1000;

  private static final double SUBJECT = 1000;

  /** To cover a pixel of what is being read is worse than any distance, and less bad than those. */
  private static final double READ = 2;

  private static final double OTHER = 0.02;

  /**
   * What a plate should not cover.
   *
   * @param lit what it must not cover, if that can be avoided
   * @param read what somebody reads beside the figure, such as a question: not as long as there is
   *     room elsewhere
   * @param others what it covers rather not
   */
  public record Around(List<Bounds> lit, List<Bounds> read, List<Bounds> others) {}

  private PlatePlace() {}

  /**
   * The best place.
   *
   * @param subject what the plate speaks of
   * @param area where the plate may lie
   */
  public static Bounds of(Bounds subject, double width, double height, Bounds area, Around around) {
    double wide = Math.min(width, area.getWidth());
    double high = Math.min(height, area.getHeight());
    double lastX = area.getMaxX() - wide;
    double lastY = area.getMaxY() - high;
    Bounds apart =
        new BoundingBox(
            subject.getMinX() - GAP,
            subject.getMinY() - GAP,
            subject.getWidth() + 2 * GAP,
            subject.getHeight() + 2 * GAP);
    Bounds best = null;
    double least = Double.MAX_VALUE;
    // The beginnings are chosen so that the places right beside the subject are among those tried.
    for (double x = begin(area.getMinX(), apart.getMaxX()); x <= lastX; x += STEP)
      for (double y = begin(area.getMinY(), apart.getMaxY()); y <= lastY; y += STEP) {
        Bounds place = new BoundingBox(x, y, wide, high);
        double cost = distance(place, apart) + SUBJECT * covered(place, apart);
        for (Bounds one : around.lit()) cost += LIT * covered(place, one);
        for (Bounds one : around.read()) cost += READ * covered(place, one);
        for (Bounds one : around.others()) cost += OTHER * covered(place, one);
        if (cost < least) {
          least = cost;
          best = place;
        }
      }
    return best == null ? new BoundingBox(area.getMinX(), area.getMinY(), wide, high) : best;
  }

  private static double begin(double least, double through) {
    return through - STEP * Math.floor((through - least) / STEP);
  }

  /** How many square pixels of the one the other covers. */
  static double covered(Bounds one, Bounds other) {
    double width =
        Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
    double height =
        Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
    return width <= 0 || height <= 0 ? 0 : width * height;
  }

  /** From edge to edge, and a little from middle to middle, so that a plate stands level. */
  private static double distance(Bounds one, Bounds other) {
    double x =
        Math.max(0, Math.max(other.getMinX() - one.getMaxX(), one.getMinX() - other.getMaxX()));
    double y =
        Math.max(0, Math.max(other.getMinY() - one.getMaxY(), one.getMinY() - other.getMaxY()));
    double middles =
        Math.hypot(one.getCenterX() - other.getCenterX(), one.getCenterY() - other.getCenterY());
    return Math.hypot(x, y) + 0.1 * middles;
  }
}
