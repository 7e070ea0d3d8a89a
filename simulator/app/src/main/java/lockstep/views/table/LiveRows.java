package lockstep.views.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which of this computer's rows are shown, and in which order.
 *
 * @param by the column that they are sorted by; null for the order in which they came
 * @param descending whether from the greatest
 */
record LiveRows(RowFilter filter, Column by, boolean descending) {
  /** Every row, in the order in which they came. */
  static final LiveRows ALL = new LiveRows(new RowFilter(""), null, false);

  LiveRows filteredBy(String text) {
    return new LiveRows(new RowFilter(text), by, descending);
  }

  /** Sorted by a column; again from the greatest; a third time as they came. */
  LiveRows sortedBy(Column column) {
    if (by != column) return new LiveRows(filter, column, false);
    return descending ? new LiveRows(filter, null, false) : new LiveRows(filter, column, true);
  }

  /** Those of the rows that are shown; equal ones stay in the order in which they came. */
  List<MarkedRow> of(List<MarkedRow> rows) {
    List<MarkedRow> shown = new ArrayList<>(rows.size());
    for (MarkedRow row : rows) if (filter.passes(row.row())) shown.add(row);
    if (by == null) return shown;
    Comparator<MarkedRow> order = RowOrder.by(by);
    shown.sort(descending ? order.reversed() : order);
    return shown;
  }
}
