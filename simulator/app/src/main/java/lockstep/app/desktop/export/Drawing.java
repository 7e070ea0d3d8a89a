package lockstep.app.desktop.export;

import javafx.scene.image.Image;
import lockstep.app.Picture;

/** A view of a run that is drawn off the screen, step by step. Used on the JavaFX thread. */
public interface Drawing extends AutoCloseable {
  /** Shows a run as far as it was played. */
  void show(Picture.Shown run);

  /** The pixels of what is shown. */
  Image pixels();

  /** The shapes of what is shown, as SVG. */
  String shapes();

  @Override
  void close();
}
