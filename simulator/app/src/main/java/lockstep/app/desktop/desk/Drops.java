package lockstep.app.desktop.desk;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;

/**
 * Files that are dropped onto the window, and who takes which. It alone listens to the window: of
 * two that did, the one that does not know a file would end the drop for the other.
 */
public final class Drops {
  private record Taker(Predicate<Path> takes, Consumer<Path> taker) {}

  private final List<Taker> takers = new ArrayList<>();

  /** Of no window: files are only handed over. */
  Drops() {}

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
    register(
        file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(suffix), taker);
  }

  /**
   * Lets files of which this is true be dropped, if nobody who was registered before takes them.
   *
   * @param taker gets the file, on the JavaFX thread
   */
  public void register(Predicate<Path> takes, Consumer<Path> taker) {
    takers.add(new Taker(takes, taker));
  }

  /** Hands a file to who takes it; says whether anybody does. */
  public boolean take(Path file) {
    Optional<Consumer<Path>> taker = taker(file);
    taker.ifPresent(one -> one.accept(file));
    return taker.isPresent();
  }

  private Optional<Consumer<Path>> taker(Path file) {
    return takers.stream().filter(one -> one.takes().test(file)).map(Taker::taker).findFirst();
  }

  private void over(DragEvent event) {
    if (first(event).isEmpty()) return;
    event.acceptTransferModes(TransferMode.COPY);
    event.consume();
  }

  private void dropped(DragEvent event) {
    Optional<Path> file = first(event);
    if (file.isEmpty()) return;
    take(file.get());
    event.setDropCompleted(true);
    event.consume();
  }

  /** One run is shown at a time, so of several files the first that somebody takes. */
  private Optional<Path> first(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    return files.stream().map(File::toPath).filter(file -> taker(file).isPresent()).findFirst();
  }
}
