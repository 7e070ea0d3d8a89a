package lockstep.app;

import lockstep.app.desktop.run.RunFactory;

/** The scenarios that ship, for those who look at the window. */
public final class RealRuns {
  private RealRuns() {}

  /** Runs as the program itself makes them. */
  public static RunFactory shipped() {
    return new ShippedRuns(new Stages());
  }
}
