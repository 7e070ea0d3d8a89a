package lockstep.views.table;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import lockstep.views.table.RowLine.Span;
import lockstep.views.words.Words;

/** The names of the columns; each is a button that sorts the rows. */
final class LiveHead extends Region {
  /** Names have 12.5 pixels, the largest text of rows 13. */
  private static final double ROWS_TO_NAMES = 1.04;

  /** The room for an arrow and its gap, kept also where none stands. */
  private static final double ARROW = 16;

  private final Map<Column, Button> buttons = new EnumMap<>(Column.class);
  private Map<Column, Span> spans = Map.of();

  LiveHead(Consumer<Column> sort) {
    getStyleClass().addAll("ls-table-head", "ls-live-head");
    for (Column column : Column.values()) {
      Button button = new Button(column.title());
      button.getStyleClass().setAll("ls-sort");
      button.setId("sort-" + column);
      button.setOnAction(e -> sort.accept(column));
      // At the left of a number's name the arrow does not push it out of its column.
      button.setContentDisplay(column.right() ? ContentDisplay.LEFT : ContentDisplay.RIGHT);
      buttons.put(column, button);
      getChildren().add(button);
    }
    show(LiveRows.ALL);
  }

  /** Marks the column that the rows are sorted by. */
  void show(LiveRows rows) {
    buttons.forEach(
        (column, button) -> {
          boolean sorted = column == rows.by();
          button.setGraphic(sorted ? arrow(rows.descending()) : null);
          String how = !sorted ? "none" : rows.descending() ? "descending" : "ascending";
          button.setAccessibleText(Words.of("table.sort." + how, column.title()));
        });
    requestLayout();
  }

  /** The width that a column's name wants, its arrow included. */
  double wanted(Column column) {
    Button button = buttons.get(column);
    double arrow = button.getGraphic() == null ? ARROW : 0;
    return button.prefWidth(-1) - inset(button) * 2 + arrow;
  }

  /** What has to stand between two columns, so that their buttons do not touch. */
  double gap() {
    return 2 * inset(buttons.get(Column.MARK));
  }

  /** The size of the text of rows that stands below these names. */
  double textSize() {
    return buttons.get(Column.MARK).getFont().getSize() * ROWS_TO_NAMES;
  }

  void setSpans(Map<Column, Span> places) {
    spans = places;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    spans.forEach(
        (column, span) -> {
          Button button = buttons.get(column);
          double inset = inset(button);
          double width = Math.min(button.prefWidth(-1), span.width() + 2 * inset);
          double x = column.right() ? span.x() + span.width() - width + inset : span.x() - inset;
          button.resizeRelocate(snapPositionX(x), 0, width, getHeight());
        });
  }

  private static double inset(Button button) {
    return button.getPadding().getLeft();
  }

  private static Group arrow(boolean down) {
    Polygon arrow = down ? new Polygon(0, 0, 8, 0, 4, 6) : new Polygon(0, 6, 8, 6, 4, 0);
    arrow.getStyleClass().add("ls-icon-fill");
    return new Group(arrow);
  }
}
