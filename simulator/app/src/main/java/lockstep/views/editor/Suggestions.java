package lockstep.views.editor;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import lockstep.views.words.Words;

/**
 * The words that may come next, in a list below the caret. It is a part of the window; a popup of
 * its own would take the focus away. Tab takes the first, the arrow keys and Enter another.
 */
final class Suggestions extends VBox {
  private static final int ROWS = 8;
  private static final double WIDTH_IN_LETTERS = 28;

  private final TextArea input;
  private final Function<String, List<String>> nextWords;
  private final Runnable changed;
  private final ListView<String> list = new ListView<>();
  private boolean typed;
  private boolean inserting;

  Suggestions(TextArea input, Function<String, List<String>> nextWords, Runnable changed) {
    this.input = input;
    this.nextWords = nextWords;
    this.changed = changed;
    getStyleClass().add("ls-suggestions");
    setManaged(false);
    setVisible(false);
    list.setFocusTraversable(false);
    list.getStyleClass().add("ls-suggestion-list");
    list.setId("editor-suggestions");
    list.setOnMouseClicked(event -> take());
    Label hint = new Label(Words.of("editor.suggest.keys"));
    hint.getStyleClass().add("ls-second");
    getChildren().addAll(list, hint);
    input.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    input.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    input.caretPositionProperty().addListener((property, was, now) -> moved());
    input
        .focusedProperty()
        .addListener(
            (property, was, now) -> {
              if (!now && !list.isFocused()) end();
            });
  }

  /** What is offered. */
  List<String> words() {
    return isVisible() ? List.copyOf(list.getItems()) : List.of();
  }

  private void typed(KeyEvent event) {
    String sign = event.getCharacter();
    typed = !sign.isEmpty() && sign.charAt(0) > ' ' && !event.isShortcutDown();
    boolean rubbed = sign.equals("\b") && isVisible();
    if (rubbed) typed = true;
  }

  private void moved() {
    if (inserting) return;
    boolean offering = typed;
    typed = false;
    if (offering) offer(false);
    else end();
  }

  /**
   * Offers what may stand at the caret.
   *
   * @param asked whether the user asked for it: then also before the first letter of a word, and
   *     the first one is marked
   */
  void offer(boolean asked) {
    String before = input.getText(0, input.getCaretPosition());
    if (!asked && begun(before).isEmpty()) {
      end();
      return;
    }
    List<String> words = nextWords.apply(before);
    list.getItems().setAll(words);
    setVisible(!words.isEmpty());
    list.getSelectionModel().clearSelection();
    if (asked && !words.isEmpty()) list.getSelectionModel().selectFirst();
    changed.run();
  }

  /** Takes the list away; says whether it was there. */
  boolean end() {
    boolean was = isVisible();
    setVisible(false);
    return was;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isShiftDown()) {
      if (!isVisible()) input.replaceSelection("  ");
      else take();
      event.consume();
      return;
    }
    if (event.getCode() == KeyCode.BACK_SPACE && isVisible()) typed = true;
    if (!isVisible()) return;
    int marked = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> mark(Math.min(marked + 1, list.getItems().size() - 1));
      case UP -> mark(Math.max(0, marked - 1));
      case ENTER -> {
        // A line that is whole ends with Enter; only a word that was marked is taken by it.
        if (marked < 0) return;
        take();
      }
      case ESCAPE -> end();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void mark(int index) {
    list.getSelectionModel().select(index);
    list.scrollTo(Math.max(0, index - ROWS + 2));
  }

  private void take() {
    String word = list.getSelectionModel().getSelectedItem();
    if (word == null && !list.getItems().isEmpty()) word = list.getItems().get(0);
    if (word == null) return;
    int caret = input.getCaretPosition();
    int start = caret - begun(input.getText(0, caret)).length();
    inserting = true;
    try {
      input.replaceText(start, caret, word);
    } finally {
      inserting = false;
    }
    end();
    input.requestFocus();
  }

  /** The letters of the word that ends here. */
  private static String begun(String before) {
    int start = before.length();
    while (start > 0 && " \t\n,".indexOf(before.charAt(start - 1)) < 0) start--;
    return before.substring(start);
  }

  /** Lies below the caret's line, or above it where there is no room. */
  void place(Point2D origin, double pitch, double letter, double width, double height) {
    if (!isVisible()) return;
    String before = input.getText(0, input.getCaretPosition());
    long line = before.chars().filter(c -> c == '\n').count();
    int column = before.length() - before.lastIndexOf('\n') - 1 - begun(before).length();
    list.setFixedCellSize(Math.ceil(pitch + 6));
    int rows = Math.min(ROWS, list.getItems().size());
    list.setPrefHeight(rows * list.getFixedCellSize() + 2);
    list.setMinHeight(list.getPrefHeight());
    applyCss();
    double wide = WIDTH_IN_LETTERS * letter;
    double high = prefHeight(wide);
    double x = Math.max(0, Math.min(origin.getX() + column * letter - 8, width - wide));
    double below = origin.getY() + (line + 1) * pitch + 2;
    double above = origin.getY() + line * pitch - 2 - high;
    resizeRelocate(x, below + high > height && above > 0 ? above : below, wide, high);
    layout();
  }
}
