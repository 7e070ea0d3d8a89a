package lockstep.views.netstat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lockstep.table.Selection;
import lockstep.table.SocketRow;

/** Says in plain words what a listing shows. */
public final class Explanation {
  private static final int INDENT = 20;

  private Explanation() {}

  /** What each switch that was given means, and what other dialects call it. */
  public static List<String> switches(Dialect dialect, Inquiry inquiry) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "The switches, as "
            + (dialect == Dialect.SS ? "ss" : "netstat of " + dialect.title())
            + " takes them"
            + (inquiry.given().isEmpty() ? ": none was given." : ":"));
    for (Switch one : inquiry.given())
      lines.addAll(
          Prose.hanging("  " + one.forms(), INDENT, one.says() + Refusals.elsewhere(one, dialect)));
    lines.add("");
    return lines;
  }

  /** What a switch means, and what other dialects call it. */
  public static String of(Switch one, Dialect dialect) {
    return one.says() + Refusals.elsewhere(one, dialect);
  }

  /** What each column means; nothing where there is no table of sockets. */
  public static List<String> columns(Inquiry inquiry) {
    List<String> lines = new ArrayList<>();
    if (inquiry.columns().isEmpty()) return lines;
    lines.add("");
    lines.add("The columns:");
    for (Column column : inquiry.columns())
      lines.addAll(Prose.hanging("  " + column.title(), INDENT, column.says()));
    lines.add("");
    lines.add("The number before a row is its own for --explain-row, which tells its story.");
    return lines;
  }

  /**
   * The story of a row of the listing.
   *
   * @param number counted from 1
   * @return nothing when there is no such row
   */
  public static List<String> row(int number, Inquiry inquiry, Facts facts) throws IOException {
    List<SocketRow> listed = inquiry.rows(facts);
    if (number < 1 || number > listed.size()) return List.of();
    List<SocketRow> all = facts.rows(Selection.EVERYTHING.withOwners());
    return new RowStory(listed, all, inquiry::state).tell(number);
  }
}
