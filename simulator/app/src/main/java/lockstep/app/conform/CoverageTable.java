package lockstep.app.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.app.conform.Kind.Group;
import lockstep.app.conform.Tally.Cell;
import lockstep.tcp.TcpState;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;

/**
 * The table of state and kind: how many lines passed, of how many. It stands in parts, so that
 * eighty columns hold it.
 */
public final class CoverageTable {
  private static final String HOLE = ".";
  private static final int WIDTH = 80;
  private static final int LABEL = 17;
  private static final int LEAST_COLUMN = 7;

  private final Tally tally;
  private final Look look;

  public CoverageTable(Tally tally, Look look) {
    this.tally = tally;
    this.look = look;
  }

  /** All parts, and how many holes they have. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (List<TcpState> states : parts()) {
      part(lines, states);
      lines.add("");
    }
    lines.add(holes());
    return lines;
  }

  /** The states, as many side by side as fit. */
  private List<List<TcpState>> parts() {
    List<List<TcpState>> parts = new ArrayList<>();
    int used = WIDTH;
    for (TcpState state : TcpState.values()) {
      if (used + 1 + width(state) > WIDTH) {
        parts.add(new ArrayList<>());
        used = LABEL;
      }
      parts.get(parts.size() - 1).add(state);
      used += 1 + width(state);
    }
    return parts;
  }

  private void part(List<String> lines, List<TcpState> states) {
    StringBuilder head = new StringBuilder(" ".repeat(LABEL));
    for (TcpState state : states) head.append(' ').append(right(state.rfcName(), width(state)));
    lines.add(look.paint(Role.BOLD, head.toString()));
    for (Group group : Group.values()) {
      Map<String, Map<TcpState, Cell>> rows = tally.rows(group);
      if (rows.isEmpty()) continue;
      lines.add(look.paint(Role.DIM, group.heading()));
      rows.forEach((name, cells) -> row(lines, name, cells, states));
    }
  }

  private void row(
      List<String> lines, String name, Map<TcpState, Cell> cells, List<TcpState> states) {
    StringBuilder line = new StringBuilder("  ").append(name);
    if (line.length() > LABEL) { // a set of many bits has a line for itself
      lines.add(line.toString());
      line.setLength(0);
    }
    line.append(" ".repeat(LABEL - line.length()));
    for (TcpState state : states) {
      Cell cell = cells.get(state);
      String text = cell.isHole() ? HOLE : cell.passed() + "/" + cell.all();
      line.append(' ').append(paint(cell, right(text, width(state))));
    }
    lines.add(line.toString());
  }

  private String paint(Cell cell, String text) {
    if (cell.isHole()) return look.paint(Role.DIM, text);
    return look.paint(cell.passed() == cell.all() ? Role.AGREES : Role.UNEXPLAINED, text);
  }

  /** As wide as the state's name, and as its largest numbers. */
  private int width(TcpState state) {
    int width = Math.max(LEAST_COLUMN, state.rfcName().length());
    for (Group group : Group.values())
      for (Map<TcpState, Cell> row : tally.rows(group).values()) {
        Cell cell = row.get(state);
        width = Math.max(width, (cell.passed() + "/" + cell.all()).length());
      }
    return width;
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private String holes() {
    int holes = 0;
    int all = 0;
    for (Group group : Group.values())
      for (Map<TcpState, Cell> row : tally.rows(group).values())
        for (Cell cell : row.values()) {
          all++;
          if (cell.isHole()) holes++;
        }
    return holes + " of " + all + " pairs of state and kind have no line (" + HOLE + ").";
  }
}
