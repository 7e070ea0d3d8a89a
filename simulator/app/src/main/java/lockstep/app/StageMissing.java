package lockstep.app;

/** A world cannot be had here; the message says why, as the end of a sentence. */
public final class StageMissing extends Exception {
  public StageMissing(String why) {
    super(why);
  }
}
