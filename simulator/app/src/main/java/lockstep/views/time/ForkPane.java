package lockstep.views.time;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.PaneHead;
import lockstep.views.parts.Scrolled;
import lockstep.views.words.Words;

/** "What if ...?": what might happen instead at a step, and a line for what else one thinks of. */
public final class ForkPane extends VBox {
  /**
   * Something that might happen.
   *
   * @param line it as a scenario says it
   * @param words it as a sentence without its full stop
   */
  public record Offer(String line, String words) {}

  /** What the pane asks for. */
  public interface Actions {
    /**
     * Goes on otherwise.
     *
     * @param what in words
     * @param line what to do, as a scenario says it; several actions with semicolons
     * @param withRest whether the rest of the scenario comes after that
     */
    void fork(String what, String line, boolean withRest);

    void close();
  }

  /** As long as nothing is offered the list has room for so many. */
  private static final int LEAST_OFFERS = 7;

  private final Actions actions;
  private final Function<String, String> check;
  private final Label about = new Label();
  private final ListView<Offer> offers = new ListView<>();
  private final Label empty = new Label();
  private final TextField own = new TextField();
  private final Label fault = new Label();
  private final CheckBox rest = new CheckBox(Words.of("fork.rest"));
  private final Button go = new Button(Words.of("fork.go"));

  /**
   * A pane that offers nothing yet.
   *
   * @param check what is wrong with a line, or an empty text
   */
  public ForkPane(Actions actions, Function<String, String> check) {
    this.actions = actions;
    this.check = check;
    getStyleClass().addAll("ls-popover", "ls-time-pane");
    setId("fork");
    setAccessibleText(Words.of("fork.title"));
    about.getStyleClass().add("ls-second");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    offers.getStyleClass().add("ls-fork-offers");
    offers.setId("fork-offers");
    offers.setAccessibleText(Words.of("fork.offers"));
    offers.setCellFactory(view -> new OfferCell());
    offers.setPlaceholder(empty);
    offers
        .prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                this::offersHeight,
                offers.itemsProperty(),
                offers.fixedCellSizeProperty(),
                offers.insetsProperty()));
    offers.addEventHandler(KeyEvent.KEY_PRESSED, this::chooseByKey);
    Label other = new Label(Words.of("fork.own"));
    other.getStyleClass().add("ls-time-group");
    own.getStyleClass().add("ls-time-line");
    own.setId("fork-line");
    own.setPromptText(Words.of("fork.own.prompt"));
    own.setAccessibleText(Words.of("fork.own"));
    own.textProperty().addListener((property, was, now) -> showFault());
    own.setOnAction(event -> forkByLine());
    fault.getStyleClass().add("ls-time-fault");
    fault.setId("fork-fault");
    fault.setWrapText(true);
    rest.getStyleClass().add("ls-check");
    rest.setSelected(true);
    rest.setId("fork-rest");
    go.getStyleClass().add("ls-button");
    go.setGraphic(Icons.of("fork", 14));
    go.setId("fork-go");
    go.setMinWidth(USE_PREF_SIZE);
    go.setOnAction(event -> forkByButton());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot = new HBox(rest, gap, go);
    foot.setAlignment(Pos.CENTER_LEFT);
    VBox body = new VBox(about, offers, other, own, fault);
    body.getStyleClass().add("ls-time-body");
    Scrolled scroll = new Scrolled(body);
    // In a low window the list gives way first, and the line below it stays in sight.
    scroll.setFitToHeight(true);
    getChildren()
        .addAll(new PaneHead("fork", Words.of("fork.title"), actions::close), scroll, foot);
  }

  /**
   * Makes ready for another step; offers come later.
   *
   * @param number the step, 0 for the start
   * @param hasRest whether there is a rest of a scenario to go on with
   */
  public void begin(int number, boolean hasRest) {
    about.setText(number == 0 ? Words.of("fork.about.start") : Words.of("fork.about", number));
    offers.setItems(FXCollections.observableArrayList());
    empty.setText(Words.of("fork.asking"));
    own.clear();
    fault.setText("");
    rest.setVisible(hasRest);
    offers.requestFocus();
  }

  /** Shows what the model can do. */
  public void offer(List<Offer> found) {
    offers.setItems(FXCollections.observableArrayList(found));
    empty.setText(Words.of("fork.nothing"));
    if (!found.isEmpty()) offers.getSelectionModel().select(0);
  }

  /** All that is offered shows at once where the window has the room. */
  private double offersHeight() {
    Insets around = offers.getInsets();
    int rows = Math.max(LEAST_OFFERS, offers.getItems().size());
    return rows * offers.getFixedCellSize() + around.getTop() + around.getBottom();
  }

  /** Says why the model cannot do what was asked for. */
  public void refuse(String why) {
    fault.setText(why);
  }

  private void showFault() {
    fault.setText(own.getText().isBlank() ? "" : check.apply(own.getText()));
  }

  private void chooseByKey(KeyEvent event) {
    if (event.getCode() != KeyCode.ENTER) return;
    forkByList();
    event.consume();
  }

  private void forkByButton() {
    if (own.getText().isBlank()) forkByList();
    else forkByLine();
  }

  private void forkByList() {
    Offer chosen = offers.getSelectionModel().getSelectedItem();
    if (chosen != null) actions.fork(chosen.words(), chosen.line(), withRest());
  }

  private void forkByLine() {
    String line = own.getText().strip();
    if (line.isEmpty()) return;
    showFault();
    if (fault.getText().isEmpty()) actions.fork(line, line, withRest());
  }

  private boolean withRest() {
    return rest.isVisible() && rest.isSelected();
  }

  /** A sentence, and how a scenario says it. */
  private final class OfferCell extends ListCell<Offer> {
    private final Label words = new Label();
    private final Hint hint = Hint.on(words);
    private final Label line = new Label();
    private final HBox both = new HBox(words, line);

    OfferCell() {
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      both.getChildren().add(1, gap);
      both.setAlignment(Pos.CENTER_LEFT);
      both.setSpacing(12);
      line.setMinWidth(USE_PREF_SIZE);
      line.getStyleClass().add("ls-fork-line");
      setPrefWidth(0);
      setOnMouseClicked(
          event -> {
            boolean twice = event.getClickCount() == 2;
            if (!isEmpty() && event.getButton() == MouseButton.PRIMARY && twice) forkByList();
          });
    }

    @Override
    protected void updateItem(Offer offer, boolean none) {
      super.updateItem(offer, none);
      setText(null);
      setGraphic(none || offer == null ? null : both);
      if (offer == null) return;
      words.setText(offer.words());
      hint.say(offer.words());
      line.setText(offer.line());
      setAccessibleText(offer.words());
    }
  }
}
