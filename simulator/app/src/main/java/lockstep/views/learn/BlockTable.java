package lockstep.views.learn;

import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/**
 * A table of words. Where it has not the room for each cell in one line, a column gives of its
 * width as much as it has to give, not as much as every other one: a short word beside a long
 * sentence stays whole.
 */
final class BlockTable extends GridPane {
  /** So many steps, of this share of its width, a column may get from another one. */
  private static final int STEPS = 3;

  private static final double STEP = 0.12;

  private final int columns;
  private List<Object> fitted = List.of();

  /**
   * @param rows the cells, row by row; every row has as many
   */
  BlockTable(List<? extends List<? extends Node>> rows) {
    columns = rows.get(0).size();
    getStyleClass().add("ls-lesson-table");
    for (int i = 0; i < columns; i++) getColumnConstraints().add(new ColumnConstraints());
    for (int row = 0; row < rows.size(); row++)
      for (int i = 0; i < rows.get(row).size(); i++) add(rows.get(row).get(i), i, row);
  }

  /** How wide each column is where all have so much together; the sum is never less than least. */
  static double[] shares(double[] least, double[] wanted, double room) {
    double[] shares = least.clone();
    double spare = room;
    double more = 0;
    for (int i = 0; i < least.length; i++) {
      spare -= least[i];
      more += wanted[i] - least[i];
    }
    if (spare <= 0) return shares;
    for (int i = 0; i < shares.length; i++)
      shares[i] +=
          spare < more
              ? Math.floor(spare * (wanted[i] - least[i]) / more)
              : wanted[i] - least[i] + Math.floor((spare - more) / shares.length);
    return shares;
  }

  @Override
  protected double computeMinWidth(double height) {
    double all = around();
    for (double least : widths(true)) all += least;
    return all;
  }

  @Override
  protected double computePrefWidth(double height) {
    double all = around();
    for (double wanted : widths(false)) all += wanted;
    return all;
  }

  @Override
  protected double computePrefHeight(double width) {
    fit(width);
    return super.computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    fit(getWidth());
    super.layoutChildren();
  }

  private void fit(double width) {
    double[] least = widths(true);
    double[] wanted = widths(false);
    List<Object> now = List.of(width, Arrays.hashCode(least), Arrays.hashCode(wanted));
    if (width <= 0 || now.equals(fitted)) return;
    fitted = now;
    double[] shares = shares(least, wanted, width - around());
    lower(least, shares);
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = getColumnConstraints().get(i);
      column.setMinWidth(shares[i]);
      column.setPrefWidth(shares[i]);
      column.setMaxWidth(shares[i]);
    }
  }

  /** Moves width from column to column as long as that makes the table lower. */
  private void lower(double[] least, double[] shares) {
    double height = height(shares);
    for (int to = 0; to < columns; to++)
      for (int from = 0; from < columns; from++)
        for (int step = 1; step <= STEPS; step++) {
          double moved = step * STEP * shares[to];
          if (from == to || shares[from] - moved < least[from]) break;
          double[] tried = shares.clone();
          tried[from] -= moved;
          tried[to] += moved;
          double lower = height(tried);
          if (lower >= height) continue;
          height = lower;
          System.arraycopy(tried, 0, shares, 0, columns);
          break;
        }
  }

  private double height(double[] widths) {
    double[] rows = new double[getRowCount()];
    for (Node cell : getManagedChildren()) {
      int row = getRowIndex(cell);
      rows[row] = Math.max(rows[row], cell.prefHeight(widths[getColumnIndex(cell)]));
    }
    return Arrays.stream(rows).sum();
  }

  private double around() {
    return snappedLeftInset() + snappedRightInset() + (columns - 1) * snapSpaceX(getHgap());
  }

  /** What the widest cell of each column needs at least, or wants. */
  private double[] widths(boolean least) {
    double[] widths = new double[columns];
    for (Node cell : getManagedChildren()) {
      int column = getColumnIndex(cell);
      double wide = least ? cell.minWidth(-1) : cell.prefWidth(-1);
      widths[column] = Math.max(widths[column], Math.ceil(wide));
    }
    return widths;
  }
}
