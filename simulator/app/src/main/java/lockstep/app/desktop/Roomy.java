package lockstep.app.desktop;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The diagram's place: as large as its card, or larger where its card is too small for text that
 * the user enlarged, and then it scrolls.
 */
final class Roomy extends StackPane {
  /** The least scale at which the diagram has room for the text of the usual size. */
  private static final double LEAST_SCALE = 0.61;

  private final Region content;
  private double room;

  Roomy(Region content) {
    this.content = content;
    getChildren().add(content);
  }

  /**
   * Gives the content room for text.
   *
   * @param text the size of text
   * @param suggested the one that the window suggests: it has room for that
   * @param width of the card
   * @param height of the card
   */
  void fit(double text, double suggested, double width, double height) {
    double wide = 1000 * LEAST_SCALE * text;
    double high = 760 * LEAST_SCALE * text;
    boolean scrolls = text > suggested && (width < wide || height < high);
    double wanted = scrolls ? text : 0;
    if (wanted == room) return;
    boolean scrolled = room > 0;
    room = wanted;
    content.setMinSize(scrolls ? wide : 0, scrolls ? high : 0);
    if (scrolls == scrolled) return;
    // Out of the scene it loses the keys.
    boolean focused = content.isFocused();
    getChildren().clear();
    getChildren().add(scrolls ? scroll() : content);
    if (focused) content.requestFocus();
  }

  private ScrollPane scroll() {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setPannable(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("ls-scroll");
    return scroll;
  }
}
