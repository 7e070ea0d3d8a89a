package lockstep.views.presenter;

import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import lockstep.comparison.Verdict;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Icons;
import lockstep.views.verdict.VerdictBadge;
import lockstep.views.words.Words;

/** What happens, over the whole width: badge, one sentence, which step it is. None is ever cut. */
final class Caption extends Pane {
  private static final double ICON = 32;
  private static final double GAP = 22;

  /** The largest letters of which the sentence takes no more lines than there is room for. */
  private static final double[] LETTERS = {46, 40, 34, 29.3};

  private final HBox badge = new HBox();
  private final Label word = new Label();
  private final Label sentence = new Label();
  private final Label position = new Label();
  private List<Object> told = List.of();

  Caption() {
    getStyleClass().add("ls-present-caption");
    sentence.setWrapText(true);
    sentence.getStyleClass().add("ls-present-sentence");
    position.getStyleClass().add("ls-present-position");
    word.getStyleClass().add("ls-present-word");
    getChildren().addAll(badge, sentence, position);
  }

  /**
   * Tells a step.
   *
   * @param asks whether it is a question, which waits for an answer
   * @param verdict null for none
   * @param number which step it is, may be empty
   */
  void tell(boolean asks, Verdict verdict, String what, String number) {
    List<Object> telling = Arrays.asList(asks, verdict, what, number);
    if (telling.equals(told)) return;
    told = telling;
    badge.getChildren().clear();
    badge.setVisible(asks || verdict != null);
    if (badge.isVisible()) {
      String style = asks ? "predict" : VerdictBadge.styleName(verdict);
      badge.getStyleClass().setAll("ls-present-badge", style);
      word.setText(asks ? Words.of("predict.badge") : verdict.name());
      badge.getChildren().addAll(Icons.inFigure(asks ? "help" : style, ICON), word);
    }
    sentence.setText(what);
    position.setText(number);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double high = getHeight();
    double left = 0;
    if (badge.isVisible()) {
      double wide = badge.prefWidth(-1);
      double badgeHigh = badge.prefHeight(-1);
      badge.resizeRelocate(0, (high - badgeHigh) / 2, wide, badgeHigh);
      left = wide + GAP;
    }
    double numberWide = position.prefWidth(-1);
    double numberHigh = position.prefHeight(-1);
    position.resizeRelocate(
        getWidth() - numberWide, (high - numberHigh) / 2, numberWide, numberHigh);
    double room = getWidth() - left - numberWide - GAP;
    for (double size : LETTERS) {
      Font font = Fonts.of(Fonts.STRONG, size);
      sentence.setStyle("-fx-font-size: " + size + ";");
      if (heightOf(font, room) <= high) break;
    }
    sentence.applyCss();
    double sentenceHigh = sentence.prefHeight(room);
    sentence.resizeRelocate(left, (high - sentenceHigh) / 2, room, sentenceHigh);
  }

  private double heightOf(Font font, double room) {
    Text measured = new Text(sentence.getText());
    measured.setFont(font);
    measured.setWrappingWidth(room);
    return measured.getLayoutBounds().getHeight();
  }
}
