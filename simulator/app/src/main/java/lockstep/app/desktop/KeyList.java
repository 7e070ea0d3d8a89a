package lockstep.app.desktop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final int MOST_COLUMNS = 3;

  /** Keys with more letters than these need a wider column. */
  private static final int LONG_KEY = 17;

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
   */
  void toggle(double width) {
    if (shown != null && overlays.close(shown)) return;
    int columns = (int) Math.max(1, Math.min(MOST_COLUMNS, (width - MARGIN) / COLUMN));
    String title = Words.of("help.title");
    shown =
        new Panel(title, "help", Words.of("help.close"), () -> overlays.close(shown))
            .reading(content(columns), title);
    shown.getStyleClass().add("ls-help");
    overlays.open(shown, Overlays.MIDDLE);
  }

  private HBox content(int columns) {
    Map<String, List<String>> groups = groups();
    // A group takes a line for each key and one for its name.
    int lines = groups.values().stream().mapToInt(ids -> ids.size() + 1).sum();
    int most = (lines + columns - 1) / columns;
    HBox content = new HBox();
    content.getStyleClass().add("ls-help-columns");
    VBox column = null;
    int taken = 0;
    for (Map.Entry<String, List<String>> group : groups.entrySet()) {
      List<String> left = group.getValue();
      boolean first = true;
      while (!left.isEmpty()) {
        boolean last = content.getChildren().size() == columns;
        if (column == null || !last && taken + 1 >= most) {
          column = new VBox();
          column.getStyleClass().add("ls-help-column");
          content.getChildren().add(column);
          taken = 0;
          last = content.getChildren().size() == columns;
        }
        int fit = last ? left.size() : Math.min(left.size(), Math.max(1, most - taken - 1));
        if (first) column.getChildren().add(head(group.getKey()));
        column.getChildren().add(grid(left.subList(0, fit)));
        taken += fit + 1;
        left = left.subList(fit, left.size());
        first = false;
      }
    }
    return content;
  }

  private Map<String, List<String>> groups() {
    Set<String> ids = new LinkedHashSet<>();
    commands.all().forEach(command -> ids.add(command.id()));
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
