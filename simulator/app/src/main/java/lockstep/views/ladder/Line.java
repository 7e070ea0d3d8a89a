package lockstep.views.ladder;

/** A straight line on the sheet, in its pixels. */
record Line(double fromX, double fromY, double toX, double toY) {
  /** The x of the point that lies this share of the way along it. */
  double x(double share) {
    return fromX + (toX - fromX) * share;
  }

  /** The y of the point that lies this share of the way along it. */
  double y(double share) {
    return fromY + (toY - fromY) * share;
  }

  Line part(double from, double to) {
    return new Line(x(from), y(from), x(to), y(to));
  }

  /** How far a point lies from it. */
  double distance(double x, double y) {
    double dx = toX - fromX;
    double dy = toY - fromY;
    double length = dx * dx + dy * dy;
    double share = length == 0 ? 0 : ((x - fromX) * dx + (y - fromY) * dy) / length;
    double nearest = Math.max(0, Math.min(1, share));
    return Math.hypot(x - x(nearest), y - y(nearest));
  }
}
