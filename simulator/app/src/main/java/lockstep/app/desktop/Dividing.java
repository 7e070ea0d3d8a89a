package lockstep.app.desktop;

import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import lockstep.views.settings.Division;

/**
 * The dividers of a window as it stands: where each is, and what a move of it makes of the user's
 * division. How far it goes {@link Regions} says, which gives no card less than its parts need.
 *
 * @param rows what the table has to show
 * @param text the size of text, 1 to 3
 */
record Dividing(double width, double height, Regions.Rows rows, double text) {
  /** How wide the place is where a divider can be grasped. */
  static final double GRASP = 12;

  /** How far an arrow key moves one, in pixels at the usual size of text. */
  private static final double STEP = 16;

  private static final int ROWS = Division.MOST_ROWS;

  /** Which divider. */
  enum Which {
    /** Right of the diagram. */
    DIAGRAM,
    /** Right of the ladder, where it has a card of its own. */
    LADDER,
    /** Over the socket table, where it has rows. */
    TABLE
  }

  Regions places(Division division) {
    return Regions.of(width, height, rows, text, division);
  }

  /** The places while a lesson stands beside the diagram: nobody moves them. */
  Regions besideLesson() {
    return Regions.besideLesson(width, height, rows, text);
  }

  /** Where a divider can be grasped; empty where there is none, or none that could move. */
  Optional<Bounds> place(Which which, Division division) {
    Optional<Bounds> at = gap(which, division);
    boolean moves = at.isPresent() && !least(which, division).equals(most(which, division));
    return moves ? at : Optional.empty();
  }

  private Optional<Bounds> gap(Which which, Division division) {
    Regions at = places(division);
    if (at.cards() == Regions.Cards.ONE) return Optional.empty();
    return switch (which) {
      case DIAGRAM -> Optional.of(rightOf(at.diagram()));
      case LADDER -> at.ladder().map(Dividing::rightOf);
      case TABLE -> at.tableRows() == 0 ? Optional.empty() : at.table().map(Dividing::over);
    };
  }

  private static Bounds rightOf(Bounds card) {
    return new BoundingBox(
        card.getMaxX() + (Regions.GAP - GRASP) / 2, card.getMinY(), GRASP, card.getHeight());
  }

  private static Bounds over(Bounds card) {
    return new BoundingBox(
        card.getMinX(), card.getMinY() - (Regions.GAP + GRASP) / 2, card.getWidth(), GRASP);
  }

  /** Where the middle of a divider stands, from the left or from the top. */
  double position(Which which, Division division) {
    Bounds at = gap(which, division).orElseThrow();
    return which == Which.TABLE ? at.getCenterY() : at.getCenterX();
  }

  private Division least(Which which, Division from) {
    return moved(which, from, 0);
  }

  private Division most(Which which, Division from) {
    return moved(which, from, Math.max(width, height));
  }

  /**
   * The divider as it stands (0), as far to the left or up as it goes (below 0), or right, down.
   */
  Division limit(Which which, Division from, int direction) {
    if (direction == 0) return from;
    return direction < 0 ? least(which, from) : most(which, from);
  }

  /**
   * What a step with the arrow keys comes to.
   *
   * @param direction -1 to the left or up, 1 to the right or down, -2 and 2 as far as it goes
   */
  Division stepped(Which which, Division from, int direction) {
    if (Math.abs(direction) == 2) return limit(which, from, direction);
    double step = which == Which.TABLE ? Regions.rowHeight(text) : STEP * text;
    return moved(which, from, position(which, from) + direction * step);
  }

  /**
   * What a divider's move to a place comes to.
   *
   * @param to where its middle is to stand, from the left or from the top
   * @return the same division where it cannot move
   */
  Division moved(Which which, Division from, double to) {
    Division wanted = wanted(which, from, to);
    return Math.abs(position(which, wanted) - position(which, from)) < 0.5
        ? from
        : held(which, wanted);
  }

  private Division wanted(Which which, Division from, double to) {
    Regions at = places(from);
    double edge = to - Regions.GAP / 2;
    return switch (which) {
      case DIAGRAM -> from.withDiagram(share(edge - Regions.GAP, diagramsRoom()));
      case LADDER ->
          from.withLadder(share(edge - at.ladder().orElseThrow().getMinX(), laddersRoom(at)));
      case TABLE -> {
        double floor = at.table().orElseThrow().getMaxY();
        int wanted = Regions.rowsWithin(floor - to - Regions.GAP / 2, text);
        yield from.withRows(Math.max(-ROWS, Math.min(ROWS, wanted - usualRows())));
      }
    };
  }

  /** What is kept is where the divider stands, not how far beyond it somebody pulled. */
  private Division held(Which which, Division wanted) {
    Regions at = places(wanted);
    return switch (which) {
      case DIAGRAM -> wanted.withDiagram(share(at.diagram().getWidth(), diagramsRoom()));
      case LADDER ->
          wanted.withLadder(share(at.ladder().orElseThrow().getWidth(), laddersRoom(at)));
      case TABLE -> wanted.withRows(at.tableRows() - usualRows());
    };
  }

  /** A divider back at its usual place. */
  static Division usual(Which which, Division from) {
    return switch (which) {
      case DIAGRAM -> from.withDiagram(0);
      case LADDER -> from.withLadder(0);
      case TABLE -> from.withRows(0);
    };
  }

  private int usualRows() {
    return Regions.usualRows(rows, height);
  }

  private double diagramsRoom() {
    return width - 3 * Regions.GAP;
  }

  private static double laddersRoom(Regions at) {
    return at.ladder().orElseThrow().getWidth() + at.right().getWidth();
  }

  /** Never 0, which is the usual place. */
  private static double share(double part, double whole) {
    return Math.max(0.001, Math.min(1, part / whole));
  }
}
