package lockstep.app.desktop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import lockstep.app.desktop.desk.Commands;
import lockstep.views.words.Words;

/** The keys and what they do, from the list of commands itself. */
final class KeyList extends VBox {
  /** More keys than these go into a further column. */
  private static final int ROWS = 18;

  KeyList(List<Commands.Command> commands) {
    Label title = new Label(Words.of("help.title"));
    title.getStyleClass().add("ls-help-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("ls-help-grid");
    Set<String> ids = new LinkedHashSet<>();
    commands.forEach(command -> ids.add(command.id()));
    int i = 0;
    for (String id : ids) {
      Label key = new Label(Words.of("key." + id));
      key.getStyleClass().add("ls-key");
      key.setMinWidth(USE_PREF_SIZE);
      grid.add(key, 2 * (i / ROWS), i % ROWS);
      grid.add(new Label(Words.of("help." + id)), 2 * (i / ROWS) + 1, i % ROWS);
      i++;
    }
    getStyleClass().addAll("ls-popover", "ls-help");
    getChildren().addAll(title, grid);
  }
}
