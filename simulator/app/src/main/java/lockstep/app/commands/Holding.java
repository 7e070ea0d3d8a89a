package lockstep.app.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lockstep.app.terminal.Keys;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;

/** Lets the states that a scenario holds stand for a while; a key lets go of them sooner. */
final class Holding implements AutoCloseable {
  private static final String CLEAR_LINE = "\r\033[K";

  private final Duration time;
  private final Keys keys;
  private final PrintStream err;
  private final Look look;
  private final boolean prompts;
  private final boolean tells;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean asking;

  /**
   * @param time how long they stand; zero for not at all
   * @param keys where a key comes from; null when none can be had
   * @param err where it is said
   * @param prompts whether someone reads that
   * @param shown whether the same reader has the run before his eyes
   */
  Holding(Duration time, Keys keys, PrintStream err, Look look, boolean prompts, boolean shown) {
    this.time = time;
    this.keys = keys;
    this.err = err;
    this.look = look;
    this.prompts = prompts && keys != null && keys.promptable();
    this.tells = !this.prompts || !shown;
  }

  /** Nothing is held. */
  static Holding none() {
    return new Holding(Duration.ZERO, null, System.err, new Look(false, true), false, true);
  }

  boolean holds() {
    return !time.isZero();
  }

  /**
   * Waits; false when the user has had enough of the run.
   *
   * @param who what stands, each in a line: said where nobody has the run itself before his eyes
   */
  boolean stand(List<String> who) throws IOException, InterruptedException {
    say(who);
    long until = System.nanoTime() + time.toNanos();
    try {
      if (keys != null) {
        Optional<Keys.Key> key = keys.next(time);
        if (key.isPresent() && key.get() != Keys.Key.NO_MORE) return key.get() != Keys.Key.QUIT;
      }
      // The end of the input is not a key.
      closed.await(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      return true;
    } finally {
      clear();
    }
  }

  private void say(List<String> who) {
    String words = "standing for " + words(time);
    if (tells) {
      err.println("lockstep play: " + words + " (--hold)");
      who.forEach(one -> err.println("  " + look.signs(one)));
      err.flush();
    }
    if (prompts) {
      asking = true;
      err.print("    " + look.paint(Role.DIM, words + "; any key lets go, q ends"));
      err.flush();
    }
  }

  private static String words(Duration time) {
    long millis = time.toMillis();
    if (millis % 60_000 == 0) return millis / 60_000 + " min";
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  private void clear() {
    if (!asking) return;
    asking = false;
    err.print(CLEAR_LINE);
    err.flush();
  }

  /** Ends the waiting; from any thread. */
  @Override
  public void close() {
    clear();
    closed.countDown();
  }
}
