package lockstep.app.desktop;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import lockstep.views.parts.Scrolled;

/**
 * A part's place: as large as its card, or larger where its card is too small for text that the
 * user enlarged, and then the part scrolls.
 */
final class Roomy extends StackPane {
  /** How much is shown around what is meant, in pixels. */
  private static final double AIR = 28;

  private final Region content;
  private final double width;
  private final double height;
  private ObservableDoubleValue asked = new ReadOnlyDoubleWrapper();
  private double room;
  private ScrollPane scroll;
  private Supplier<List<Bounds>> wanted = List::of;

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

  /** Where it scrolls anyway, the content is at least so wide, in pixels. */
  void widen(ObservableDoubleValue least) {
    asked = least;
    least.addListener((property, was, now) -> makeRoom());
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
    double needed = scrolls ? text : 0;
    if (needed == room) return;
    boolean scrolled = room > 0;
    room = needed;
    makeRoom();
    if (scrolls == scrolled) return;
    // Out of the scene it loses the keys.
    boolean focused = content.isFocused();
    getChildren().clear();
    scroll = scrolls ? scroll(content) : null;
    getChildren().add(scrolls ? scroll : content);
    if (focused) content.requestFocus();
  }

  /** Whether the content scrolls now. */
  boolean scrolls() {
    return scroll != null;
  }

  private void makeRoom() {
    boolean scrolls = room > 0;
    content.setMinSize(
        scrolls ? Math.max(width * room, asked.get()) : 0, scrolls ? height * room : 0);
  }

  /**
   * Scrolls, where the part scrolls, as far as it needs to show these places of the content.
   *
   * @param places in the content's coordinates, asked for when all have their sizes; of two that
   *     have not room together the later one is shown
   */
  void reveal(Supplier<List<Bounds>> places) {
    wanted = places;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (scroll == null) return;
    scroll.layout();
    wanted.get().forEach(this::scrollTo);
    wanted = List::of;
  }

  private void scrollTo(Bounds place) {
    Bounds seen = scroll.getViewportBounds();
    Bounds all = content.getLayoutBounds();
    scroll.setHvalue(
        Scrolled.showing(
            scroll.getHvalue(),
            all.getWidth(),
            seen.getWidth(),
            place.getMinX() - AIR,
            place.getMaxX() + AIR));
    scroll.setVvalue(
        Scrolled.showing(
            scroll.getVvalue(),
            all.getHeight(),
            seen.getHeight(),
            place.getMinY() - AIR,
            place.getMaxY() + AIR));
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
