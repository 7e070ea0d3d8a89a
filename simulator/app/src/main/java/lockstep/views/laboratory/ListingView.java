package lockstep.views.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import lockstep.views.laboratory.Answer.Line;
import lockstep.views.netstat.Column;
import lockstep.views.words.Words;

/** What a tool printed, line by line; rows of sockets can be chosen, and heads of columns asked. */
final class ListingView extends ListView<Line> {
  private final Consumer<Column> asked;
  private List<Column> columns = List.of();

  /**
   * An empty listing.
   *
   * @param chosen is given each line that is chosen
   * @param asked is given the column whose head is pressed
   */
  ListingView(Consumer<Line> chosen, Consumer<Column> asked) {
    this.asked = asked;
    getStyleClass().add("ls-lab-listing");
    setAccessibleText(Words.of("laboratory.listing"));
    setCellFactory(view -> new Cell());
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, was, now) -> {
              if (now != null && now.row() > 0) chosen.accept(now);
            });
  }

  void show(Answer answer) {
    columns = answer.columns();
    getItems().setAll(answer.lines());
    scrollTo(0);
  }

  /** The columns of a line of heads in their order; none when it is no such line. */
  private List<Integer> places(String text) {
    List<Integer> places = new ArrayList<>();
    int from = 0;
    for (Column column : columns) {
      int at = text.indexOf(column.title(), from);
      if (at < 0) return List.of();
      places.add(at);
      from = at + column.title().length();
    }
    return places;
  }

  private final class Cell extends ListCell<Line> {
    private final Label text = new Label();

    Cell() {
      getStyleClass().add("ls-lab-line");
      text.getStyleClass().add("ls-lab-text");
      text.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      getStyleClass().remove("ls-lab-row");
      setAccessibleText(line == null ? null : line.text());
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      if (line.row() > 0) getStyleClass().add("ls-lab-row");
      List<Integer> places = line.row() > 0 ? List.of() : places(line.text());
      setGraphic(places.isEmpty() ? plain(line) : heads(line.text(), places));
    }

    private Node plain(Line line) {
      text.setText(line.text().isEmpty() ? " " : line.text().replace("\t", "        "));
      return text;
    }

    /**
     * The words of the line are cut where columns begin: letters of one width keep their places.
     */
    private Node heads(String words, List<Integer> places) {
      HBox heads = new HBox();
      if (places.get(0) > 0) {
        Label before = new Label(words.substring(0, places.get(0)));
        before.getStyleClass().add("ls-lab-text");
        before.setMinWidth(USE_PREF_SIZE);
        heads.getChildren().add(before);
      }
      for (int i = 0; i < places.size(); i++) {
        int end = i + 1 < places.size() ? places.get(i + 1) : words.length();
        Column column = columns.get(i);
        Button head = new Button(words.substring(places.get(i), end));
        head.getStyleClass().setAll("ls-lab-head");
        head.setMinWidth(USE_PREF_SIZE);
        head.setAccessibleText(Words.of("laboratory.column", column.title()));
        head.setOnAction(event -> asked.accept(column));
        heads.getChildren().add(head);
      }
      return heads;
    }
  }
}
