package lockstep.views.settings;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lockstep.views.parts.Theme;

/** What the user chose for the whole window. Used on the JavaFX thread. */
public final class Settings {
  /** The size of text that the window's own size suggests. */
  public static final int AS_THE_WINDOW = 0;

  /** The steps by which text grows, in percent. */
  public static final List<Integer> SIZES = List.of(100, 110, 125, 150, 175, 200, 250, 300);

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final IntegerProperty text = new SimpleIntegerProperty(AS_THE_WINDOW);
  private final BooleanProperty reduced = new SimpleBooleanProperty();
  private final StringProperty language = new SimpleStringProperty("");

  private final ObjectProperty<Division> division = new SimpleObjectProperty<>(Division.USUAL);
  private final StringProperty folder = new SimpleStringProperty("");

  private final Path languages;

  /** The usual settings of who has no folder for them. */
  public Settings() {
    this(null);
  }

  /**
   * The usual settings.
   *
   * @param languages the folder of the user's own languages; null for none
   */
  public Settings(Path languages) {
    this.languages = languages;
  }

  /** The folder of the user's own languages; null for none. */
  public Path languages() {
    return languages;
  }

  /** The colours. */
  public ObjectProperty<Theme> theme() {
    return theme;
  }

  /** The size of text in percent, 100 to 300, or {@link #AS_THE_WINDOW}. */
  public IntegerProperty text() {
    return text;
  }

  /** Whether as little as possible moves. */
  public BooleanProperty reducedMotion() {
    return reduced;
  }

  /** The tag of the language; empty text for the system's. */
  public StringProperty language() {
    return language;
  }

  /** Where the dividers between the cards stand. */
  public ObjectProperty<Division> division() {
    return division;
  }

  /** The folder of the file that was opened or saved last; empty text before the first. */
  public StringProperty folder() {
    return folder;
  }

  /**
   * The size of text, 1 to 3.
   *
   * @param suggested the window's suggestion
   */
  public double size(double suggested) {
    return text.get() == AS_THE_WINDOW ? suggested : text.get() / 100.0;
  }

  /** Makes text larger or smaller by one step; at the ends nothing changes. */
  public void change(boolean larger, double suggested) {
    double now = size(suggested) * 100;
    for (int i = 0; i < SIZES.size(); i++) {
      int size = SIZES.get(larger ? i : SIZES.size() - 1 - i);
      if (larger ? size > now + 0.5 : size < now - 0.5) {
        text.set(size);
        return;
      }
    }
  }
}
