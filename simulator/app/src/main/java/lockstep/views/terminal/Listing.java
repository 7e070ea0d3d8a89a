package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A list in columns as wide as their widest cell, with a description under each row. */
public final class Listing {
  private static final int INDENT = 4;

  private final Look look;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> descriptions = new ArrayList<>();

  public Listing(Look look, String... heads) {
    this.look = look;
    add("", heads);
  }

  /** Adds a row; its description may be empty. */
  public void add(String description, String... cells) {
    rows.add(Arrays.stream(cells).map(look::signs).toList());
    descriptions.add(description);
  }

  /** All of it. */
  public List<String> lines() {
    int last = rows.get(0).size() - 1;
    int[] columns = new int[last + 1];
    for (int i = 0; i < last; i++) {
      int cell = i;
      columns[i + 1] =
          columns[i] + 2 + rows.stream().mapToInt(r -> Text.width(r.get(cell))).max().orElse(0);
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Line line = new Line(look);
      for (int c = 0; c < last; c++) line.to(columns[c]).add(role(i, c), rows.get(i).get(c));
      for (String part : Text.wrap(rows.get(i).get(last), Lanes.WIDTH - columns[last])) {
        lines.add(line.to(columns[last]).add(role(i, last), part).toString());
        line = new Line(look);
      }
      for (String part : Text.wrap(look.signs(descriptions.get(i)), Lanes.WIDTH - INDENT))
        lines.add(new Line(look).to(INDENT).add(Role.DIM, part).toString());
    }
    return lines;
  }

  private static Role role(int row, int cell) {
    if (row == 0) return Role.DIM;
    return cell == 0 ? Role.BOLD : Role.PLAIN;
  }
}
