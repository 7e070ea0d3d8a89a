package lockstep.views.laboratory;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.views.netstat.Dialect;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** What stands in place of a meaning as long as there is none: commands of each dialect to run. */
final class Beginning extends VBox {
  /**
   * A command to begin with.
   *
   * @param number what it shows is the text {@code laboratory.try.NUMBER}
   */
  record Example(Dialect dialect, String command, int number) {}

  static final List<Example> EXAMPLES =
      List.of(
          new Example(Dialect.LINUX, "netstat -tulpn", 2),
          new Example(Dialect.LINUX, "netstat -tno", 8),
          new Example(Dialect.SS, "ss -tan state time-wait", 4),
          new Example(Dialect.SS, "ss -ti", 9),
          new Example(Dialect.WINDOWS, "netstat -ano", 1),
          new Example(Dialect.WINDOWS, "netstat -s -p tcp", 7),
          new Example(Dialect.MACOS, "netstat -an -p tcp", 10),
          new Example(Dialect.MACOS, "netstat -rn", 6));

  private final GridPane examples = new GridPane();
  private int rows;

  /**
   * @param run runs an example
   */
  Beginning(Consumer<Example> run) {
    getStyleClass().add("ls-lab-begin");
    examples.getStyleClass().add("ls-lab-examples");
    ColumnConstraints commands = new ColumnConstraints();
    commands.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints reasons = new ColumnConstraints();
    reasons.setHgrow(Priority.ALWAYS);
    reasons.setMinWidth(0);
    examples.getColumnConstraints().addAll(commands, reasons);
    for (Dialect dialect : List.of(Dialect.LINUX, Dialect.SS, Dialect.WINDOWS, Dialect.MACOS)) {
      examples.add(head(title(dialect)), 0, rows++, 2, 1);
      EXAMPLES.stream().filter(one -> one.dialect() == dialect).forEach(one -> add(one, run));
    }
    getChildren().addAll(words("laboratory.begin"), examples);
    getChildren().add(head(Words.of("laboratory.begin.then")));
    for (String told : List.of("switches", "columns", "rows"))
      getChildren().add(words("laboratory.begin." + told));
  }

  private static String title(Dialect dialect) {
    return dialect == Dialect.SS
        ? Words.of("laboratory.begin.ss")
        : Words.of("laboratory.begin.netstat", dialect.title());
  }

  private void add(Example example, Consumer<Example> run) {
    String why = Words.of("laboratory.try." + example.number());
    Button button = new Button(example.command());
    button.getStyleClass().addAll("ls-button", "ls-small", "ls-lab-try");
    button.setAccessibleText(example.command() + ". " + why);
    button.setMinWidth(USE_PREF_SIZE);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> run.accept(example));
    examples.addRow(rows++, button, Wrapped.label(why, "ls-lab-words"));
  }

  private static Label head(String text) {
    return Wrapped.label(text, "ls-settings-head");
  }

  private static Label words(String key) {
    return Wrapped.label(Words.of(key), "ls-lab-words");
  }
}
