package lockstep.views.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.lessons.quiz.Order;
import lockstep.views.parts.IconButton;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/**
 * Lines that are put in order: up and down go from line to line, with Shift they take the line
 * along; a button on each line does the same.
 */
final class OrderField extends AnswerField {
  private static final double ICON = 14;
  private static final double UPSIDE_DOWN = 180;

  private final List<String> shown;
  private final List<Integer> order;
  private final VBox rows = new VBox();
  private final Runnable changed;

  OrderField(Order task, Runnable changed) {
    shown = task.shown();
    order = new ArrayList<>(IntStream.rangeClosed(1, shown.size()).boxed().toList());
    this.changed = changed;
    rows.getStyleClass().add("ls-options");
    for (int i = 0; i < shown.size(); i++) rows.getChildren().add(row(i + 1));
    place();
  }

  private HBox row(int number) {
    String text = shown.get(number - 1);
    Label words = Wrapped.label(text, "ls-order-words");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox();
    Button up =
        IconButton.of(
            "chevron-down",
            ICON,
            Words.of("learn.order.up"),
            Words.of("learn.order.up.why"),
            () -> move(row, -1));
    up.getGraphic().setRotate(UPSIDE_DOWN);
    Button down =
        IconButton.of(
            "chevron-down",
            ICON,
            Words.of("learn.order.down"),
            Words.of("learn.order.down.why"),
            () -> move(row, 1));
    // The line itself takes the keys; the buttons are for the pointer.
    up.setFocusTraversable(false);
    down.setFocusTraversable(false);
    row.getChildren().addAll(words, up, down);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("ls-order-row");
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.LIST_ITEM);
    row.setAccessibleHelp(Words.of("learn.order.keys"));
    row.setUserData(number);
    row.setId("order-" + number);
    row.setOnMousePressed(event -> row.requestFocus());
    row.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(row, event));
    return row;
  }

  private void pressed(HBox row, KeyEvent event) {
    int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (step == 0) return;
    event.consume();
    if (event.isShiftDown()) {
      move(row, step);
      return;
    }
    int at = rows.getChildren().indexOf(row) + step;
    if (at >= 0 && at < rows.getChildren().size()) rows.getChildren().get(at).requestFocus();
  }

  private void move(HBox row, int step) {
    int at = rows.getChildren().indexOf(row);
    int to = at + step;
    if (to < 0 || to >= order.size()) return;
    order.add(to, order.remove(at));
    rows.getChildren().remove(row);
    rows.getChildren().add(to, row);
    place();
    row.requestFocus();
    changed.run();
  }

  private void place() {
    for (int i = 0; i < rows.getChildren().size(); i++) {
      Node row = rows.getChildren().get(i);
      String text = shown.get((Integer) row.getUserData() - 1);
      ((Label) ((HBox) row).getChildren().get(0)).setText((i + 1) + ".  " + text);
      row.setAccessibleText(Words.of("learn.order.line", i + 1, text));
    }
  }

  @Override
  Node node() {
    return rows;
  }

  @Override
  String line() {
    return order.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @Override
  void focus() {
    rows.getChildren().get(0).requestFocus();
  }
}
