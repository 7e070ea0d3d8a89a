package lockstep.app.desktop.ladder;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ChangeListener;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.run.RunState;
import lockstep.views.parts.Motion;
import lockstep.views.parts.Seen;

/**
 * The figures of the other end, and the kernel's clocks: they run down while the run is live and
 * its last step is shown.
 */
public final class TcbFeature implements Feature {
  private static final double TICK_MILLIS = 100;
  private static final double STILL_MILLIS = 1000;

  private final Desk desk;
  private final RowReads reads = new RowReads();
  private final ChangeListener<Boolean> reduced = (property, was, now) -> begin();
  private Timeline clock;
  private boolean ticking;

  public TcbFeature(Desk desk) {
    this.desk = desk;
    desk.commands().add("otherEnd", KeyCode.X, desk.tcb()::showOtherEnd);
    Motion.reduced().addListener(reduced);
  }

  @Override
  public void show(RunState state) {
    reads.learn(state.moments(), System.nanoTime());
    boolean runs =
        state.live()
            && !state.finished()
            && state.failure() == null
            && state.position() > 0
            && state.position() == state.moments().size();
    if (runs == ticking) return;
    ticking = runs;
    begin();
  }

  private void begin() {
    if (clock != null) clock.stop();
    clock = null;
    if (!ticking) return;
    double every = Motion.isReduced() ? STILL_MILLIS : TICK_MILLIS;
    clock = new Timeline(new KeyFrame(Duration.millis(every), event -> tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
  }

  /** Shows how far the clocks have run down; nothing is drawn for a card that nobody sees. */
  private void tick() {
    if (!ticking || !Seen.is(desk.tcb())) return;
    desk.tcb().tick(reads.waited(System.nanoTime()));
  }

  @Override
  public void close() {
    ticking = false;
    begin();
    Motion.reduced().removeListener(reduced);
  }
}
