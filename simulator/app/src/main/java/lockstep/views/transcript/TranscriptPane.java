package lockstep.views.transcript;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import lockstep.views.parts.Hint;
import lockstep.views.transcript.Transcript.Entry;
import lockstep.views.words.Words;

/** The run in words, as a list of steps or as one text; it follows the step that is shown. */
public final class TranscriptPane extends BorderPane {
  /** How often it takes to come to the end of a list that is not laid out yet. */
  private static final int TIMES = 3;

  private static final KeyCodeCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final ListView<Entry> list = new ListView<>();
  private final TextArea text = new TextArea();
  private final Label latest = new Label();
  private final ToggleButton asText = new ToggleButton(Words.of("transcript.asText"));
  private final Button copy = new Button(Words.of("transcript.copy"));

  /** A transcript of nothing yet. */
  public TranscriptPane() {
    getStyleClass().add("ls-transcript");
    list.setCellFactory(view -> new Cell());
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.getStyleClass().add("ls-transcript-list");
    list.setAccessibleText(Words.of("transcript.list"));
    list.setPlaceholder(placeholder());
    list.setOnKeyPressed(
        event -> {
          if (!COPY.match(event)) return;
          copy();
          event.consume();
        });
    text.setEditable(false);
    text.getStyleClass().add("ls-transcript-text");
    text.setAccessibleText(Words.of("transcript.text"));
    asText.getStyleClass().setAll("ls-button", "ls-choice", "ls-small");
    asText.setId("transcript-as-text");
    Hint.on(asText, Words.of("transcript.asText.why"));
    asText.selectedProperty().addListener((property, was, now) -> setCenter(now ? text : list));
    copy.getStyleClass().addAll("ls-button", "ls-small");
    copy.setId("transcript-copy");
    Hint.on(copy, Words.of("transcript.copy.why"));
    copy.setOnAction(event -> copy());
    latest.getStyleClass().add("ls-transcript-latest");
    latest.setWrapText(true);
    latest.setMinHeight(USE_PREF_SIZE);
    // Only with its place in the window is it known what is in sight.
    list.heightProperty().addListener((property, was, now) -> toLast(TIMES));
    setCenter(list);
    setBottom(latest);
  }

  /** What may be done with it, for a place beside its title. */
  public List<Node> tools() {
    return List.of(asText, copy);
  }

  /** Gives the keys to the list. */
  public void enter() {
    getCenter().requestFocus();
  }

  /** The entries that are shown. */
  public List<Entry> entries() {
    return List.copyOf(list.getItems());
  }

  /** Shows these entries, the last of them in sight and announced. */
  public void show(List<Entry> entries) {
    if (entries.equals(list.getItems())) return;
    int known = list.getItems().size();
    boolean grown = entries.size() > known && list.getItems().equals(entries.subList(0, known));
    if (grown) list.getItems().addAll(entries.subList(known, entries.size()));
    else list.getItems().setAll(entries);
    text.setText(Transcript.text(entries));
    text.positionCaret(text.getLength());
    if (entries.isEmpty()) {
      say("");
      return;
    }
    int last = entries.size() - 1;
    list.getSelectionModel().clearAndSelect(last);
    list.getFocusModel().focus(last);
    toLast(TIMES);
    say(entries.get(last).spoken());
  }

  /**
   * To the last itself: then the list ends with its last line, however many that step has. More
   * than once, since those that come into sight are taken for one line high before they are laid
   * out.
   */
  private void toLast(int times) {
    if (times == 0 || list.getItems().isEmpty()) return;
    list.scrollTo(list.getItems().size() - 1);
    Platform.runLater(
        () -> {
          list.layout();
          toLast(times - 1);
        });
  }

  /** Puts the chosen steps, or the chosen text, or all of it where other programs find it. */
  private void copy() {
    String chosen = asText.isSelected() ? text.getSelectedText() : chosen();
    String words = chosen.isEmpty() ? text.getText() : chosen;
    ClipboardContent content = new ClipboardContent();
    content.putString(words);
    Clipboard.getSystemClipboard().setContent(content);
    say(Words.of("transcript.copied", words.lines().count()));
  }

  /** One step alone is the one that is followed: then all of it is meant. */
  private String chosen() {
    List<Entry> chosen = list.getSelectionModel().getSelectedItems();
    return chosen.size() < 2 ? "" : Transcript.text(chosen);
  }

  /** A label whose text changes is read aloud only where it says that it did. */
  private void say(String words) {
    latest.setText(words);
    latest.setAccessibleText(words);
    latest.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private static Node placeholder() {
    Label what = new Label(Words.of("transcript.empty"));
    what.getStyleClass().add("ls-empty-what");
    Label why = new Label(Words.of("transcript.empty.why"));
    why.getStyleClass().add("ls-second");
    why.setWrapText(true);
    VBox both = new VBox(what, why);
    both.getStyleClass().add("ls-empty");
    return both;
  }

  private static final class Cell extends ListCell<Entry> {
    private final Label sentence = new Label();
    private final Label lines = new Label();
    private final VBox both = new VBox(sentence, lines);

    Cell() {
      getStyleClass().add("ls-transcript-entry");
      sentence.getStyleClass().add("ls-transcript-sentence");
      lines.getStyleClass().add("ls-transcript-lines");
      lines.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
      sentence.setMinHeight(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      setGraphic(empty || entry == null ? null : both);
      setAccessibleText(entry == null ? null : entry.spoken());
      if (entry == null) return;
      sentence.setText(entry.sentence());
      lines.setText(String.join("\n", entry.lines()));
    }
  }
}
