package lockstep.app.desktop;

/** Opens the window on the scripted run, to be looked at. */
public final class DesktopDemo {
  private DesktopDemo() {}

  public static void main(String[] args) throws InterruptedException {
    DesktopApp.run(new ScriptedRuns(), "teardown", true);
  }
}
