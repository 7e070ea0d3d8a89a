package lockstep.views.parts;

import javafx.scene.Node;

/** Whether somebody can see a part of the window. */
public final class Seen {
  private Seen() {}

  /** Whether it is in a window, and neither it nor anything that it lies in is hidden. */
  public static boolean is(Node part) {
    for (Node at = part; at != null; at = at.getParent()) if (!at.isVisible()) return false;
    return part.getScene() != null;
  }
}
