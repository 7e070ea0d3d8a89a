package lockstep.views.library;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.views.parts.WholeLabel;
import lockstep.views.words.Words;

/** A scenario in the library's list: its picture, its name, its title. */
final class CardCell extends ListCell<ScenarioCard> {
  /** The width below which the longest name leaves no room for a picture, for text of size 1. */
  private static final double PICTURE_FROM = 370;

  /** The size of a name's letters for text of size 1, in pixels. */
  private static final double NAME_SIZE = 13.5;

  private final MiniDiagram picture = MiniDiagram.small();
  private final Label name = new Label();
  private final Label own = new Label(Words.of("library.own"));
  private final Label steps = new WholeLabel();
  private final Label title = new Label();
  private final HBox all;

  CardCell() {
    getStyleClass().add("ls-library-cell");
    name.getStyleClass().add("ls-library-name");
    name.setMinWidth(USE_PREF_SIZE);
    own.getStyleClass().add("ls-library-own");
    own.setMinWidth(USE_PREF_SIZE);
    steps.getStyleClass().add("ls-second");
    title.getStyleClass().add("ls-library-title");
    title.setWrapText(true);
    HBox first = new HBox(8, name, own, steps);
    first.setAlignment(Pos.BASELINE_LEFT);
    VBox words = new VBox(first, title);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    all = new HBox(12, picture, words);
    all.setAlignment(Pos.CENTER_LEFT);
    // The list is as wide as its room: a title goes to a second line and no scroll bar comes.
    setPrefWidth(0);
    widthProperty().addListener((property, was, now) -> fitPicture());
    name.fontProperty().addListener((property, was, now) -> fitPicture());
  }

  /** A name is worth more than a picture. */
  private void fitPicture() {
    boolean fits = getWidth() >= PICTURE_FROM * name.getFont().getSize() / NAME_SIZE;
    picture.setVisible(fits);
    picture.setManaged(fits);
  }

  @Override
  protected void updateItem(ScenarioCard card, boolean empty) {
    super.updateItem(card, empty);
    setText(null);
    setGraphic(empty || card == null ? null : all);
    if (empty || card == null) {
      setAccessibleText(null);
      return;
    }
    picture.show(card.edges(), card.nodes());
    name.setText(card.name());
    own.setVisible(card.own());
    own.setManaged(card.own());
    steps.setText(card.steps() == 0 ? "" : Words.of("library.steps", card.steps()));
    title.setText(card.title());
    setAccessibleText(card.name() + ". " + card.title());
  }
}
