package lockstep.app.desktop.desk;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;

/** Files that are dropped onto the window: who takes which, by the ending of their names. */
public final class Drops {
  private final Map<String, Consumer<Path>> takers = new LinkedHashMap<>();

  /**
   * @param window onto which they are dropped
   */
  public Drops(Region window) {
    window.addEventHandler(DragEvent.DRAG_OVER, this::over);
    window.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
  }

  /**
   * Lets files of an ending be dropped.
   *
   * @param suffix the ending with its point, {@code .lockstep}
   * @param taker gets the file, on the JavaFX thread
   */
  public void register(String suffix, Consumer<Path> taker) {
    takers.put(suffix, taker);
  }

  /** Hands a file to who takes it; says whether anybody does. */
  public boolean take(Path file) {
    Optional<Consumer<Path>> taker = taker(file);
    taker.ifPresent(one -> one.accept(file));
    return taker.isPresent();
  }

  private Optional<Consumer<Path>> taker(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return takers.entrySet().stream()
        .filter(one -> name.endsWith(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void over(DragEvent event) {
    if (first(event).isEmpty()) return;
    event.acceptTransferModes(TransferMode.COPY);
    event.consume();
  }

  private void dropped(DragEvent event) {
    Optional<Path> file = first(event);
    event.setDropCompleted(file.isPresent());
    file.ifPresent(this::take);
    event.consume();
  }

  /** One run is shown at a time, so of several files the first that somebody takes. */
  private Optional<Path> first(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    return files.stream().map(File::toPath).filter(file -> taker(file).isPresent()).findFirst();
  }
}
