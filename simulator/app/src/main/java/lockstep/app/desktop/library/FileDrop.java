package lockstep.app.desktop.library;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Lets a scenario's file be dragged into the window: it opens in the editor. */
final class FileDrop {
  private final Consumer<Path> open;

  /**
   * @param open is given the file
   */
  FileDrop(Consumer<Path> open) {
    this.open = open;
  }

  void installOn(Node window) {
    window.addEventHandler(DragEvent.DRAG_OVER, this::over);
    window.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
  }

  /** Whether these files are one that may be a scenario: files that other features know are not. */
  static boolean takes(List<File> files) {
    if (files.size() != 1 || !files.get(0).isFile()) return false;
    String name = files.get(0).getName();
    int dot = name.lastIndexOf('.');
    return dot < 0 || List.of(".scenario", ".txt").contains(name.substring(dot));
  }

  private void over(DragEvent event) {
    if (event.isConsumed() || !takes(event.getDragboard().getFiles())) return;
    event.acceptTransferModes(TransferMode.COPY);
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    if (event.isConsumed() || !takes(files)) return;
    open.accept(files.get(0).toPath());
    event.setDropCompleted(true);
    event.consume();
  }
}
