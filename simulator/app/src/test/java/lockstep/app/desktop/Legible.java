package lockstep.app.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import lockstep.views.parts.Hint;

/**
 * Looks through what is shown for what cannot be read or hit: text that is cut with dots or runs
 * over an edge, parts that lie on one another, letters and targets that are too small, and what
 * scrolls with no bar that says so.
 */
final class Legible {
  /** Smaller letters are read by few. */
  private static final double LEAST_LETTER = 11;

  /** WCAG 2.2, 2.5.8. */
  private static final double LEAST_TARGET = 24;

  /** Half a pixel on either side comes from snapping. */
  private static final double SLACK = 1.1;

  /** How much of a line's height its letters take; the rest is air. */
  private static final double INK = 0.92;

  /** What part of that air is above them. */
  private static final double ABOVE = 0.7;

  /** A line with its air, as a multiple of the size of its letters. */
  private static final double LINE = 1.3;

  /** How wide a space is, as a share of the size of letters. */
  private static final double SPACE = 0.3;

  private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");

  /** What cannot be read by itself, each with its reason. */
  private static final Set<String> SIGNS =
      Set.of(
          // The letter in a token repeats what its shape says.
          "ls-token-letter",
          // How many stand there is told by the plate too.
          "ls-crowd-text");

  /** The part of the window in which something must be seen. */
  private record Room(Bounds at, boolean scrollsAcross, boolean scrollsDown) {
    Room within(Bounds other) {
      double left = Math.max(at.getMinX(), other.getMinX());
      double top = Math.max(at.getMinY(), other.getMinY());
      double width = Math.max(0, Math.min(at.getMaxX(), other.getMaxX()) - left);
      double height = Math.max(0, Math.min(at.getMaxY(), other.getMaxY()) - top);
      return new Room(new BoundingBox(left, top, width, height), scrollsAcross, scrollsDown);
    }

    Room scrolling(boolean across, boolean down) {
      return new Room(at, scrollsAcross || across, scrollsDown || down);
    }

    boolean hides(Bounds what) {
      return !scrollsAcross
              && (what.getMinX() < at.getMinX() - SLACK || what.getMaxX() > at.getMaxX() + SLACK)
          || !scrollsDown
              && (what.getMinY() < at.getMinY() - SLACK || what.getMaxY() > at.getMaxY() + SLACK);
    }
  }

  /** Something that takes room of its own, as far as it is in sight. */
  private record Thing(Node node, Bounds at) {}

  private final List<String> faults = new ArrayList<>();
  private final List<Thing> things = new ArrayList<>();

  private Legible() {}

  /** What is wrong with what a node shows, in words; nothing when all can be read. */
  static List<String> faults(Node root, Bounds window) {
    Legible legible = new Legible();
    legible.look(root, new Room(window, false, false));
    legible.compare();
    return legible.faults;
  }

  private void look(Node node, Room room) {
    if (!node.isVisible() || node.getOpacity() == 0 || isBar(node)) return;
    Room inside = room;
    if (node.getClip() != null)
      inside = room.within(node.localToScene(node.getClip().getBoundsInLocal()));
    if (node instanceof ScrollPane pane) {
      lookAt(pane);
      inside =
          inside.scrolling(
              pane.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER,
              pane.getVbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER);
    }
    if (node instanceof VirtualFlow<?> flow) inside = inside.scrolling(hasBarBelow(flow), true);
    if (node.getStyleClass().contains("ls-code-area")) inside = inside.scrolling(true, true);
    if (node instanceof Labeled label) lookAt(label, inside);
    if (node instanceof Text text) lookAt(text, inside);
    if (isTarget(node)) target(node, inside);
    // What it is drawn with inside is the control's own matter.
    if (node instanceof ComboBoxBase<?> || node instanceof TextInputControl) return;
    if (node instanceof Parent parent)
      for (Node child : parent.getChildrenUnmodifiable()) look(child, inside);
  }

  private void lookAt(ScrollPane pane) {
    if (pane.getContent() == null || pane.getVbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER)
      return;
    double hidden =
        pane.getContent().getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
    if (hidden > SLACK && !hasBarBeside(pane))
      fault(pane, "hides " + round(hidden) + " below, with no bar");
  }

  private void lookAt(Labeled label, Room room) {
    String text = label.getText();
    if (text == null || text.isBlank()) return;
    if (!(label.lookup(".text") instanceof Text shown)) return;
    if (!shown.isVisible() || shown.getText().equals(text) || !isInSight(label, room)) return;
    if (shown.getParent() != label) return;
    if (!Hint.textOf(label).contains(text)) fault(label, "is cut to '" + shown.getText() + "'");
  }

  private void lookAt(Text text, Room room) {
    if (text.getText().isBlank() || isSign(text)) return;
    Bounds ink = ink(text);
    Bounds seen = room.within(ink).at();
    boolean scrolled = room.scrollsAcross() || room.scrollsDown();
    if (scrolled && (seen.getWidth() == 0 || seen.getHeight() == 0)) return;
    if (room.hides(ink)) fault(text, "at " + words(ink) + " is not all within " + words(room.at()));
    double size = text.getFont().getSize() * scale(text);
    if (size < LEAST_LETTER - 0.05) fault(text, "has letters of " + size);
    if (text.getParent() instanceof Control owner) {
      Bounds around = owner.localToScene(owner.getLayoutBounds());
      if (ink.getMinX() < around.getMinX() - SLACK
          || ink.getMaxX() > around.getMaxX() + SLACK
          || ink.getMinY() < around.getMinY() - 2
          || ink.getMaxY() > around.getMaxY() + 2)
        fault(text, "at " + words(ink) + " runs over its " + words(around));
    }
    if (!isTarget(text.getParent())) things.add(new Thing(text, seen));
  }

  private void target(Node node, Room room) {
    Bounds at = node.localToScene(node.getLayoutBounds());
    Bounds seen = room.within(at).at();
    boolean scrolled = room.scrollsAcross() || room.scrollsDown();
    if (scrolled && (seen.getWidth() == 0 || seen.getHeight() == 0)) return;
    if (room.hides(at)) fault(node, "at " + words(at) + " is not all within " + words(room.at()));
    if (at.getWidth() < LEAST_TARGET - 0.5 || at.getHeight() < LEAST_TARGET - 0.5)
      fault(node, "is a target of " + words(at));
    if (!node.getStyleClass().contains("ls-code-input")) things.add(new Thing(node, seen));
  }

  private void compare() {
    for (int i = 0; i < things.size(); i++)
      for (int j = i + 1; j < things.size(); j++) {
        Thing one = things.get(i);
        Thing other = things.get(j);
        double wide =
            Math.min(one.at().getMaxX(), other.at().getMaxX())
                - Math.max(one.at().getMinX(), other.at().getMinX());
        double high =
            Math.min(one.at().getMaxY(), other.at().getMaxY())
                - Math.max(one.at().getMinY(), other.at().getMinY());
        if (wide > SLACK && high > SLACK && !isWithin(one.node(), other.node()))
          fault(
              one.node(),
              "lies on " + name(other.node()) + " by " + round(wide) + "x" + round(high));
      }
  }

  private void fault(Node node, String what) {
    faults.add(name(node) + " " + what);
  }

  private static boolean isWithin(Node one, Node other) {
    // Words that flow: each part's bounds hold the whole lines on which it begins and ends.
    if (one.getParent() instanceof TextFlow && one.getParent() == other.getParent()) return true;
    for (Node at = one; at != null; at = at.getParent()) if (at == other) return true;
    for (Node at = other; at != null; at = at.getParent()) if (at == one) return true;
    return false;
  }

  private static boolean isInSight(Node node, Room room) {
    Bounds seen = room.within(node.localToScene(node.getLayoutBounds())).at();
    return seen.getWidth() > 0 && seen.getHeight() > 0;
  }

  private static boolean isTarget(Node node) {
    return node instanceof ButtonBase
        || node instanceof ComboBoxBase<?>
        || node instanceof TextInputControl;
  }

  private static boolean hasBarBelow(VirtualFlow<?> flow) {
    return flow.getChildrenUnmodifiable().stream()
        .anyMatch(
            part ->
                part instanceof ScrollBar bar
                    && bar.isVisible()
                    && bar.getOrientation() == Orientation.HORIZONTAL);
  }

  private static boolean hasBarBeside(ScrollPane pane) {
    return pane.getChildrenUnmodifiable().stream()
        .anyMatch(
            part ->
                part instanceof ScrollBar bar
                    && bar.isVisible()
                    && bar.getOrientation() == Orientation.VERTICAL);
  }

  private static boolean isBar(Node node) {
    return node.getStyleClass().contains("scroll-bar");
  }

  private static boolean isSign(Node node) {
    return node.getStyleClass().stream().anyMatch(SIGNS::contains)
        || node.getPseudoClassStates().contains(DIMMED);
  }

  /** Where its letters stand: its bounds have air above and below them. */
  private static Bounds ink(Text text) {
    Bounds all = text.getBoundsInLocal();
    double size = text.getFont().getSize();
    double lines = Math.max(1, Math.round(all.getHeight() / (size * LINE)));
    double air = Math.max(0, all.getHeight() / lines - size * INK);
    // A line that is wrapped keeps the space that it was wrapped at.
    double width = all.getWidth() - (lines > 1 ? size * SPACE : 0);
    return text.localToScene(
        new BoundingBox(all.getMinX(), all.getMinY() + air * ABOVE, width, all.getHeight() - air));
  }

  private static double scale(Node node) {
    return node.localToScene(0, 0).distance(node.localToScene(0, 1));
  }

  private static String name(Node node) {
    StringBuilder name = new StringBuilder();
    if (node instanceof Text text) name.append("'").append(text.getText()).append("' ");
    else if (node instanceof Labeled label && label.getText() != null && !label.getText().isEmpty())
      name.append("'").append(label.getText()).append("' ");
    int shown = 0;
    for (Node at = node; at != null && shown < 3; at = at.getParent()) {
      List<String> own =
          at.getStyleClass().stream().filter(style -> style.startsWith("ls-")).toList();
      String id = at.getId() == null ? "" : "#" + at.getId();
      if (own.isEmpty() && id.isEmpty()) continue;
      name.append(shown++ == 0 ? "" : " in ").append(id);
      own.forEach(style -> name.append(".").append(style));
    }
    return name.toString();
  }

  private static String words(Bounds at) {
    return round(at.getWidth())
        + "x"
        + round(at.getHeight())
        + "+"
        + round(at.getMinX())
        + "+"
        + round(at.getMinY());
  }

  private static String round(double value) {
    return String.valueOf(Math.round(value * 10) / 10.0);
  }
}
