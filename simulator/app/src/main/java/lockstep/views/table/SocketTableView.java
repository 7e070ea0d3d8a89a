package lockstep.views.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.views.parts.Icons;
import lockstep.views.table.RowLine.Span;
import lockstep.views.words.Words;

/** The sockets of this run, as the system's own table has them, with the RFC's names beside. */
public final class SocketTableView extends BorderPane {
  private static final double FIRST_COLUMN = 44;
  private static final double LAST_GAP = 16;
  private static final double LEAST_GAP = 10;

  private final Label count = new Label();
  private final RowLine head = RowLine.head();
  private final VBox rows = new VBox();
  private final VBox empty = empty();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final VBox body = new VBox(head, scroll);
  private final List<RowLine> lines = new ArrayList<>();
  private TableContent shown;
  private boolean shownLive;
  private boolean titleOnly;
  private double laidOutFor = -1;

  /** A table without rows. */
  public SocketTableView() {
    getStyleClass().addAll("ls-card", "ls-table");
    Label title = new Label(Words.of("table.title"));
    title.getStyleClass().add("ls-card-title");
    title.setGraphic(Icons.of("table", 15));
    count.getStyleClass().add("ls-second");
    HBox top = new HBox(title, count);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("ls-table-top");
    setTop(top);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("ls-scroll");
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    show(TableContent.NONE, true);
  }

  /**
   * Shows the rows.
   *
   * @param live whether a live world plays; the model alone has no rows
   */
  public void show(TableContent content, boolean live) {
    if (content.equals(shown) && live == shownLive) return;
    shown = content;
    shownLive = live;
    lines.clear();
    for (TableContent.Line line : content.lines()) lines.add(RowLine.of(line));
    rows.getChildren().setAll(lines);
    int present = content.present();
    count.setText(present == 1 ? Words.of("table.rows.one") : Words.of("table.rows.many", present));
    if (!live) count.setText(Words.of("table.empty.model"));
    fill();
  }

  /** Leaves the title line alone, where a low window has no room for rows. */
  public void setTitleOnly(boolean yes) {
    if (titleOnly == yes) return;
    titleOnly = yes;
    fill();
  }

  private void fill() {
    setCenter(titleOnly || !shownLive ? null : lines.isEmpty() ? empty : body);
    laidOutFor = -1;
    requestLayout();
  }

  private static VBox empty() {
    Label what = new Label(Words.of("table.empty"));
    Label why = new Label(Words.of("table.empty.why"));
    what.getStyleClass().add("ls-empty-what");
    why.getStyleClass().add("ls-second");
    VBox empty = new VBox(what, why);
    empty.getStyleClass().add("ls-empty");
    empty.setAlignment(Pos.CENTER_LEFT);
    return empty;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (lines.isEmpty() || laidOutFor == getWidth() || getWidth() <= 0) return;
    laidOutFor = getWidth();
    Map<TableColumn, Span> spans = spans(getWidth());
    head.setSpans(spans);
    lines.forEach(line -> line.setSpans(spans));
  }

  /** Every column gets what its longest text wants; what is left over is shared as gaps. */
  private Map<TableColumn, Span> spans(double width) {
    applyCss();
    Map<TableColumn, Double> wanted = new EnumMap<>(TableColumn.class);
    double sum = 0;
    for (TableColumn column : TableColumn.values()) {
      double most = head.wanted(column);
      for (RowLine line : lines) most = Math.max(most, line.wanted(column));
      wanted.put(column, most);
      sum += most;
    }
    int gaps = TableColumn.values().length - 1;
    double gap = Math.max(LEAST_GAP, (width - FIRST_COLUMN - LAST_GAP - sum) / gaps);
    Map<TableColumn, Span> spans = new EnumMap<>(TableColumn.class);
    double x = FIRST_COLUMN;
    for (TableColumn column : TableColumn.values()) {
      spans.put(column, new Span(x, wanted.get(column)));
      x += wanted.get(column) + gap;
    }
    return spans;
  }
}
