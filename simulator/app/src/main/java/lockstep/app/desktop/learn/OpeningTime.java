package lockstep.app.desktop.learn;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import javafx.scene.Scene;

/**
 * How long the course or a lesson takes from the key that opens it to the pulse that shows it, and
 * what of that the JavaFX thread needs of a core. Printed to the standard error where the system
 * property {@code lockstep.timing} is {@code true}, as the time of the window's first frame is.
 */
final class OpeningTime {
  private final String what;
  private final Scene scene;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Runnable tasksDone = this::tasksDone;
  private final Runnable laidOut = this::laidOut;
  private final long spentBefore = spent();
  private final long begun = System.nanoTime();
  private long pulseEnd = spentBefore;
  private long longestTask;
  private boolean isThere;

  private OpeningTime(String what, Scene scene) {
    this.what = what;
    this.scene = scene;
    scene.addPreLayoutPulseListener(tasksDone);
    scene.addPostLayoutPulseListener(laidOut);
  }

  /**
   * Begins; what it gives is to be run when the thing is put in.
   *
   * @param what is opened, in a word
   */
  static Runnable begin(String what, Scene scene) {
    if (!Boolean.getBoolean("lockstep.timing")) return () -> {};
    OpeningTime time = new OpeningTime(what, scene);
    return () -> time.isThere = true;
  }

  private long spent() {
    return threads.getCurrentThreadCpuTime();
  }

  private void tasksDone() {
    longestTask = Math.max(longestTask, spent() - pulseEnd);
  }

  private void laidOut() {
    pulseEnd = spent();
    if (!isThere) return;
    scene.removePreLayoutPulseListener(tasksDone);
    scene.removePostLayoutPulseListener(laidOut);
    System.err.printf(
        Locale.ROOT,
        "%s after %d ms, %d ms of a core, the longest task %d ms%n",
        what,
        (System.nanoTime() - begun) / 1_000_000,
        (pulseEnd - spentBefore) / 1_000_000,
        longestTask / 1_000_000);
  }
}
