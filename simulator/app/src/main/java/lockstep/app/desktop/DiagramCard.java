package lockstep.app.desktop;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import lockstep.views.diagram.StateDiagram;

/** The card of the state diagram, which is shown before all others. */
final class DiagramCard extends StackPane {
  /** The least size at which the diagram's labels can be read, in pixels. */
  static final double LEAST_WIDTH = 680;

  static final double LEAST_HEIGHT = 517;

  /** How far the sign in the corner stands from the edges, in pixels. */
  private static final double SIGN_EDGE = 2;

  private final Roomy roomy;
  private Region sign;

  DiagramCard(StateDiagram diagram) {
    roomy = new Roomy(diagram, LEAST_WIDTH, LEAST_HEIGHT);
    getChildren().add(roomy);
    diagram.onStep(() -> roomy.reveal(diagram::happening));
    getStyleClass().addAll("ls-card", "ls-diagram-card");
    diagram
        .focusVisibleProperty()
        .addListener((property, was, now) -> Cards.mark(this, "ls-focus-shown", now));
  }

  void addSign(Region sign) {
    this.sign = sign;
    setAlignment(sign, Pos.BOTTOM_LEFT);
    setMargin(sign, new Insets(0, 0, SIGN_EDGE, SIGN_EDGE));
    getChildren().add(sign);
  }

  /** Fits the diagram into the room that the card has come to. */
  void fit(double text, double suggested, Bounds room) {
    roomy.fit(text, suggested, room);
    keepSignClear();
  }

  /** What scrolls goes anywhere, also under the sign: then that has a strip of its own. */
  private void keepSignClear() {
    boolean strip = roomy.scrolls() && sign != null && sign.isManaged();
    double high = strip ? sign.prefHeight(-1) + 2 * SIGN_EDGE : 0;
    Insets now = getMargin(roomy);
    if (high == (now == null ? 0 : now.getBottom())) return;
    setMargin(roomy, new Insets(0, 0, high, 0));
  }
}
