package lockstep.views.parts;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * A tooltip that is made when the pointer first comes: each one is a window of its own, too dear to
 * be made for every part of a window that has just opened.
 */
public final class Hint {
  private final Node node;
  private Tooltip tooltip;
  private String text = "";

  private Hint(Node node) {
    this.node = node;
    node.getProperties().put(Hint.class, this);
    node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> make());
  }

  /** A hint for a part of the window, empty as yet; an empty hint does not show. */
  public static Hint on(Node node) {
    return new Hint(node);
  }

  /** A hint for a part of the window. */
  public static Hint on(Node node, String text) {
    Hint hint = new Hint(node);
    hint.say(text);
    return hint;
  }

  /** What a part of the window says when it is pointed at; empty where it says nothing. */
  public static String textOf(Node node) {
    return node.hasProperties() && node.getProperties().get(Hint.class) instanceof Hint hint
        ? hint.text
        : "";
  }

  /** What it says from now on. */
  public void say(String words) {
    text = words;
    if (tooltip == null) return;
    tooltip.setText(words);
    if (words.isEmpty()) {
      Tooltip.uninstall(node, tooltip);
      tooltip = null;
    }
  }

  private void make() {
    if (tooltip != null || text.isEmpty()) return;
    tooltip = new Tooltip(text);
    Tooltip.install(node, tooltip);
  }
}
