package lockstep.views.ladder;

/** What can be done with a segment that stands still. */
public enum HandVerb {
  DELIVER,
  DROP,
  DUPLICATE,
  DELAY;

  /** {@code deliver}, for the keys of texts. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
