package lockstep.views.parts;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Labels whose text takes as many lines as it needs, and is never cut. */
public final class Wrapped {
  private Wrapped() {}

  /** An empty label. */
  public static Label label(String styleClass) {
    return label("", styleClass);
  }

  /** A label with a text. */
  public static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
