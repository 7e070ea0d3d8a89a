package lockstep.views.verdict;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import lockstep.comparison.Verdict;

/** A step's verdict as a small square with a sign; without a verdict, a plain square with a dot. */
public final class VerdictSquare extends StackPane {
  private static final double SIZE = 18;

  /** The square of a verdict, or of none. */
  public VerdictSquare(Verdict verdict) {
    getStyleClass().add("ls-square");
    if (verdict != null) getStyleClass().add(VerdictBadge.styleName(verdict));
    setMinSize(SIZE, SIZE);
    setPrefSize(SIZE, SIZE);
    setMaxSize(SIZE, SIZE);
    SVGPath sign = new SVGPath();
    sign.setContent(sign(verdict));
    sign.getStyleClass().add("ls-square-sign");
    getChildren().add(new Group(sign));
  }

  /** Signs that are plain enough for twelve pixels; the badge has the full icons. */
  private static String sign(Verdict verdict) {
    if (verdict == null) return "M0 0h0.1";
    return switch (verdict) {
      case AGREES -> "M0 4l3.2 3.2 6-7.2";
      case UNSEEN -> "M0 0h7";
      case EXPLAINED ->
          "M0 0.5c1.6 0 3.2 0.2 4.5 1.2c1.3-1 2.9-1.2 4.5-1.2v7c-1.6 0-3.2 0.2-4.5 1.2c-1.3-1-2.9-1.2-4.5-1.2zM4.5 1.7v7";
      case UNEXPLAINED -> "M0 0v5.6M0 9.2v0.1";
    };
  }
}
