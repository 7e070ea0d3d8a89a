package lockstep.views.time;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import lockstep.comparison.Breakpoint;
import lockstep.comparison.Breakpoint.Way;
import lockstep.comparison.Breakpoint.Where;
import lockstep.comparison.ListedBreakpoint;
import lockstep.comparison.Verdict;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.views.parts.IconButton;
import lockstep.views.parts.Icons;
import lockstep.views.parts.PaneHead;
import lockstep.views.parts.Scrolled;
import lockstep.views.words.Words;

/** The list of breakpoints: each can be switched off and taken away, and others be added. */
public final class BreakpointsPane extends VBox {
  private enum Kind {
    STATE,
    BIT,
    TIMER,
    VERDICT
  }

  /** The ends that a breakpoint can mean; null, either of them, cannot be an item of a chooser. */
  private enum End {
    EITHER(null),
    CLIENT(Side.CLIENT),
    SERVER(Side.SERVER);

    private final Side side;

    End(Side side) {
      this.side = side;
    }
  }

  private final Consumer<List<ListedBreakpoint>> changed;
  private List<ListedBreakpoint> listed = List.of();
  private final VBox list = new VBox();
  private final FlowPane choosers = new FlowPane();
  private final ComboBox<Kind> kind =
      chooser("break.kind", one -> Words.of("break.kind." + one), List.of(Kind.values()));
  private final ComboBox<End> end =
      chooser("break.end", one -> BreakpointWords.end(one.side), List.of(End.values()));
  private final ComboBox<TcpState> state =
      chooser("break.state", TcpState::rfcName, List.of(TcpState.values()));
  private final ComboBox<Where> where =
      chooser(
          "break.where", BreakpointWords::where, List.of(Where.EITHER, Where.MODEL, Where.KERNEL));
  private final ComboBox<ControlBit> bit =
      chooser("break.bit", ControlBit::name, List.of(ControlBit.values()));
  private final ComboBox<Way> way =
      chooser(
          "break.way",
          one -> Words.of("break.way." + one),
          List.of(Way.EITHER, Way.SENT, Way.RECEIVED));
  private final ComboBox<Timer> timer =
      chooser("break.timer", one -> Words.of("break.timer." + one), List.of(Timer.values()));
  private final ComboBox<Verdict> verdict =
      chooser("break.verdict", Verdict::name, List.of(Verdict.values()));
  private final Button add = new Button(Words.of("break.add"));

  /**
   * A pane with no breakpoint.
   *
   * @param changed is given the list whenever the user changes it
   * @param closing closes the pane
   */
  public BreakpointsPane(Consumer<List<ListedBreakpoint>> changed, Runnable closing) {
    this.changed = changed;
    getStyleClass().addAll("ls-popover", "ls-time-pane");
    setId("breakpoints");
    setAccessibleText(Words.of("break.title"));
    Label about = new Label(Words.of("break.about"));
    about.getStyleClass().add("ls-second");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    list.getStyleClass().add("ls-time-list");
    Label more = new Label(Words.of("break.stop"));
    more.getStyleClass().add("ls-time-group");
    choosers.getStyleClass().add("ls-break-choosers");
    add.getStyleClass().add("ls-button");
    add.setGraphic(Icons.of("breakpoint", 14));
    add.setId("break-add");
    add.setOnAction(event -> add(chosen()));
    kind.valueProperty().addListener((property, was, now) -> layOutChoosers());
    state.setValue(TcpState.FIN_WAIT_2);
    bit.setValue(ControlBit.FIN);
    timer.setValue(Timer.RETRANSMISSION);
    verdict.setValue(Verdict.UNEXPLAINED);
    layOutChoosers();
    HBox foot = new HBox(add);
    foot.setAlignment(Pos.CENTER_RIGHT);
    VBox body = new VBox(about, list, more, choosers);
    body.getStyleClass().add("ls-time-body");
    getChildren()
        .addAll(
            new PaneHead("breakpoint", Words.of("break.title"), closing), new Scrolled(body), foot);
    fill();
  }

  /** Gives the keys to its first part. */
  public void takeFocus() {
    kind.requestFocus();
  }

  /** Shows a list. */
  public void show(List<ListedBreakpoint> list) {
    if (listed.equals(list)) return;
    listed = List.copyOf(list);
    fill();
  }

  /** Adds a breakpoint that is switched on; one that is there already is switched on. */
  public void add(Breakpoint point) {
    if (listed.stream().anyMatch(one -> one.point().equals(point))) {
      switchOn(point, true);
    } else {
      List<ListedBreakpoint> all = new ArrayList<>(listed);
      all.add(new ListedBreakpoint(point, true));
      set(all);
    }
    fill();
  }

  private void switchOn(Breakpoint point, boolean on) {
    set(
        listed.stream()
            .map(one -> one.point().equals(point) ? new ListedBreakpoint(point, on) : one)
            .toList());
  }

  private void remove(Breakpoint point) {
    set(listed.stream().filter(one -> !one.point().equals(point)).toList());
    fill();
  }

  private void set(List<ListedBreakpoint> list) {
    listed = List.copyOf(list);
    changed.accept(listed);
  }

  private Breakpoint chosen() {
    Side side = end.getValue().side;
    return switch (kind.getValue()) {
      case STATE -> new Breakpoint.AtState(side, state.getValue(), where.getValue());
      case BIT -> new Breakpoint.AtBit(side, bit.getValue(), way.getValue());
      case TIMER -> new Breakpoint.AtTimer(side, timer.getValue());
      case VERDICT -> new Breakpoint.AtVerdict(verdict.getValue());
    };
  }

  private void layOutChoosers() {
    List<Node> parts = new ArrayList<>(List.of(kind));
    switch (kind.getValue()) {
      case STATE -> parts.addAll(List.of(state, end, where));
      case BIT -> parts.addAll(List.of(bit, way, end));
      case TIMER -> parts.addAll(List.of(timer, end));
      case VERDICT -> parts.add(verdict);
    }
    choosers.getChildren().setAll(parts);
  }

  private void fill() {
    list.getChildren().clear();
    for (ListedBreakpoint one : listed) list.getChildren().add(row(one));
    if (!listed.isEmpty()) return;
    Label none = new Label(Words.of("break.none"));
    none.getStyleClass().add("ls-time-empty");
    list.getChildren().add(none);
  }

  private Node row(ListedBreakpoint one) {
    String words = BreakpointWords.of(one.point());
    CheckBox on = new CheckBox(words);
    on.getStyleClass().add("ls-check");
    on.setSelected(one.on());
    on.setWrapText(true);
    on.setMinHeight(USE_PREF_SIZE);
    on.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(on, Priority.ALWAYS);
    on.setOnAction(event -> switchOn(one.point(), on.isSelected()));
    Region remove =
        IconButton.of(
            "drop",
            16,
            Words.of("break.remove", words),
            Words.of("break.remove", words),
            () -> {
              remove(one.point());
              takeFocus();
            });
    HBox row = new HBox(on, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("ls-break-row");
    return row;
  }

  private static <T> ComboBox<T> chooser(String name, Function<T, String> words, List<T> values) {
    ComboBox<T> chooser = new ComboBox<>();
    chooser.getItems().setAll(values);
    chooser.setValue(values.get(0));
    chooser.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
          }
        });
    chooser.getStyleClass().add("ls-combo");
    chooser.setAccessibleText(Words.of(name));
    chooser.setId(name.replace('.', '-'));
    chooser.setVisibleRowCount(12);
    return chooser;
  }
}
