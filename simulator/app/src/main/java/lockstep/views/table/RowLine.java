package lockstep.views.table;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.text.Font;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Marker;

/** One line of the table: the head, or a row. Its cells stand where the table's columns are. */
final class RowLine extends Region {
  /** Where a column stands, in pixels. */
  record Span(double x, double width) {}

  private static final double MARKER_X = 12;
  private static final double MARKER_GAP = 18;

  /** What a state's plate has left and right of its letters, for each pixel of their size. */
  private static final double PLATE_AIR = 16 / 12.5;

  private final Map<Column, Label> cells = new EnumMap<>(Column.class);
  private final Line strike = new Line();
  private Map<Column, Span> spans = Map.of();
  private Node marker;

  private RowLine(String styleClass) {
    getStyleClass().add(styleClass);
    strike.getStyleClass().add("ls-strike");
    strike.setManaged(false);
    strike.setVisible(false);
  }

  /** The names of the columns. */
  static RowLine head() {
    RowLine head = new RowLine("ls-table-head");
    for (Column column : Column.OF_RUN) head.add(column, column.title());
    return head;
  }

  /** A row. */
  static RowLine of(TableContent.Line line) {
    RowLine row = new RowLine("ls-table-row");
    row.marker = Icons.growing(new Marker(line.listener() ? null : line.side()));
    row.getChildren().add(row.marker);
    StringBuilder spoken = new StringBuilder();
    for (Column column : Column.OF_RUN) {
      Label cell = row.add(column, column.text(line));
      spoken.append(column.title()).append(' ').append(cell.getText()).append(", ");
      if (column.mono()) cell.getStyleClass().add("ls-mono");
      if (column == Column.PROCESS) Hint.on(cell, column.whole(line));
      if (column.isQuiet(line)) cell.getStyleClass().add("ls-quiet");
      if (column.isFull(line) && !line.gone()) cell.getStyleClass().add("ls-changed");
      if (column == Column.STATE && !line.listener() && !line.gone() && line.side() != null) {
        cell.getStyleClass().add("ls-plate");
        Ends.mark(cell, line.side());
      }
    }
    row.setAccessibleText(spoken.toString());
    if (line.gone()) {
      row.getStyleClass().add("ls-gone");
      row.strike.setVisible(true);
      row.getChildren().add(row.strike);
    }
    return row;
  }

  /** The width that a column's text wants here. */
  double wanted(Column column) {
    return cells.get(column).prefWidth(-1);
  }

  /** How wide a column would have to be for another text, in the letters of this row. */
  double wanted(Column column, String text) {
    Font letters = cells.get(column).getFont();
    double air = column == Column.STATE ? PLATE_AIR * letters.getSize() : 0;
    return Math.ceil(Fonts.text(text, letters).getLayoutBounds().getWidth() + air);
  }

  /** Where the first column may begin: beside the sign of the end. */
  double first() {
    return MARKER_X + marker.prefWidth(-1) + MARKER_GAP;
  }

  void setSpans(Map<Column, Span> spans) {
    this.spans = spans;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    if (marker != null)
      marker.relocate(MARKER_X, snapPositionY((height - marker.prefHeight(-1)) / 2));
    spans.forEach(
        (column, span) -> {
          Label cell = cells.get(column);
          double width = Math.min(cell.prefWidth(-1), span.width());
          double cellHeight = cell.prefHeight(-1);
          double inset = plateInset(cell);
          double x = column.right() ? span.x() + span.width() - width + inset : span.x() - inset;
          cell.resizeRelocate(
              snapPositionX(x), snapPositionY((height - cellHeight) / 2), width, cellHeight);
        });
    if (strike.isVisible() && !spans.isEmpty()) {
      double y = snapPositionY(height / 2) + 0.5;
      strike.setStartX(spans.get(Column.PROTO).x());
      strike.setEndX(spans.get(Column.STATE).x() + cells.get(Column.STATE).prefWidth(-1));
      strike.setStartY(y);
      strike.setEndY(y);
    }
  }

  /** A plate stands out of its column, so that its text keeps in line with the others. */
  private static double plateInset(Label cell) {
    return cell.getStyleClass().contains("ls-plate") || cell.getStyleClass().contains("ls-changed")
        ? cell.getInsets().getLeft() + cell.getLabelPadding().getLeft()
        : 0;
  }

  private Label add(Column column, String text) {
    Label cell = new Label(text);
    cell.getStyleClass().add("ls-cell");
    cells.put(column, cell);
    getChildren().add(cell);
    return cell;
  }
}
