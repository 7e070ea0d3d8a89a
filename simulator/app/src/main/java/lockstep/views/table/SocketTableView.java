package lockstep.views.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.table.RowLine.Span;
import lockstep.views.words.Words;

/**
 * The sockets of this run, as the system's own table has them, with the RFC's names beside; or, at
 * the user's wish, all those of this computer.
 */
public final class SocketTableView extends BorderPane {
  private static final double LAST_GAP = 16;
  private static final double LEAST_GAP = 10;

  private final TableActions actions;
  private final ToggleButton run = segment("run", "first");
  private final ToggleButton computer = segment("computer", "last");
  private final HBox top;
  private HBox tools;
  private final Label count = new Label();
  private final RowLine head = RowLine.head();
  private final VBox rows = new VBox();
  private final VBox empty = empty();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final VBox body = new VBox(head, scroll);
  private final List<RowLine> lines = new ArrayList<>();
  private final ReadOnlyDoubleWrapper whole = new ReadOnlyDoubleWrapper();
  private LiveTable live;
  private TableContent shown;
  private boolean shownLive;
  private boolean titleOnly;
  private double laidOutFor = -1;

  /** A table without rows. */
  public SocketTableView(TableActions actions) {
    this.actions = actions;
    getStyleClass().addAll("ls-card", "ls-table");
    Label title = new Label(Words.of("table.title"));
    title.getStyleClass().add("ls-card-title");
    title.setGraphic(Icons.of("table", 15));
    count.getStyleClass().add("ls-second");
    top = new HBox(title, switcher(), count);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("ls-table-top");
    setTop(top);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("ls-scroll");
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    show(TableContent.NONE, true);
  }

  /**
   * Shows the rows.
   *
   * @param live whether a live world plays; the model alone has no rows, nor has a capture
   */
  public void show(TableContent content, boolean live) {
    if (content.equals(shown) && live == shownLive) return;
    shown = content;
    shownLive = live;
    lines.clear();
    for (TableContent.Line line : content.lines()) lines.add(RowLine.of(line));
    rows.getChildren().setAll(lines);
    int present = content.present();
    rows.setAccessibleRole(AccessibleRole.TABLE_VIEW);
    count.setText(present == 1 ? Words.of("table.rows.one") : Words.of("table.rows.many", present));
    if (!live)
      count.setText(Words.of(content.ofCapture() ? "table.empty.capture" : "table.empty.model"));
    fill();
  }

  /** Adds something that may be done with sockets, at the end of the title line. */
  public void addTool(Node tool) {
    if (tools == null) {
      HBox.setHgrow(top, Priority.ALWAYS);
      top.setMinWidth(0);
      tools = new HBox(top);
      tools.setAlignment(Pos.CENTER_LEFT);
      tools.getStyleClass().add("ls-table-tools");
      setTop(tools);
    }
    tools.getChildren().add(tool);
  }

  /** Leaves the title line alone, where a low window has no room for rows. */
  public void setTitleOnly(boolean yes) {
    if (titleOnly == yes) return;
    titleOnly = yes;
    fill();
  }

  /** Whether this computer's table is shown and not this run's. */
  public boolean isComputerShown() {
    return computer.isSelected();
  }

  /** Shows this computer's table, or this run's. */
  public void showComputer(boolean yes) {
    (yes ? computer : run).setSelected(true);
  }

  /** This computer's table, made when it is first wanted. */
  public LiveTable live() {
    if (live == null) {
      live = new LiveTable(actions::light, actions::left);
      live.whole().addListener((property, was, now) -> tellWhole());
    }
    return live;
  }

  /** Lets the user type which of this computer's rows are shown. */
  public void find() {
    showComputer(true);
    live().filter().requestFocus();
    live().filter().selectAll();
  }

  /** Whether it is the list of this computer's rows. */
  public boolean isLiveList(Node node) {
    return live != null && node == live.list();
  }

  private HBox switcher() {
    ToggleGroup both = new ToggleGroup();
    run.setToggleGroup(both);
    computer.setToggleGroup(both);
    run.setSelected(true);
    both.selectedToggleProperty()
        .addListener(
            (property, was, now) -> {
              // One of the two is always on: a second click on it changes nothing.
              if (now == null) both.selectToggle(was);
              else if (was != null) switched();
            });
    HBox segments = new HBox(run, computer);
    segments.getStyleClass().add("ls-segments");
    segments.setMinWidth(USE_PREF_SIZE);
    segments.setAlignment(Pos.CENTER);
    return segments;
  }

  private void switched() {
    boolean yes = isComputerShown();
    if (yes == top.getChildren().contains(live().filter())) return;
    if (yes) {
      Region spring = new Region();
      HBox.setHgrow(spring, Priority.ALWAYS);
      top.getChildren().remove(count);
      top.getChildren().addAll(live.count(), spring, live.filter());
    } else {
      top.getChildren().remove(2, top.getChildren().size());
      top.getChildren().add(count);
    }
    fill();
    actions.light(yes ? live.state() : Optional.empty());
    actions.computerShown(yes);
  }

  private static ToggleButton segment(String name, String place) {
    ToggleButton button = new ToggleButton(Words.of("table.of." + name));
    button.getStyleClass().setAll("ls-segment", "ls-small-segment", place);
    button.setId("table-" + name);
    Hint.on(button, Words.of("table.of." + name + ".why") + "  " + Words.of("key.table"));
    return button;
  }

  private void fill() {
    tellWhole();
    if (isComputerShown()) setCenter(titleOnly ? null : live());
    else setCenter(titleOnly || !shownLive ? null : lines.isEmpty() ? empty : body);
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
    Map<Column, Span> spans = spans(getWidth());
    head.setSpans(spans);
    lines.forEach(line -> line.setSpans(spans));
  }

  /** Every column gets what its longest text wants; what is left over is shared as gaps. */
  private Map<Column, Span> spans(double width) {
    applyCss();
    Map<Column, Double> wanted = new EnumMap<>(Column.class);
    for (Column column : Column.OF_RUN) {
      double most = head.wanted(column);
      for (RowLine line : lines) most = Math.max(most, line.wanted(column));
      wanted.put(column, most);
    }
    int gaps = Column.OF_RUN.size() - 1;
    // Where there is room for what is usual, no column moves when a row comes or goes.
    Map<Column, Double> usual = new EnumMap<>(wanted);
    RowLine first = lines.get(0);
    usual.replaceAll((column, most) -> Math.max(most, first.wanted(column, column.usual())));
    double start = first.first();
    if (sum(usual) + start + LAST_GAP + gaps * LEAST_GAP <= width) wanted = usual;
    double sum = sum(wanted);
    double gap = Math.max(LEAST_GAP, (width - start - LAST_GAP - sum) / gaps);
    Map<Column, Span> spans = new EnumMap<>(Column.class);
    double x = start;
    for (Column column : Column.OF_RUN) {
      spans.put(column, new Span(x, wanted.get(column)));
      x += wanted.get(column) + gap;
    }
    return spans;
  }

  private static double sum(Map<Column, Double> widths) {
    return widths.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** How wide it would have to be to cut nothing of its rows; 0 where any width will do. */
  public ReadOnlyDoubleProperty whole() {
    return whole.getReadOnlyProperty();
  }

  private void tellWhole() {
    whole.set(isComputerShown() ? live().whole().get() : 0);
  }
}
