package lockstep.app.desktop.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import lockstep.app.Picture;
import lockstep.files.WholeFile;
import lockstep.views.export.What.As;
import lockstep.views.parts.Png;

/**
 * One export, on a thread of its own: what only the JavaFX thread can draw is handed to it a step
 * at a time, so that it is never kept for long; packing and writing are done here.
 */
final class Export {
  /** Where it stands and how it ends; told on the thread of the export. */
  interface News {
    void reached(double share);
  }

  private final Picture picture;
  private final Path file;
  private final Function<Picture, Drawing> easel;
  private final Executor ui;
  private final News news;
  private volatile boolean cancelled;
  private int written;

  /**
   * @param picture what is drawn, with the run up to the last step that is wanted
   * @param easel opens a drawing; called on the JavaFX thread
   * @param ui runs what it is given on the JavaFX thread
   */
  Export(Picture picture, Path file, Function<Picture, Drawing> easel, Executor ui, News news) {
    this.picture = picture;
    this.file = file;
    this.easel = easel;
    this.ui = ui;
    this.news = news;
  }

  /** Ends it at its next step. */
  void cancel() {
    cancelled = true;
  }

  /** How many files were written by now. */
  int written() {
    return written;
  }

  /**
   * Draws and writes.
   *
   * @throws CancellationException when it was cancelled
   * @throws IOException when a file cannot be written; it is then as it was
   */
  Path write(As as) throws IOException, InterruptedException {
    Drawing drawing = onUi(() -> easel.apply(picture));
    try {
      return switch (as) {
        case GIF -> film(drawing);
        case NUMBERED -> numbered(drawing);
        case SVG -> put(file, shapes(drawing).getBytes(StandardCharsets.UTF_8));
        default -> put(file, Png.of(pixels(drawing, steps())));
      };
    } finally {
      ui.execute(drawing::close);
    }
  }

  private Path film(Drawing drawing) throws IOException, InterruptedException {
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    try (Gif gif = new Gif(film)) {
      for (int step = 1; step <= steps(); step++)
        gif.add(pixels(drawing, step), step < steps() ? Picture.STEP_MILLIS : Picture.END_MILLIS);
    }
    return put(file, film.toByteArray());
  }

  private Path numbered(Drawing drawing) throws IOException, InterruptedException {
    Path last = file;
    for (int step = 1; step <= steps(); step++) {
      last = file.resolveSibling(numbered(file.getFileName().toString(), step, steps()));
      put(last, Png.of(pixels(drawing, step)));
    }
    return last;
  }

  /** {@code run.png} is {@code run-07.png} for step 7 of 12. */
  static String numbered(String name, int step, int steps) {
    int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    int digits = Math.max(2, String.valueOf(steps).length());
    return name.substring(0, dot)
        + String.format(Locale.ROOT, "-%0" + digits + "d", step)
        + name.substring(dot);
  }

  private int steps() {
    return picture.run().moments().size();
  }

  private Image pixels(Drawing drawing, int step) throws InterruptedException {
    goOn(step);
    onUi(
        () -> {
          drawing.show(picture.run().upTo(step));
          return null;
        });
    return onUi(drawing::pixels);
  }

  private String shapes(Drawing drawing) throws InterruptedException {
    return onUi(
        () -> {
          drawing.show(picture.run());
          return drawing.shapes();
        });
  }

  private Path put(Path target, byte[] octets) throws IOException {
    if (cancelled) throw new CancellationException();
    WholeFile.put(target, octets);
    written++;
    return target;
  }

  private void goOn(int step) {
    if (cancelled) throw new CancellationException();
    news.reached((step - 1) / (double) Math.max(1, steps()));
  }

  private <T> T onUi(Supplier<T> work) throws InterruptedException {
    try {
      return CompletableFuture.supplyAsync(work, ui).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the view was not drawn: " + e.getCause(), e.getCause());
    }
  }
}
