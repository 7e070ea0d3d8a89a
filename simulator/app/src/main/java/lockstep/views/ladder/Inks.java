package lockstep.views.ladder;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import lockstep.tcp.Side;

/**
 * The colours and the size of text that the style sheets give. A canvas has no style of its own, so
 * empty shapes ask for it: whoever changes the theme changes them.
 */
final class Inks extends Group {
  /** The tokens that the ladder draws with; the style class of each is {@code ls-ink-NAME}. */
  enum Ink {
    INK,
    INK_2,
    PANEL,
    PANEL_2,
    CONTROL,
    CLIENT,
    SERVER,
    ON_FILL,
    PAPER,
    CORE,
    EXPLAINED,
    UNEXPLAINED,
    FOCUS;

    private String styleClass() {
      return "ls-ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The size of text that the measures of the ladder are made for. */
  private static final double USUAL = 12.5;

  private final Map<Ink, Rectangle> swatches = new EnumMap<>(Ink.class);
  private final Text letter = new Text();

  /**
   * Swatches in no place at all.
   *
   * @param changed runs when one of them has changed
   */
  Inks(Runnable changed) {
    for (Ink ink : Ink.values()) {
      Rectangle swatch = new Rectangle();
      swatch.getStyleClass().add(ink.styleClass());
      swatch.fillProperty().addListener((property, was, now) -> changed.run());
      swatches.put(ink, swatch);
      getChildren().add(swatch);
    }
    letter.getStyleClass().add("ls-ladder-letter");
    letter.fontProperty().addListener((property, was, now) -> changed.run());
    getChildren().add(letter);
    setManaged(false);
    setMouseTransparent(true);
  }

  Paint of(Ink ink) {
    return swatches.get(ink).getFill();
  }

  /** The hue of an end. */
  Paint of(Side side) {
    return of(side == Side.CLIENT ? Ink.CLIENT : Ink.SERVER);
  }

  /** How much larger than usual the text is. */
  double size() {
    return letter.getFont().getSize() / USUAL;
  }
}
