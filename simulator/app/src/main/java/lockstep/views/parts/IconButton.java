package lockstep.views.parts;

import javafx.scene.control.Button;
import lockstep.views.words.Words;

/** Buttons with an icon alone, and a name for those who cannot see it. */
public final class IconButton {
  private static final double SIZE = 17;

  private IconButton() {}

  /** A button of the usual size, whose hint is its name. */
  public static Button of(String icon, String name, Runnable action) {
    return of(icon, SIZE, name, name, action);
  }

  /**
   * A button.
   *
   * @param size the icon's, in pixels at the usual size of text
   * @param hint what is said of it where the pointer rests on it
   */
  public static Button of(String icon, double size, String name, String hint, Runnable action) {
    Button button = new Button();
    button.setGraphic(Icons.of(icon, size));
    button.getStyleClass().add("ls-icon-button");
    button.setAccessibleText(name);
    Hint.on(button, hint);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** The button that closes a page of the window, as Escape does. */
  public static Button closing(Runnable action) {
    String name = Words.of("page.close");
    return of("close", SIZE, name, name + "  " + Words.of("key.escape"), action);
  }
}
