package lockstep.views.table;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import lockstep.views.parts.Hint;
import lockstep.views.table.RowLine.Span;

/** One row of this computer's table; the list reuses it for whichever row comes into sight. */
final class LiveLine extends ListCell<MarkedRow> {
  private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

  private final Map<Column, Label> cells = new EnumMap<>(Column.class);

  /** Where the window is too narrow for an address, the pointer shows all of it. */
  private final Map<Column, Hint> whole = new EnumMap<>(Column.class);

  private final Line strike = new Line();
  private final Pane line =
      new Pane() {
        @Override
        protected void layoutChildren() {
          layoutCells();
        }
      };
  private final ObservableValue<Map<Column, Span>> spans;

  /**
   * @param spans where the columns stand, counted from the left edge of the list
   */
  LiveLine(ObservableValue<Map<Column, Span>> spans) {
    this.spans = spans;
    getStyleClass().add("ls-live-line");
    line.getStyleClass().add("ls-table-row");
    strike.getStyleClass().add("ls-strike");
    strike.setManaged(false);
    for (Column column : Column.values()) {
      Label cell = new Label();
      cell.getStyleClass().add("ls-cell");
      if (column.mono()) cell.getStyleClass().add("ls-mono");
      cell.setTextOverrun(
          column == Column.LOCAL || column == Column.FOREIGN
              ? OverrunStyle.CENTER_ELLIPSIS
              : OverrunStyle.ELLIPSIS);
      cells.put(column, cell);
      if (column.gives()) whole.put(column, Hint.on(cell));
      line.getChildren().add(cell);
    }
    line.getChildren().add(strike);
    spans.addListener((property, was, now) -> line.requestLayout());
    setText(null);
    // As wide as the list, which never scrolls sideways: what has no room is said by the pointer.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(MarkedRow row, boolean empty) {
    super.updateItem(row, empty);
    setGraphic(empty || row == null ? null : line);
    if (empty || row == null) {
      setAccessibleText(null);
      return;
    }
    boolean gone = row.mark() == Mark.GONE;
    StringBuilder spoken = new StringBuilder();
    for (Column column : Column.values()) {
      Label cell = cells.get(column);
      cell.setText(column.text(row));
      if (column.gives()) whole.get(column).say(column.whole(row));
      style(cell, "ls-quiet", column.isQuiet(row));
      style(cell, "ls-changed", column.isFull(row) && !gone);
      if (!cell.getText().isEmpty())
        spoken.append(column.title()).append(' ').append(cell.getText()).append(", ");
    }
    Label mark = cells.get(Column.MARK);
    for (Mark one : Mark.values())
      style(mark, "ls-mark-" + one.name().toLowerCase(Locale.ROOT), one == row.mark());
    line.pseudoClassStateChanged(GONE, gone);
    strike.setVisible(gone);
    setAccessibleText(spoken.toString());
    line.requestLayout();
  }

  private static void style(Label cell, String styleClass, boolean yes) {
    if (cell.getStyleClass().contains(styleClass) == yes) return;
    if (yes) cell.getStyleClass().add(styleClass);
    else cell.getStyleClass().remove(styleClass);
  }

  private void layoutCells() {
    double height = line.getHeight();
    spans
        .getValue()
        .forEach(
            (column, span) -> {
              Label cell = cells.get(column);
              double plate = isPlate(cell) ? cell.getPadding().getLeft() : 0;
              double width = Math.min(cell.prefWidth(-1), span.width() + 2 * plate);
              double cellHeight = cell.prefHeight(-1);
              double x =
                  column.right() ? span.x() + span.width() - width + plate : span.x() - plate;
              cell.resizeRelocate(
                  snapPositionX(x), snapPositionY((height - cellHeight) / 2), width, cellHeight);
            });
    if (!strike.isVisible() || spans.getValue().isEmpty()) return;
    double y = snapPositionY(height / 2) + 0.5;
    Label last = cells.get(Column.RFC);
    strike.setStartX(spans.getValue().get(Column.PROTO).x());
    strike.setEndX(last.getLayoutX() + last.getWidth());
    strike.setStartY(y);
    strike.setEndY(y);
  }

  /** A plate stands out of its column, so that its text keeps in line with the others. */
  private static boolean isPlate(Label cell) {
    return cell.getStyleClass().contains("ls-changed")
        || cell.getStyleClass().stream()
            .anyMatch(c -> c.startsWith("ls-mark-") && !c.endsWith("quiet"));
  }
}
