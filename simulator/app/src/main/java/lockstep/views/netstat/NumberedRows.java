package lockstep.views.netstat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A listing with a number before each row, by which {@link Explanation#row} is asked for it. */
public final class NumberedRows implements Sheet {
  private final Sheet under;
  private final OptionalInt width;
  private final List<String> lines = new ArrayList<>();

  /** Where the rows are among the lines. */
  private final List<Integer> rows = new ArrayList<>();

  /**
   * @param under takes the lines when all are there
   * @param width the terminal's, in columns; the numbers are made room for between the columns of
   *     the listing where it would not fit any more. Empty when there is none
   */
  public NumberedRows(Sheet under, OptionalInt width) {
    this.under = under;
    this.width = width;
  }

  @Override
  public void line(String line) {
    lines.add(line);
  }

  @Override
  public void row(String line) {
    rows.add(lines.size());
    lines.add(line);
  }

  @Override
  public void remark(String sentence) {
    under.remark(sentence);
  }

  /** Hands the lines on. */
  public void end() throws IOException {
    int digits = Integer.toString(rows.size()).length();
    String none = " ".repeat(digits + 2);
    makeRoom(none.length());
    // What stands above the titles is no part of the table.
    int first = rows.isEmpty() ? lines.size() : Math.max(0, rows.get(0) - 1);
    int number = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean isRow = number < rows.size() && rows.get(number) == i;
      if (isRow) under.line(Cells.right(++number, digits) + ": " + line);
      else under.line(i < first || line.isEmpty() ? line : none + line);
    }
  }

  /** Takes columns away that are blank in every row and in the titles, as many as are wanted. */
  private void makeRoom(int wanted) {
    if (rows.isEmpty() || width.isEmpty()) return;
    List<Integer> table = new ArrayList<>(rows);
    if (rows.get(0) > 0) table.add(0, rows.get(0) - 1);
    int longest = 0;
    for (int at : table) {
      lines.set(at, Cells.trimmed(lines.get(at)));
      longest = Math.max(longest, lines.get(at).length());
    }
    int excess = Math.min(wanted, longest + wanted - width.getAsInt());
    for (int column = longest - 1; column > 0 && excess > 0; column--) {
      if (!isBlank(table, column) || !isBlank(table, column - 1)) continue;
      for (int at : table) lines.set(at, without(lines.get(at), column));
      excess--;
    }
  }

  private boolean isBlank(List<Integer> table, int column) {
    for (int at : table)
      if (column < lines.get(at).length() && lines.get(at).charAt(column) != ' ') return false;
    return true;
  }

  private static String without(String line, int column) {
    if (column >= line.length()) return line;
    return line.substring(0, column) + line.substring(column + 1);
  }
}
