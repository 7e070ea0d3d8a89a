package lockstep.lessons.review;

/** How well a skill stands, as the coloured state diagram shows it. */
public enum Mastery {
  /** Never asked. */
  UNSEEN,
  /** Still in the first steps of minutes. */
  LEARNING,
  /** Known once, but forgotten since or due again. */
  SHAKY,
  /** Recalled at the last review, and not due yet. */
  KNOWN;

  /**
   * Mastery with its number.
   *
   * @param recall the chance, 0 to 1, that it would be recalled now; 0 where it was never asked
   */
  public record Standing(Mastery mastery, double recall) {}
}
