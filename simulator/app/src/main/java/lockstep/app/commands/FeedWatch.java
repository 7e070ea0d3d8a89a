package lockstep.app.commands;

import java.io.IOException;
import java.util.List;
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

  FeedWatch(Readings readings, Output out, Look look) {
    this.readings = readings;
    this.out = out;
    this.text = new TransitionText(look);
  }

  /**
   * Prints changes until its time is over. The end of the input is no sign to stop: a watch that a
   * script starts has often an empty one.
   *
   * @param end when to stop, by System.nanoTime
   * @param began is run after the first reading, which is no change
   */
  void run(long end, Runnable began)
      throws IOException, SocketTableException, InterruptedException {
    readings.read();
    began.run();
    while (true) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) break;
      TimeUnit.MILLISECONDS.sleep(Math.min(left, readings.millisToNext()));
      readings.read();
      print(readings.takeTransitions());
    }
    // Two readings more: what goes at the end is known to be gone only by the second.
    readings.read();
    readings.read();
    print(readings.takeTransitions());
  }

  private void print(List<Transition> transitions) throws IOException {
    if (transitions.isEmpty()) return;
    for (Transition transition : transitions) out.line(text.whole(transition));
    out.flush();
  }
}
