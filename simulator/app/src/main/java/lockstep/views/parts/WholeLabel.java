package lockstep.views.parts;

import javafx.scene.control.Label;

/**
 * Words that are there as a whole or not at all, where others beside them are more important: cut
 * in their middle they would help nobody. Their hint has them always.
 */
public final class WholeLabel extends Label {
  private static final double SLACK = 0.6;

  private final Hint hint = Hint.on(this);

  /** A label without words. */
  public WholeLabel() {
    textProperty().addListener((property, was, now) -> hint.say(now));
    setMinWidth(0);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    setOpacity(getWidth() + SLACK >= prefWidth(-1) ? 1 : 0);
  }
}
