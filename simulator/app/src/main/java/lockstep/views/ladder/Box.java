package lockstep.views.ladder;

/** A rectangle on the sheet, in its pixels. */
record Box(double x, double y, double w, double h) {
  boolean meets(Box other) {
    return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
  }

  boolean has(double px, double py) {
    return px >= x && px <= x + w && py >= y && py <= y + h;
  }

  boolean isCrossedBy(Line line) {
    double left = Math.max(x, Math.min(line.fromX(), line.toX()));
    double right = Math.min(x + w, Math.max(line.fromX(), line.toX()));
    if (left >= right || line.fromX() == line.toX()) return false;
    double one = line.y((left - line.fromX()) / (line.toX() - line.fromX()));
    double two = line.y((right - line.fromX()) / (line.toX() - line.fromX()));
    return Math.max(one, two) > y && Math.min(one, two) < y + h;
  }

  /** How much of a line lies in it, in pixels. */
  double lengthOf(Line line) {
    if (!isCrossedBy(line)) return 0;
    double dx = line.toX() - line.fromX();
    double dy = line.toY() - line.fromY();
    double[] across = {(x - line.fromX()) / dx, (x + w - line.fromX()) / dx};
    double[] down =
        dy == 0
            ? new double[] {0, 1}
            : new double[] {(y - line.fromY()) / dy, (y + h - line.fromY()) / dy};
    double from = Math.max(0, Math.max(Math.min(across[0], across[1]), Math.min(down[0], down[1])));
    double to = Math.min(1, Math.min(Math.max(across[0], across[1]), Math.max(down[0], down[1])));
    return Math.max(0, to - from) * Math.hypot(dx, dy);
  }

  /** The smallest one around both. */
  Box with(Box other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(x + w, other.x + other.w) - left,
        Math.max(y + h, other.y + other.h) - top);
  }

  static Box around(Line line) {
    return new Box(
        Math.min(line.fromX(), line.toX()),
        Math.min(line.fromY(), line.toY()),
        Math.abs(line.toX() - line.fromX()),
        Math.abs(line.toY() - line.fromY()));
  }
}
