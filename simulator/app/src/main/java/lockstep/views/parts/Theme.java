package lockstep.views.parts;

import javafx.scene.Parent;

/** The three sets of colours. Shapes and places are the same in all of them. */
public enum Theme {
  LIGHT(""),
  DARK("ls-dark"),
  CONTRAST("ls-contrast");

  private final String styleClass;

  Theme(String styleClass) {
    this.styleClass = styleClass;
  }

  /** The theme after this one; after the last comes the first. */
  public Theme next() {
    return values()[(ordinal() + 1) % values().length];
  }

  /** Gives a root this theme and takes the others from it. */
  public void applyTo(Parent root) {
    for (Theme theme : values()) root.getStyleClass().remove(theme.styleClass);
    if (!styleClass.isEmpty()) root.getStyleClass().add(styleClass);
  }
}
