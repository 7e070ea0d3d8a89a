package lockstep.app.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A card of which one part is shown at a time, each under its name; a name is a button. */
final class TabCard extends VBox {
  /**
   * The part under a name.
   *
   * @param content null for a part that somebody else lays over the card's room
   */
  private record Tab(ToggleButton name, Node content) {}

  /** Wider than any window. */
  private static final double ONE_LINE = 100_000;

  /** With less air round each name. */
  private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

  /** And in narrow letters. */
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private final Map<String, Tab> tabs = new LinkedHashMap<>();
  private final ToggleGroup group = new ToggleGroup();
  private final FlowPane buttons = new FlowPane();
  private final HBox names = new HBox(buttons);
  private final StackPane room = new StackPane();
  private final Runnable changed;
  private List<Object> fitted = List.of();

  /**
   * A card without a part.
   *
   * @param changed runs when another part is chosen
   */
  TabCard(Runnable changed) {
    this.changed = changed;
    getStyleClass().addAll("ls-card", "ls-tabbed");
    names.getStyleClass().add("ls-tabs");
    names.setMinWidth(0);
    names.setAlignment(Pos.CENTER_LEFT);
    names.setMinHeight(USE_PREF_SIZE);
    // It wants one line, and takes a second one only where it does not get the width for that.
    buttons.setPrefWrapLength(ONE_LINE);
    HBox.setHgrow(buttons, Priority.ALWAYS);
    room.setMinSize(0, 0);
    VBox.setVgrow(room, Priority.ALWAYS);
    getChildren().addAll(names, room);
    group
        .selectedToggleProperty()
        .addListener(
            (property, was, now) -> {
              // One is always chosen: a second click on it changes nothing.
              if (now == null) group.selectToggle(was);
              else follow();
            });
  }

  /** Adds a part at the end; the first one is chosen. */
  void add(String id, String name, Node content) {
    ToggleButton button = new ToggleButton(name);
    button.getStyleClass().setAll("ls-tab");
    button.setId("tab-" + id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setToggleGroup(group);
    tabs.put(id, new Tab(button, content));
    buttons.getChildren().add(button);
    if (content != null) room.getChildren().add(content);
    if (group.getSelectedToggle() == null) button.setSelected(true);
    follow();
  }

  /** Adds something that may be done with the card, at the end of its names. */
  void addTool(Node tool) {
    names.getChildren().add(tool);
    tool.managedProperty().addListener(changing -> fitted = List.of());
  }

  /** Offers a part, or does not; one that is chosen gives way to the first that is offered. */
  void offer(String id, boolean yes) {
    Tab tab = tabs.get(id);
    tab.name().setVisible(yes);
    tab.name().setManaged(yes);
    if (yes || !tab.name().isSelected()) return;
    tabs.values().stream()
        .filter(other -> other.name().isVisible())
        .findFirst()
        .ifPresent(other -> other.name().setSelected(true));
  }

  /** Chooses a part; one that is not offered is in sight elsewhere. */
  void choose(String id) {
    ToggleButton name = tabs.get(id).name();
    if (name.isVisible()) name.setSelected(true);
  }

  boolean isChosen(String id) {
    return tabs.get(id).name().isSelected();
  }

  /** Where the card's room lies in its parent, once it is laid out. */
  Bounds room() {
    return new BoundingBox(
        getLayoutX() + 1,
        getLayoutY() + names.getHeight(),
        getWidth() - 2,
        getHeight() - names.getHeight() - 1);
  }

  @Override
  protected void layoutChildren() {
    fit();
    super.layoutChildren();
  }

  /** Names that have no room beside each other get less air, then narrow letters, then lines. */
  private void fit() {
    if (what().equals(fitted)) return;
    double room = getWidth() - snappedLeftInset() - snappedRightInset();
    set(false, false);
    if (names.prefWidth(-1) > room) set(true, false);
    if (names.prefWidth(-1) > room) set(true, true);
    breakEvenly(room - names.prefWidth(-1) + buttons.prefWidth(-1));
    fitted = what();
  }

  /** What the names were fitted to: the room, how many there are, and in which style. */
  private List<Object> what() {
    ToggleButton first = tabs.values().iterator().next().name();
    long offered = tabs.values().stream().filter(tab -> tab.name().isVisible()).count();
    return List.of(getWidth(), offered, first.getFont().getSize(), first.getMinHeight());
  }

  private void set(boolean tight, boolean narrow) {
    names.pseudoClassStateChanged(TIGHT, tight);
    names.pseudoClassStateChanged(NARROW, narrow);
    buttons.setPadding(Insets.EMPTY);
    names.applyCss();
  }

  /** Of two lines none has a single name that the other one could spare. */
  private void breakEvenly(double room) {
    List<Double> widths =
        buttons.getChildren().stream()
            .filter(Node::isManaged)
            .map(name -> Math.ceil(name.prefWidth(-1)))
            .toList();
    int lines = lines(widths, room);
    if (lines == 1) return;
    double even = room;
    while (even > 1 && lines(widths, even - 1) == lines) even--;
    buttons.setPadding(new Insets(0, room - even, 0, 0));
  }

  /** How many lines names of these widths take where a line is so wide. */
  private static int lines(List<Double> widths, double room) {
    int lines = 1;
    double taken = 0;
    for (double width : widths) {
      if (taken > 0 && taken + width > room) {
        lines++;
        taken = 0;
      }
      taken += width;
    }
    return lines;
  }

  private void follow() {
    for (Tab tab : tabs.values())
      if (tab.content() != null) tab.content().setVisible(tab.name().isSelected());
    changed.run();
  }
}
