package lockstep.views.settings;

/**
 * Where the user put the dividers between the cards. Shares, not pixels: they hold in a window of
 * another size too.
 *
 * @param diagram the diagram's share of the width, 0 to 1; 0 for the usual one
 * @param ladder the ladder's share of what is right of the diagram; 0 for the usual one
 * @param rows how many rows the socket table has more than usual; negative for fewer
 */
public record Division(double diagram, double ladder, int rows) {
  /** No divider was moved. */
  public static final Division USUAL = new Division(0, 0, 0);

  /** No window has so many rows more. */
  public static final int MOST_ROWS = 40;

  /**
   * @throws IllegalArgumentException when a share is not from 0 to 1, or no window has so many rows
   */
  public Division {
    if (!(diagram >= 0 && diagram <= 1 && ladder >= 0 && ladder <= 1))
      throw new IllegalArgumentException("shares are from 0 to 1, not " + diagram + ", " + ladder);
    if (Math.abs(rows) > MOST_ROWS)
      throw new IllegalArgumentException("rows are up to " + MOST_ROWS + ", not " + rows);
  }

  /** With another share of the diagram. */
  public Division withDiagram(double share) {
    return new Division(share, ladder, rows);
  }

  /** With another share of the ladder. */
  public Division withLadder(double share) {
    return new Division(diagram, share, rows);
  }

  /** With more rows than usual, or fewer. */
  public Division withRows(int more) {
    return new Division(diagram, ladder, more);
  }
}
