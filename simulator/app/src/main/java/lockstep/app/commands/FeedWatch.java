package lockstep.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lockstep.app.watch.Readings;
import lockstep.probe.table.SocketTableException;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Transition;
import lockstep.views.terminal.TransitionText;

/** The changes alone, one line each. */
final class FeedWatch {
  private final Readings readings;
  private final Output out;
  private final TransitionText text;
  private final CountDownLatch ended = new CountDownLatch(1);

  FeedWatch(Readings readings, Output out, Look look) {
    this.readings = readings;
    this.out = out;
    this.text = new TransitionText(look);
  }

  /** Ends the watching, from any thread. */
  void end() {
    ended.countDown();
  }

  /** Ends the watching with this input. */
  void endWith(InputStream in) {
    Thread listener = new Thread(() -> drain(in), "watch-input");
    listener.setDaemon(true);
    listener.start();
  }

  private void drain(InputStream in) {
    try {
      byte[] octets = new byte[512];
      while (in.read(octets) >= 0) continue;
    } catch (IOException e) {
      // An input that cannot be read has ended as well.
    } finally {
      end();
    }
  }

  /**
   * Prints changes until {@link #end}.
   *
   * @param end when to stop in any case, by System.nanoTime
   * @param began is run after the first reading, which is no change
   */
  void run(long end, Runnable began)
      throws IOException, SocketTableException, InterruptedException {
    readings.read();
    began.run();
    while (true) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      boolean over = left <= 0 || ended.await(Math.min(left, readings.millisToNext()), MILLIS);
      if (over) break;
      readings.read();
      print(readings.takeTransitions());
    }
    // Two readings more: what goes at the end is known to be gone only by the second.
    readings.read();
    readings.read();
    print(readings.takeTransitions());
  }

  private static final TimeUnit MILLIS = TimeUnit.MILLISECONDS;

  private void print(List<Transition> transitions) throws IOException {
    if (transitions.isEmpty()) return;
    for (Transition transition : transitions) out.line(text.whole(transition));
    out.flush();
  }
}
