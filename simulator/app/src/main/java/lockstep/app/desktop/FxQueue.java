package lockstep.app.desktop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * The one way by which other threads reach the JavaFX thread: what is handed in waits for the next
 * pulse and is then done all at once. Nothing ticks while nothing waits.
 */
final class FxQueue implements Executor {
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();

  private final AnimationTimer pulse =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          drain();
        }
      };

  @Override
  public void execute(Runnable work) {
    waiting.add(work);
    if (awake.compareAndSet(false, true)) Platform.runLater(pulse::start);
  }

  private void drain() {
    pulse.stop();
    awake.set(false);
    for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) work.run();
  }
}
