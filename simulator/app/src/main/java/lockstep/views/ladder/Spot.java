package lockstep.views.ladder;

/**
 * Where a segment is drawn on the sheet.
 *
 * @param label where its words or its capsule stand; null where there was no room for them
 */
record Spot(Arrow arrow, Line line, Box label) {
  private static final double NEAR = 7;

  /** Whether a click there means this segment. */
  boolean isAt(double x, double y) {
    return label != null && label.has(x, y) || line.distance(x, y) <= NEAR;
  }

  /** All of it. */
  Box box() {
    Box around = Box.around(line);
    return label == null ? around : around.with(label);
  }
}
