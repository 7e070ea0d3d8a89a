package lockstep.views.editor;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockstep.views.parts.Hint;
import lockstep.views.parts.IconButton;
import lockstep.views.parts.Icons;
import lockstep.views.words.Words;

/** The page with the editor: the text, what can be done with it, and what is wrong in it. */
public final class EditorPage extends BorderPane {
  /** What the page asks for. */
  public interface Actions {
    /** The text is another than before. */
    void changed(String text);

    void run(boolean besideLoopback);

    void save();

    void open();

    /** Back to what was opened or saved last. */
    void discard();

    void close();
  }

  /** So many mistakes are in sight at once. */
  private static final int MOST_FAULTS = 3;

  private final Actions actions;
  private final CodeArea code;
  private final TextField name = new TextField();
  private final Label kept = new Label();
  private final Label verdict = new Label();
  private final ListView<Fault> faults = new ListView<>();
  private final Button model = button("model", "play", "editor-model");
  private final Button loopback = button("loopback", "loopback", "editor-loopback");
  private final Button save = button("save", "save", "editor-save");
  private final Button open = button("open", "open", "editor-open");
  private final Button discard = button("discard", "retry", null);
  private boolean loading;

  /**
   * A page without a text.
   *
   * @param colours gives the pieces of a line
   * @param nextWords gives the words that may stand at the end of a text
   */
  public EditorPage(
      Function<String, List<CodeSpan>> colours,
      Function<String, List<String>> nextWords,
      Actions actions) {
    this.actions = actions;
    code = new CodeArea(colours, nextWords);
    getStyleClass().addAll("ls-popover", "ls-page", "ls-editor");
    code.input().setAccessibleText(Words.of("editor.text"));
    code.input()
        .textProperty()
        .addListener(
            (property, was, now) -> {
              if (!loading) actions.changed(now);
            });
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.setOnAction(event -> actions.run(false));
    loopback.setOnAction(event -> actions.run(true));
    save.setOnAction(event -> actions.save());
    open.setOnAction(event -> actions.open());
    discard.setOnAction(event -> actions.discard());
    setTop(head());
    // Its frame is not to lie in the page's own.
    StackPane place = new StackPane(code);
    place.getStyleClass().add("ls-code-place");
    setCenter(place);
    setBottom(foot());
  }

  private VBox head() {
    Label title = new Label(Words.of("editor.title"));
    title.getStyleClass().add("ls-page-title");
    title.setMinWidth(USE_PREF_SIZE);
    name.getStyleClass().addAll("ls-filter", "ls-editor-name");
    name.setAccessibleText(Words.of("editor.name"));
    name.setId("editor-name");
    kept.getStyleClass().add("ls-second");
    kept.setMaxWidth(Double.MAX_VALUE);
    kept.setWrapText(true);
    kept.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(kept, Priority.ALWAYS);
    Button close = IconButton.closing(actions::close);
    HBox first = new HBox(10, title, name, kept, close);
    first.setAlignment(Pos.CENTER_LEFT);
    FlowPane second = new FlowPane(8, 6, model, loopback, save, open, discard);
    VBox head = new VBox(first, second);
    head.getStyleClass().add("ls-page-head");
    return head;
  }

  private VBox foot() {
    verdict.getStyleClass().add("ls-editor-verdict");
    verdict.setWrapText(true);
    faults.setCellFactory(view -> new FaultCell());
    faults.getStyleClass().addAll("ls-step-list", "ls-editor-faults");
    faults.setId("editor-faults");
    faults.setMinHeight(USE_PREF_SIZE);
    faults
        .prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                this::faultsHeight,
                faults.getItems(),
                faults.fixedCellSizeProperty(),
                faults.insetsProperty()));
    faults.setAccessibleText(Words.of("editor.faults"));
    faults.setOnMouseClicked(event -> goToMarked());
    faults.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) goToMarked();
        });
    // The sentence stays where it is, at the very foot, when the list comes or goes over it.
    VBox foot = new VBox(faults, verdict);
    foot.getStyleClass().add("ls-editor-foot");
    return foot;
  }

  /** As high as its lines, but for many: then it scrolls. */
  private double faultsHeight() {
    int rows = Math.min(MOST_FAULTS, faults.getItems().size());
    Insets around = faults.getInsets();
    return rows * faults.getFixedCellSize() + around.getTop() + around.getBottom();
  }

  private static Button button(String id, String icon, String key) {
    Button button = new Button(Words.of("editor." + id), Icons.of(icon, 15));
    button.getStyleClass().add("ls-button");
    button.setId("editor-" + id);
    button.setMinWidth(USE_PREF_SIZE);
    String why = Words.of("editor." + id + ".why");
    Hint.on(button, key == null ? why : why + "  " + Words.of("key." + key));
    return button;
  }

  /** Shows a text under its name; what was written before is gone from the page. */
  public void show(String title, String text) {
    loading = true;
    try {
      name.setText(title);
      code.input().setText(text);
      code.input().positionCaret(0);
      code.input().setScrollTop(0);
    } finally {
      loading = false;
    }
    code.input().requestFocus();
  }

  /** Gives the keys to the text. */
  public void focusText() {
    code.input().requestFocus();
  }

  /** The name under which it is to be saved. */
  public String name() {
    return name.getText().trim();
  }

  /** The text as it is now. */
  public String text() {
    return code.input().getText();
  }

  /** The part with the text. */
  public CodeArea code() {
    return code;
  }

  /**
   * Says whether the text is kept, and where.
   *
   * @param unsaved whether there is something to save or to discard
   */
  public void tellKept(String words, boolean unsaved) {
    kept.setText(words);
    discard.setDisable(!unsaved);
  }

  /**
   * Says what is wrong in the text.
   *
   * @param all empty when nothing is
   * @param right what is said then
   */
  public void tellFaults(List<Fault> all, String right) {
    code.showFaults(all);
    faults.getItems().setAll(all);
    // It takes its room from the end of the text, whose lines stay where they are.
    faults.setVisible(!all.isEmpty());
    faults.setManaged(!all.isEmpty());
    verdict.setText(all.isEmpty() ? right : Words.of("editor.wrong", all.size()));
    verdict.setGraphic(Icons.of(all.isEmpty() ? "check" : "warning", 15));
  }

  /** The sentence below the text. */
  public String verdict() {
    return verdict.getText();
  }

  /** Says why something could not be done. */
  public void tellFailure(String words) {
    verdict.setText(words);
    verdict.setGraphic(Icons.of("warning", 15));
  }

  /** Goes to the first fault; says whether there is one. */
  public boolean goToFault() {
    if (faults.getItems().isEmpty()) return false;
    Fault first = faults.getItems().get(0);
    code.goTo(first.line(), first.column());
    return true;
  }

  private void goToMarked() {
    Fault fault = faults.getSelectionModel().getSelectedItem();
    if (fault != null) code.goTo(fault.line(), fault.column());
  }

  private void pressed(KeyEvent event) {
    if (!event.isShortcutDown() || event.isAltDown()) return;
    switch (event.getCode()) {
      case S -> actions.save();
      case O -> actions.open();
      case ENTER -> actions.run(event.isShiftDown());
      case SPACE -> code.suggest();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private static final class FaultCell extends ListCell<Fault> {
    @Override
    protected void updateItem(Fault fault, boolean empty) {
      super.updateItem(fault, empty);
      setText(
          empty || fault == null
              ? null
              : Words.of("editor.fault", fault.line(), fault.column(), fault.message()));
      getStyleClass().remove("ls-editor-fault");
      if (!empty) getStyleClass().add("ls-editor-fault");
    }
  }
}
