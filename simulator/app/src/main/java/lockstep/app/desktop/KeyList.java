package lockstep.app.desktop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lockstep.app.desktop.desk.Commands;
import lockstep.app.desktop.desk.Overlays;
import lockstep.views.parts.Panel;
import lockstep.views.words.Words;

/**
 * The keys and what they do, from the list of commands itself, in groups: the commands of one
 * feature have their texts in one file of words.
 */
final class KeyList {
  /** How wide a column is, in pixels at the usual size of text. */
  private static final double COLUMN = 312;

  private static final double MARGIN = 60;
  private static final int MOST_COLUMNS = 4;

  /** How high a line is, and what stands above and below the columns, likewise. */
  private static final double LINE_HEIGHT = 18.5;

  private static final double AROUND = 120;

  /** Keys with more letters than these need a wider column. */
  private static final int LONG_KEY = 17;

  /** So many letters have room in a line. */
  private static final int LINE = 39;

  /** How high words of two lines, and a group's name, are, in lines of their own height. */
  private static final double TWO_LINES = 1.75;

  private static final double HEAD = 1.6;

  private final Overlays overlays;
  private final Commands commands;
  private Panel shown;

  KeyList(Overlays overlays, Commands commands) {
    this.overlays = overlays;
    this.commands = commands;
  }

  /**
   * Shows the list, or takes it away.
   *
   * @param width the window's, in pixels of the usual size of text
   * @param height likewise
   */
  void toggle(double width, double height) {
    if (shown != null && overlays.close(shown)) return;
    String title = Words.of("help.title");
    shown =
        new Panel(title, "help", Words.of("help.close"), () -> overlays.close(shown))
            .reading(content(width, height), title);
    shown.getStyleClass().add("ls-help");
    overlays.open(shown, Overlays.MIDDLE);
  }

  /**
   * Every group is whole, in as few columns as show all at once; each column has its groups in
   * order.
   */
  private HBox content(double width, double height) {
    Map<String, List<String>> groups = groups();
    List<String> order = List.copyOf(groups.keySet());
    ToDoubleFunction<String> high = name -> HEAD + height(groups.get(name));
    int most = (int) Math.max(1, Math.min(MOST_COLUMNS, (width - MARGIN) / COLUMN));
    int count = 1;
    List<List<String>> columns = columns(order, high, count);
    while (count < most && highest(columns, high) * LINE_HEIGHT > height - AROUND)
      columns = columns(order, high, ++count);
    HBox content = new HBox();
    content.getStyleClass().add("ls-help-columns");
    for (List<String> names : columns) {
      VBox column = new VBox();
      column.getStyleClass().add("ls-help-column");
      for (String name : names) column.getChildren().addAll(head(name), grid(groups.get(name)));
      content.getChildren().add(column);
    }
    return content;
  }

  /** Deals groups out: the highest first, each to the column that is lowest so far. */
  static List<List<String>> columns(
      List<String> groups, ToDoubleFunction<String> height, int count) {
    List<List<String>> columns = new ArrayList<>();
    double[] heights = new double[count];
    for (int i = 0; i < count; i++) columns.add(new ArrayList<>());
    List<String> highest = new ArrayList<>(groups);
    highest.sort(Comparator.comparingDouble(height).reversed());
    for (String group : highest) {
      int lowest = 0;
      for (int i = 1; i < count; i++) if (heights[i] < heights[lowest]) lowest = i;
      heights[lowest] += height.applyAsDouble(group);
      columns.get(lowest).add(group);
    }
    columns.removeIf(List::isEmpty);
    columns.forEach(column -> column.sort(Comparator.comparingInt(groups::indexOf)));
    columns.sort(Comparator.comparingInt(column -> groups.indexOf(column.get(0))));
    return columns;
  }

  private static double highest(List<List<String>> columns, ToDoubleFunction<String> height) {
    return columns.stream()
        .mapToDouble(column -> column.stream().mapToDouble(height).sum())
        .max()
        .orElse(0);
  }

  /** How high they are, in lines of their own height. */
  private static double height(List<String> ids) {
    return ids.stream()
        .mapToDouble(id -> Words.of("help." + id).length() > LINE ? TWO_LINES : 1)
        .sum();
  }

  private Map<String, List<String>> groups() {
    Set<String> ids = new LinkedHashSet<>();
    for (Commands.Command command : commands.all())
      if (!commands.isToldElsewhere(command.id())) ids.add(command.id());
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String id : ids)
      groups.computeIfAbsent(Words.feature("help." + id), file -> new ArrayList<>()).add(id);
    return groups;
  }

  private static Label head(String group) {
    Label head = new Label(Words.of("help.group." + group));
    head.getStyleClass().add("ls-settings-head");
    return head;
  }

  private static GridPane grid(List<String> ids) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("ls-help-grid");
    int row = 0;
    for (String id : ids) {
      Label key = new Label(Words.of("key." + id));
      key.getStyleClass().add("ls-key");
      key.setMinWidth(Label.USE_PREF_SIZE);
      HBox place = new HBox(key);
      place.getStyleClass().add("ls-help-key");
      if (key.getText().length() > LONG_KEY) place.getStyleClass().add("ls-long");
      Label help = new Label(Words.of("help." + id));
      help.getStyleClass().add("ls-help-words");
      help.setWrapText(true);
      grid.addRow(row++, place, help);
    }
    return grid;
  }
}
