package lockstep.app.desktop.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * What lies over the window's cards: popovers, panels, whole pages. They are parts of the window
 * itself: a window of its own would have a white frame where the system cannot draw through
 * windows, and a dialogue would stand before the diagram. Escape closes the one that was opened
 * last, and the keys go back to where they were.
 */
public final class Overlays {
  private static final double GAP = 10;

  /** Where an overlay lies. */
  public interface Place {
    /**
     * @param width the window's width
     * @param height the window's height
     * @param top where the application bar ends
     */
    Bounds of(Region overlay, double width, double height, double top);
  }

  /** Below the bar at the right edge, as large as it wants to be. */
  public static final Place RIGHT =
      (overlay, width, height, top) -> {
        double wide = Math.min(overlay.prefWidth(-1), width - 2 * GAP);
        double high = Math.min(overlay.prefHeight(wide), height - top - GAP);
        return new BoundingBox(width - GAP - wide, top, wide, high);
      };

  /** In the middle below the bar, as large as it wants to be. */
  public static final Place MIDDLE =
      (overlay, width, height, top) -> {
        double wide = Math.min(overlay.prefWidth(-1), width - 2 * GAP);
        double high = Math.min(overlay.prefHeight(wide), height - top - GAP);
        return new BoundingBox((width - wide) / 2, top, wide, high);
      };

  /** Over all cards, below the bar. */
  public static final Place PAGE =
      (overlay, width, height, top) -> new BoundingBox(6, top, width - 12, height - top - 6);

  /** Over the whole window. */
  public static final Place WHOLE =
      (overlay, width, height, top) -> new BoundingBox(0, 0, width, height);

  private record Open(Place place, Node focusBefore, Runnable closed) {}

  private final Pane window;
  private final Consumer<Node> focus;

  /** What follows the pointer, and is gone when anything else opens; null for nothing. */
  private Region fleeting;

  /** In the order in which they were opened. */
  private final Map<Region, Open> open = new LinkedHashMap<>();

  /**
   * @param window whose children they become
   * @param focus gives the keys back to a part; null for the window's own choice
   */
  public Overlays(Pane window, Consumer<Node> focus) {
    this.window = window;
    this.focus = focus;
  }

  /** Opens an overlay, or brings it to the front. */
  public void open(Region overlay, Place place) {
    open(overlay, place, () -> {});
  }

  /**
   * Opens an overlay, or brings it to the front.
   *
   * @param closed runs when it is closed, by whomever
   */
  public void open(Region overlay, Place place, Runnable closed) {
    if (fleeting != null && fleeting != overlay) close(fleeting);
    Open before = open.remove(overlay);
    Node focused =
        before == null
            ? window.getScene() == null ? null : window.getScene().getFocusOwner()
            : before.focusBefore();
    open.put(overlay, new Open(place, focused, closed));
    overlay.setManaged(false);
    window.getChildren().remove(overlay);
    window.getChildren().add(overlay);
    // What scrolls has its content in the window only from its first style on, and only then can
    // the content be given the keys.
    overlay.applyCss();
    window.requestLayout();
  }

  /** Lets one overlay give way to whatever else opens. */
  public void giveWay(Region overlay) {
    fleeting = overlay;
  }

  /** Opens an overlay that is closed, closes one that is open. */
  public void toggle(Region overlay, Place place) {
    if (isOpen(overlay)) close(overlay);
    else open(overlay, place);
  }

  public boolean isOpen(Region overlay) {
    return open.containsKey(overlay);
  }

  public boolean isAnyOpen() {
    return !open.isEmpty();
  }

  /** Whether any other overlay than this one is open. */
  public boolean isAnyOpenBut(Region one) {
    return open.keySet().stream().anyMatch(overlay -> overlay != one);
  }

  /** Whether any other overlay than such is open. */
  public boolean isAnyOpenBut(Predicate<Region> such) {
    return !open.keySet().stream().allMatch(such);
  }

  /** Closes an overlay; says whether it was open. */
  public boolean close(Region overlay) {
    Open was = open.remove(overlay);
    if (was == null) return false;
    boolean hadFocus = holdsFocus(overlay);
    window.getChildren().remove(overlay);
    if (hadFocus) focus.accept(was.focusBefore());
    was.closed().run();
    return true;
  }

  /** Closes the overlay that was opened last; says whether there was one. */
  public boolean closeTop() {
    Region top = null;
    for (Region overlay : open.keySet()) top = overlay;
    return top != null && close(top);
  }

  /**
   * Gives each its place anew, since one of them wants to be of another size. None is managed, so
   * that the window does not hear of it.
   */
  public void refit() {
    window.requestLayout();
  }

  /** Gives each its place, in the window's layout. */
  public void layout(double width, double height, double top) {
    open.forEach(
        (overlay, how) -> {
          Bounds at = how.place().of(overlay, width, height, top);
          overlay.resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
        });
  }

  private boolean holdsFocus(Region overlay) {
    Node owner = overlay.getScene() == null ? null : overlay.getScene().getFocusOwner();
    for (Node node = owner; node != null; node = node.getParent()) if (node == overlay) return true;
    return false;
  }
}
