package lockstep.views.presenter;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import lockstep.table.SocketRow;
import lockstep.views.parts.Ends;
import lockstep.views.table.TableContent;
import lockstep.views.words.Addresses;
import lockstep.views.words.Words;

/** At most three rows of the socket table, in letters for a room. */
final class FewRows extends VBox {
  private static final int MOST = 3;

  FewRows() {
    getStyleClass().addAll("ls-present-card", "ls-few-rows");
  }

  /**
   * Shows the rows of the run that is shown.
   *
   * @param content the table; the rows of connections go before listening ones when there are more
   * @param narrow whether a row has to take two lines
   */
  void show(TableContent content, boolean live, boolean narrow) {
    getChildren().clear();
    List<TableContent.Line> lines =
        content.lines().stream()
            .sorted((one, other) -> Boolean.compare(one.listener(), other.listener()))
            .limit(MOST)
            .toList();
    if (lines.isEmpty()) {
      String why = content.ofCapture() ? "present.rows.capture" : "present.rows.model";
      Label none = label(Words.of(live ? "table.empty" : why), "ls-few-quiet");
      none.setWrapText(true);
      getChildren().add(none);
      return;
    }
    for (TableContent.Line line : lines) getChildren().add(row(line, narrow));
  }

  private static GridPane row(TableContent.Line line, boolean narrow) {
    SocketRow row = line.row();
    GridPane grid = new GridPane();
    grid.getStyleClass().add("ls-few-row");
    Label state = label(row.state().toString(), "ls-few-state");
    Ends.mark(state, line.gone() ? null : line.side());
    Label queues =
        label(
            line.gone()
                ? Words.of("table.gone")
                : Words.of("present.rows.queues", row.recvQ(), row.sendQ()),
            "ls-few-quiet");
    String from = Addresses.shown(row.local()).toString();
    String to = Addresses.shown(row.foreign()).toString();
    Label ends =
        label(line.listener() ? from : Words.of("held.addresses", from, to), "ls-few-ends");
    if (narrow) {
      grid.add(state, 0, 0);
      grid.add(queues, 1, 0);
      grid.add(ends, 0, 1, 2, 1);
    } else {
      grid.add(state, 0, 0);
      grid.add(ends, 1, 0);
      grid.add(queues, 2, 0);
    }
    return grid;
  }

  private static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    if (!style.equals("ls-few-quiet")) label.setMinWidth(USE_PREF_SIZE);
    return label;
  }
}
