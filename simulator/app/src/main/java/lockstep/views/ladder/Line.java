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

  /** The x and the y of an arrow head of this length at its end. */
  double[][] tip(double length) {
    double half = length * 0.42;
    double angle = Math.atan2(toY - fromY, toX - fromX);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double[] along = {0, -length, -length * 0.72, -length};
    double[] beside = {0, -half, 0, half};
    double[][] tip = new double[2][along.length];
    for (int i = 0; i < along.length; i++) {
      tip[0][i] = toX + along[i] * cos - beside[i] * sin;
      tip[1][i] = toY + along[i] * sin + beside[i] * cos;
    }
    return tip;
  }
}
