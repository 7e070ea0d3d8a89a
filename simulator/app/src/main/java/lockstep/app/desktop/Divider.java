package lockstep.app.desktop;

import java.util.EnumSet;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import lockstep.views.parts.Hint;
import lockstep.views.words.Words;

/**
 * Something between two cards that can be drawn aside with the mouse, or with the arrow keys when
 * it has the focus. For those who listen it is a slider: its value is where it stands.
 */
final class Divider extends Region {
  private static final PseudoClass DRAWN = PseudoClass.getPseudoClass("drawn");

  private static final Set<KeyCode> OWN =
      EnumSet.of(
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.HOME,
          KeyCode.END,
          KeyCode.ENTER);

  /** What it asks for. */
  interface Actions {
    /** To be drawn to a place in the window, from the left or from the top. */
    void draw(double to);

    /** One step to the left or up (-1), to the right or down (1), as far as it goes (-2, 2). */
    void step(int direction);

    /** To be put back to its usual place. */
    void reset();

    /** Where it stands (0), may stand at the least (-1) and at the most (1), in pixels. */
    double position(int limit);
  }

  private final Orientation orientation;
  private final Actions actions;
  private final Region line = new Region();

  /** How far from its middle it was grasped. */
  private double grasped;

  /**
   * @param orientation of the line between the cards
   */
  Divider(String id, Orientation orientation, String name, Actions actions) {
    this.orientation = orientation;
    this.actions = actions;
    setId(id);
    getStyleClass().add("ls-divider");
    line.getStyleClass().add("ls-divider-line");
    line.setMouseTransparent(true);
    getChildren().add(line);
    setManaged(false);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(name);
    Hint.on(this, Words.of("divider.hint"));
    setCursor(isUpright() ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    setOnKeyPressed(this::take);
    setOnMousePressed(this::grasp);
    setOnMouseDragged(event -> actions.draw(along(event) - grasped));
    setOnMouseReleased(event -> pseudoClassStateChanged(DRAWN, false));
    setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) actions.reset();
        });
  }

  private boolean isUpright() {
    return orientation == Orientation.VERTICAL;
  }

  private double along(MouseEvent event) {
    Point2D at = getParent().sceneToLocal(event.getSceneX(), event.getSceneY());
    return isUpright() ? at.getX() : at.getY();
  }

  private void grasp(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) return;
    grasped = along(event) - actions.position(0);
    pseudoClassStateChanged(DRAWN, true);
  }

  /** Whether a key is its own while it has the focus. */
  static boolean isOwn(KeyEvent event) {
    return !event.isShortcutDown() && !event.isAltDown() && OWN.contains(event.getCode());
  }

  private void take(KeyEvent event) {
    if (!isOwn(event)) return;
    switch (event.getCode()) {
      case LEFT -> step(isUpright(), -1);
      case RIGHT -> step(isUpright(), 1);
      case UP -> step(!isUpright(), -1);
      case DOWN -> step(!isUpright(), 1);
      case HOME -> step(true, -2);
      case END -> step(true, 2);
      default -> actions.reset();
    }
    event.consume();
  }

  /** An arrow that points along the line moves nothing, and leads the run neither. */
  private void step(boolean across, int direction) {
    if (!across) return;
    actions.step(direction);
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }

  @Override
  protected void layoutChildren() {
    double thick = line.prefWidth(-1);
    if (isUpright()) line.resizeRelocate((getWidth() - thick) / 2, 0, thick, getHeight());
    else line.resizeRelocate(0, (getHeight() - thick) / 2, getWidth(), thick);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> actions.position(0);
      case MIN_VALUE -> actions.position(-1);
      case MAX_VALUE -> actions.position(1);
      // A slider's own direction lies across the line.
      case ORIENTATION -> isUpright() ? Orientation.HORIZONTAL : Orientation.VERTICAL;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    switch (action) {
      case INCREMENT -> step(true, 1);
      case DECREMENT -> step(true, -1);
      case SET_VALUE -> {
        if (parameters.length == 1 && parameters[0] instanceof Number to)
          actions.draw(to.doubleValue());
      }
      default -> super.executeAccessibleAction(action, parameters);
    }
  }
}
