package lockstep.app.desktop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import lockstep.app.Picture;
import lockstep.app.desktop.export.Gif;
import lockstep.views.parts.Png;

/**
 * Draws the window's views into memory: the toolkit runs on Monocle's headless platform, in
 * software, and wants no screen, no window system and no graphics card.
 */
public final class PicturePainter implements Picture.Painter {
  private static final Object STARTING = new Object();
  private static boolean started;

  @Override
  public byte[] draw(Picture picture) throws InterruptedException {
    start();
    CompletableFuture<byte[]> drawn = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            drawn.complete(drawNow(picture));
          } catch (IOException | RuntimeException | Error e) {
            drawn.completeExceptionally(e);
          }
        });
    try {
      return drawn.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the picture was not drawn: " + e.getCause(), e.getCause());
    }
  }

  /** Starts the toolkit, once in a program; one that runs already is taken as it is. */
  private static void start() {
    synchronized (STARTING) {
      if (started) return;
      System.setProperty("glass.platform", "Monocle");
      System.setProperty("monocle.platform", "Headless");
      System.setProperty("prism.order", "sw");
      try {
        Platform.startup(() -> {});
      } catch (IllegalStateException e) {
        // It runs already, as in a test, and draws as well as one that is started here.
        started = true;
      }
      Platform.setImplicitExit(false);
      started = true;
    }
  }

  private static byte[] drawNow(Picture picture) throws IOException {
    try (PaintedView view = PaintedView.of(picture)) {
      if (picture.format() == Picture.Format.GIF) return film(picture, view);
      view.show(picture.run());
      return picture.format() == Picture.Format.SVG
          ? view.shapes().getBytes(StandardCharsets.UTF_8)
          : Png.of(view.pixels());
    }
  }

  private static byte[] film(Picture picture, PaintedView view) throws IOException {
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    try (Gif gif = new Gif(film)) {
      int steps = picture.run().moments().size();
      for (int step = Math.min(1, steps); step <= steps; step++) {
        view.show(picture.run().upTo(step));
        gif.add(view.pixels(), step < steps ? Picture.STEP_MILLIS : Picture.END_MILLIS);
      }
    }
    return film.toByteArray();
  }
}
