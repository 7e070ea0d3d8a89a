package lockstep.views.ladder;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import lockstep.comparison.Moment;
import lockstep.views.parts.Fonts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/**
 * Prints how long a ladder of thousands of segments takes to be laid out and to be scrolled, by the
 * clock and by the processor's time of the two threads that make a frame.
 */
@Tag("bench")
class LadderBench {
  private static final int SENDS = 4998;
  private static final int FRAMES = 400;
  private static final int WARM = 300;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long[] frames = new long[FRAMES];
  private final long[] window = new long[FRAMES];
  private final long[] drawing = new long[FRAMES];
  private int layouts;

  @Test
  void scrollingThousandsOfSegments() throws Exception {
    StringBuilder text = new StringBuilder("title: T\nserver listen\nclient connect\n");
    text.append("server accept\n");
    for (int i = 0; i < SENDS; i++) text.append("client send 5\nserver send 5\n");
    List<Moment> moments = PlayedScenario.of(text.toString()).moments();
    long before = System.nanoTime();
    PlayedScenario laid = new PlayedScenario(moments);
    System.out.printf(
        "%d moments, %d segments laid out in %d ms%n",
        moments.size(), laid.picture().arrows().size(), millisSince(before));
    FxToolkit.registerPrimaryStage();
    AtomicReference<LadderView> view = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          Fonts.load();
          view.set(new LadderView(step -> {}));
          Scene scene = new Scene(new Counting(view.get()), 500, 790);
          for (String sheet : List.of("tokens.css", "diagram.css", "window.css"))
            scene
                .getStylesheets()
                .add(String.valueOf(getClass().getResource("/lockstep/views/style/" + sheet)));
          Stage stage = new Stage();
          stage.setScene(scene);
          stage.show();
          view.get().show(moments, moments.size(), false);
          new Scrolling(view.get(), done).start();
        });
    done.await(120, TimeUnit.SECONDS);
    print("a frame, by the clock", frames);
    print("the JavaFX thread, processor's time a frame", window);
    print("the thread that draws, processor's time a frame", drawing);
    System.out.printf(
        "the part around the ladder was laid out in %d of %d frames%n", layouts, FRAMES);
  }

  /** What stands around the ladder, as the window does. */
  private final class Counting extends Pane {
    private final LadderView view;

    Counting(LadderView view) {
      this.view = view;
      getChildren().add(view);
    }

    @Override
    protected void layoutChildren() {
      layouts++;
      view.resizeRelocate(0, 0, getWidth(), getHeight());
    }
  }

  /** A little up before it counts, and then twice as fast, a step each frame. */
  private final class Scrolling extends AnimationTimer {
    private final LadderView view;
    private final CountDownLatch done;
    private final long drawer = thread("QuantumRenderer");
    private int warm;
    private int count;
    private long last;
    private long lastWindow;
    private long lastDrawing;

    Scrolling(LadderView view, CountDownLatch done) {
      this.view = view;
      this.done = done;
    }

    @Override
    public void handle(long now) {
      long own = THREADS.getCurrentThreadCpuTime();
      long others = THREADS.getThreadCpuTime(drawer);
      view.scrollBy(warm < WARM ? -45 : -90);
      if (warm++ < WARM) return;
      if (last == 0) layouts = 0;
      else {
        frames[count] = now - last;
        window[count] = own - lastWindow;
        drawing[count++] = others - lastDrawing;
      }
      last = now;
      lastWindow = own;
      lastDrawing = others;
      if (count < FRAMES) return;
      stop();
      done.countDown();
    }
  }

  private static long thread(String name) {
    for (long id : THREADS.getAllThreadIds())
      if (THREADS.getThreadInfo(id).getThreadName().startsWith(name)) return id;
    throw new IllegalStateException("no thread is called " + name);
  }

  private static void print(String what, long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "%s: median %.1f ms, 95 of 100 within %.1f ms, longest %.1f ms%n",
        what,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 95 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }
}
