package lockstep.app;

import java.nio.file.Path;
import lockstep.app.commands.Cli;
import lockstep.app.desktop.DesktopApp;
import lockstep.app.desktop.PicturePainter;
import lockstep.app.replay.CaptureShown;

/** Starts Lockstep: the one place where all parts are put together. */
public final class Main {
  private static final String MAIN_SCENARIO = "teardown";

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs what these arguments say, and gives the exit code. */
  static int run(String... args) {
    Closing closing = new Closing();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAll(closing), "closing"));
    Stages stages = new Stages();
    Window window =
        new Window() {
          @Override
          public void open() throws InterruptedException {
            open((Path) null);
          }

          @Override
          public void open(Path session) throws InterruptedException {
            DesktopApp.run(new ShippedRuns(stages), MAIN_SCENARIO, true, session);
          }

          @Override
          public void open(CaptureShown capture) throws InterruptedException {
            DesktopApp.run(new ShippedRuns(stages), capture);
          }
        };
    // Not made before it is asked for: its class needs JavaFX, which most commands do without.
    Picture.Painter painter = picture -> new PicturePainter().draw(picture);
    return new Cli(Surroundings.ofProcess(), stages, closing, window, painter).run(args);
  }

  /** Nobody reads a stack trace after Ctrl-C; one sentence is enough. */
  private static void closeAll(Closing closing) {
    try {
      closing.closeAll();
    } catch (RuntimeException e) {
      System.err.println("lockstep: not all could be given back: " + e);
    }
  }
}
