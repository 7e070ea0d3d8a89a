package lockstep.views.ladder;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import lockstep.comparison.Moment;
import lockstep.views.parts.Fonts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** Prints how long a ladder of thousands of segments takes to be laid out and to be scrolled. */
@Tag("bench")
class LadderBench {
  private static final int SENDS = 4990;
  private static final int FRAMES = 400;
  private static final int WARM = 300;

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
    long[] frames = new long[FRAMES];
    long[] drawing = new long[FRAMES];
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          Fonts.load();
          view.set(new LadderView(step -> {}));
          Scene scene = new Scene(view.get(), 500, 790);
          for (String sheet : List.of("tokens.css", "window.css"))
            scene
                .getStylesheets()
                .add(String.valueOf(getClass().getResource("/lockstep/views/style/" + sheet)));
          Stage stage = new Stage();
          stage.setScene(scene);
          stage.show();
          view.get().show(moments, moments.size(), false);
          scroll(view.get(), frames, drawing, done);
        });
    done.await(120, TimeUnit.SECONDS);
    print("frames", frames);
    print("drawing", drawing);
  }

  private static void scroll(LadderView view, long[] frames, long[] drawing, CountDownLatch done) {
    new AnimationTimer() {
      private int count;
      private int warm;
      private long last;

      @Override
      public void handle(long now) {
        view.scrollBy(warm < WARM ? -45 : -90);
        if (warm++ < WARM) return;
        if (last != 0) frames[count++] = now - last;
        last = now;
        if (count == frames.length) {
          stop();
          done.countDown();
          return;
        }
        long start = System.nanoTime();
        view.layout();
        drawing[count] = System.nanoTime() - start;
      }
    }.start();
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
