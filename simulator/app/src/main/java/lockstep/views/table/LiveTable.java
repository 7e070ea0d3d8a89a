package lockstep.views.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import lockstep.views.words.Words;

/**
 * The TCP rows of this computer: filtered, sorted, with what became of each lately. The state of
 * the row that is chosen, or else the state that the filter asks for, is told to the diagram.
 */
public final class LiveTable extends BorderPane {
  private final Consumer<Optional<TcpState>> light;
  private final Runnable left;
  private final TextField filter = new TextField();
  private final Label count = new Label();
  private final Label what = new Label();
  private final Label why = new Label();
  private final LiveHead head = new LiveHead(this::sort);
  private final ListView<MarkedRow> list = new ListView<>();
  private final LiveSpans spans = new LiveSpans(head);
  private List<MarkedRow> rows = List.of();
  private LiveRows shown = LiveRows.ALL;
  private String source = "";
  private Long chosen;
  private boolean filling;

  /**
   * A table that has not been read yet.
   *
   * @param light is told the state that is to light up in the diagram
   * @param left runs when the user leaves the filter by Escape
   */
  LiveTable(Consumer<Optional<TcpState>> light, Runnable left) {
    this.light = light;
    this.left = left;
    filter.setPromptText(Words.of("table.filter"));
    filter.setAccessibleText(Words.of("table.filter.name"));
    filter.setId("table-filter");
    filter.getStyleClass().setAll("text-input", "text-field", "ls-filter");
    filter.textProperty().addListener((property, was, now) -> filterChanged());
    filter.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedInFilter);
    count.getStyleClass().add("ls-second");
    count.setMinWidth(USE_PREF_SIZE);
    list.getStyleClass().add("ls-live-list");
    list.setId("table-live");
    list.setAccessibleText(Words.of("table.live.name"));
    list.setCellFactory(view -> new LiveLine(spans.places()));
    list.setPlaceholder(placeholder());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, was, now) -> {
              if (filling) return;
              chosen = now == null ? null : now.identity();
              tellLight();
            });
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedInList);
    VBox.setVgrow(list, Priority.ALWAYS);
    setTop(head);
    setCenter(list);
    begin();
  }

  /** How wide it would have to be to show every address whole. */
  ReadOnlyDoubleProperty whole() {
    return spans.whole();
  }

  /** The filter's field, for the table's title line. */
  TextField filter() {
    return filter;
  }

  /** The list of rows. */
  ListView<MarkedRow> list() {
    return list;
  }

  /** How many rows there are, for the table's title line. */
  Label count() {
    return count;
  }

  /** Says that the table is read for the first time, or anew; rows that stand there stay. */
  public void begin() {
    what.setText(Words.of("table.live.reading"));
    why.setText("");
    if (rows.isEmpty()) count.setText("");
  }

  /**
   * Shows what was read.
   *
   * @param from where the rows come from, for the user
   */
  public void show(List<MarkedRow> read, String from) {
    rows = read;
    source = from;
    what.setText(Words.of("table.live.none"));
    why.setText(Words.of("table.live.none.why"));
    refill();
  }

  /** Shows that there are no rows, and why. */
  public void fail(String reason) {
    rows = List.of();
    refill();
    count.setText("");
    what.setText(Words.of("table.live.failed"));
    why.setText(reason);
  }

  /** Shows the rows in a state; null for those of every state. */
  public void choose(TcpState state) {
    chosen = null;
    filter.setText(RowFilter.withState(filter.getText(), state));
    // Also where the text stays the same: a row of another state may have been lit.
    refill();
  }

  /** The state that the table stands for now. */
  public Optional<TcpState> state() {
    for (MarkedRow row : list.getItems())
      if (chosen != null && row.identity() == chosen) return row.row().state().meaning();
    return shown.filter().state();
  }

  /** The rows that were read last, those of every state; not the ones that have just gone. */
  public List<SocketRow> read() {
    return rows.stream().filter(row -> row.mark() != Mark.GONE).map(MarkedRow::row).toList();
  }

  private void filterChanged() {
    shown = shown.filteredBy(filter.getText());
    refill();
  }

  private void sort(Column column) {
    shown = shown.sortedBy(column);
    head.show(shown);
    refill();
  }

  private void refill() {
    List<MarkedRow> now = shown.of(rows);
    spans.make(rows);
    filling = true;
    try {
      keepEndInSight(now.size());
      list.getItems().setAll(now);
      int at = -1;
      for (int i = 0; i < now.size() && at < 0 && chosen != null; i++)
        if (now.get(i).identity() == chosen) at = i;
      if (at < 0) chosen = null;
      if (at < 0) list.getSelectionModel().clearSelection();
      else list.getSelectionModel().clearAndSelect(at);
    } finally {
      filling = false;
    }
    count.setText(Words.of("table.live.count", present(now), present(rows), source));
    tellLight();
  }

  /**
   * Scrolls to where the list will end. JavaFX would look for lines behind that end, and log a
   * complaint when a long list becomes shorter.
   */
  private void keepEndInSight(int size) {
    if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) return;
    IndexedCell<?> first = flow.getFirstVisibleCell();
    IndexedCell<?> last = flow.getLastVisibleCell();
    if (first == null || last == null || last.getIndex() < size) return;
    list.scrollTo(Math.max(0, size - (last.getIndex() - first.getIndex())));
  }

  /** How many are there; those that just went are shown but not counted. */
  private static String present(List<MarkedRow> rows) {
    int present = 0;
    for (MarkedRow row : rows) if (row.mark() != Mark.GONE) present++;
    return String.format(Locale.ROOT, "%,d", present);
  }

  private void tellLight() {
    light.accept(state());
  }

  private void pressedInFilter(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      if (filter.getText().isEmpty()) left.run();
      else filter.clear();
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      list.requestFocus();
      if (chosen == null && !list.getItems().isEmpty()) list.getSelectionModel().clearAndSelect(0);
      event.consume();
    }
  }

  private void pressedInList(KeyEvent event) {
    if (event.getCode() != KeyCode.ESCAPE || chosen == null) return;
    list.getSelectionModel().clearSelection();
    event.consume();
  }

  private Node placeholder() {
    what.getStyleClass().add("ls-empty-what");
    why.getStyleClass().add("ls-second");
    VBox both = new VBox(what, why);
    both.getStyleClass().add("ls-empty");
    both.setAlignment(Pos.TOP_LEFT);
    return new StackPane(both);
  }

  @Override
  protected void layoutChildren() {
    spans.setWidth(getWidth());
    super.layoutChildren();
  }
}
