package lockstep.app.desktop;

import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A part's place: as large as its card, or larger where its card is too small for text that the
 * user enlarged, and then the part scrolls.
 */
final class Roomy extends StackPane {
  private final Region content;
  private final double width;
  private final double height;
  private double room;

  /**
   * A place that is as large as its card.
   *
   * @param width what the content needs at the least for text of the usual size
   * @param height likewise
   */
  Roomy(Region content, double width, double height) {
    this.content = content;
    this.width = width;
    this.height = height;
    getChildren().add(content);
  }

  /**
   * Gives the content room for text.
   *
   * @param text the size of text
   * @param suggested the one that the window suggests: it has room for that
   * @param card the card's size
   */
  void fit(double text, double suggested, Bounds card) {
    double wide = width * text;
    double high = height * text;
    boolean scrolls = text > suggested && (card.getWidth() < wide || card.getHeight() < high);
    double wanted = scrolls ? text : 0;
    if (wanted == room) return;
    boolean scrolled = room > 0;
    room = wanted;
    content.setMinSize(scrolls ? wide : 0, scrolls ? high : 0);
    if (scrolls == scrolled) return;
    // Out of the scene it loses the keys.
    boolean focused = content.isFocused();
    getChildren().clear();
    getChildren().add(scrolls ? scroll(content) : content);
    if (focused) content.requestFocus();
  }

  private static ScrollPane scroll(Region content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setPannable(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("ls-scroll");
    return scroll;
  }
}
