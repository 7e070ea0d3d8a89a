package lockstep.views.learn;

import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Text that flows, and is never so narrow that a word would be broken in two. */
final class WordFlow extends TextFlow {
  @Override
  protected double computeMinWidth(double height) {
    Text measure = new Text();
    double widest = 0;
    for (Node node : getManagedChildren()) {
      if (!(node instanceof Text text)) continue;
      measure.setFont(text.getFont());
      for (String word : text.getText().split("\\s+")) {
        measure.setText(word);
        widest = Math.max(widest, measure.getLayoutBounds().getWidth());
      }
    }
    return snappedLeftInset() + snapSizeX(widest) + snappedRightInset();
  }
}
