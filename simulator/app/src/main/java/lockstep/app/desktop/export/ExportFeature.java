package lockstep.app.desktop.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.scene.layout.Region;
import lockstep.app.Daemons;
import lockstep.app.Picture;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.run.RunState;
import lockstep.app.session.Session;
import lockstep.files.WholeFile;
import lockstep.views.export.ExportPane;
import lockstep.views.export.ExportPane.Wish;
import lockstep.views.export.What;
import lockstep.views.words.Words;

/** Makes files of the run that is shown: pictures, films, ladders to fill in, traces. */
public final class ExportFeature implements Feature, ExportPane.Actions {
  private static final System.Logger LOG = System.getLogger(ExportFeature.class.getName());

  /** Asks the user for a file. */
  public interface Asking {
    /**
     * @param suggested a name for it
     * @return empty when the user wants none after all
     */
    Optional<Path> where(String suggested);
  }

  private final Desk desk;
  private final Function<Picture, Drawing> easel;
  private final Asking asking;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(Daemons.named("export"));
  private ExportPane pane;
  private volatile Export current;

  /**
   * @param easel opens a drawing of a view
   */
  public ExportFeature(Desk desk, Function<Picture, Drawing> easel, Asking asking) {
    this.desk = desk;
    this.easel = easel;
    this.asking = asking;
    desk.commands().add("export", "Shortcut+P", this::toggle);
    desk.addButton("export", "export", this::toggle);
  }

  private void toggle() {
    if (pane == null) pane = new ExportPane(this, () -> desk.overlays().close(pane));
    desk.overlays().toggle(pane, Overlays.RIGHT);
    if (desk.overlays().isOpen(pane)) pane.focusFirst();
  }

  @Override
  public void save(Wish wish) {
    RunState state = desk.state();
    if (state == null || state.position() == 0) {
      tell(Words.of("export.nothing"));
      return;
    }
    String name = state.scenario().name() + "." + wish.as().ending();
    asking.where(name).ifPresent(file -> begin(wish, shown(state), file));
  }

  @Override
  public void cancel() {
    Export running = current;
    if (running != null) running.cancel();
  }

  @Override
  public void close() {
    cancel();
    worker.shutdownNow();
  }

  private void begin(Wish wish, Picture.Shown run, Path file) {
    if (!isDrawn(wish.as())) {
      Optional<Session> session = desk.controller().session("");
      worker.execute(() -> report(() -> write(RunTexts.of(wish.as(), run, session, file))));
      return;
    }
    Export export =
        new Export(
            picture(wish, run),
            file,
            easel,
            desk.ui(),
            share -> desk.ui().execute(() -> pane.work(share)));
    current = export;
    pane.work(0);
    layOut();
    worker.execute(
        () ->
            report(
                () -> {
                  Path last = export.write(wish.as());
                  desk.ui().execute(() -> done(last, export.written()));
                }));
  }

  private void write(Map<Path, String> files) throws IOException {
    Path last = null;
    for (Map.Entry<Path, String> file : files.entrySet()) {
      last = file.getKey();
      WholeFile.put(last, file.getValue());
    }
    Path written = last;
    desk.ui().execute(() -> done(written, files.size()));
  }

  private static boolean isDrawn(What.As as) {
    return switch (as) {
      case PNG, SVG, GIF, NUMBERED -> true;
      case MERMAID, BLANK, ANSWERS, TEXT, JSON -> false;
    };
  }

  private Picture picture(Wish wish, Picture.Shown run) {
    Picture.View view = Picture.View.valueOf(wish.what().name());
    Region window = desk.window();
    boolean whole = view == Picture.View.WINDOW;
    Picture.Format format =
        switch (wish.as()) {
          case SVG -> Picture.Format.SVG;
          case GIF -> Picture.Format.GIF;
          default -> Picture.Format.PNG;
        };
    return new Picture(
        view,
        format,
        desk.ladder().laying().word(),
        desk.theme().name().toLowerCase(Locale.ROOT),
        whole ? (int) window.getWidth() : view.width(),
        whole ? (int) window.getHeight() : view.height(),
        format == Picture.Format.SVG ? 1 : wish.scale(),
        run);
  }

  private static Picture.Shown shown(RunState state) {
    return new Picture.Shown(
        state.scenario().name(),
        state.scenario().title(),
        state.live(),
        state.place(),
        state.remarks(),
        state.soFar(),
        state.finished() && state.position() == state.moments().size());
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void report(Work work) {
    try {
      work.run();
    } catch (CancellationException e) {
      int written = current.written();
      say(written == 0 ? Words.of("export.cancelled") : Words.of("export.cancelled.some", written));
    } catch (InterruptedException e) {
      // The window is being closed; nobody is there to be told.
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      say(Words.of("export.failed", e.getMessage()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "an export broke off", e);
      say(Words.of("export.failed", e.getMessage()));
    }
  }

  private void done(Path last, int written) {
    tell(
        written == 1
            ? Words.of("export.done", last)
            : Words.of("export.done.many", written, last.getFileName()));
  }

  private void say(String words) {
    desk.ui().execute(() -> tell(words));
  }

  private void tell(String words) {
    pane.tell(words);
    layOut();
  }

  private void layOut() {
    desk.window().requestLayout();
  }
}
