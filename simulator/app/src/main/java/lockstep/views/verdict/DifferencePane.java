package lockstep.views.verdict;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.comparison.KnownDifference;
import lockstep.views.parts.IconButton;
import lockstep.views.parts.Scrolled;
import lockstep.views.parts.Unbroken;
import lockstep.views.words.DifferenceWords;

/** The card of a known difference, over the right side of a window until it is closed. */
public final class DifferencePane extends VBox {
  private final Label name = new Label();
  private final Label title = new Label();
  private final VBox parts = new VBox();

  /**
   * A pane that shows nothing yet.
   *
   * @param closing closes it
   */
  public DifferencePane(Runnable closing) {
    getStyleClass().addAll("ls-popover", "ls-difference");
    name.getStyleClass().add("ls-difference-name");
    title.getStyleClass().add("ls-difference-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    parts.getStyleClass().add("ls-difference-parts");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(name, gap, IconButton.closing(closing));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, title, new Scrolled(parts));
  }

  /** Shows a card. */
  public void show(KnownDifference difference) {
    name.setText(difference.name());
    title.setText(difference.title());
    parts.getChildren().clear();
    for (DifferenceWords.Part part : DifferenceWords.parts(difference)) {
      Label head = new Label(part.head());
      head.getStyleClass().add("ls-difference-head");
      Label words = new Label(Unbroken.among(part.words()));
      words.setAccessibleText(part.words());
      words.getStyleClass().add("ls-difference-words");
      words.setWrapText(true);
      words.setMinHeight(USE_PREF_SIZE);
      parts.getChildren().add(new VBox(head, words));
    }
    setAccessibleText(difference.name() + ". " + difference.title());
  }
}
