package lockstep.views.plates;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Wrapped;
import lockstep.views.plates.Plate.Line;
import lockstep.views.plates.Plate.Part;
import lockstep.views.words.Words;

/**
 * Draws a plate: short beside the diagram, where it takes no clicks, and whole where it is pinned,
 * with a button that takes it off and scenarios that can be chosen.
 */
public final class PlateView extends VBox {
  private static final int FEW_ROWS = 3;
  private static final int MANY_ROWS = 24;
  private static final int FEW_SCENARIOS = 5;
  private static final int SOME_SCENARIOS = 6;

  private final Label title = new Label();
  private final Label said = new Label();
  private final VBox parts = new VBox();
  private final boolean pinned;
  private final Consumer<String> choose;
  private Button close;
  private Plate shown;
  private List<Object> fitted = List.of();

  private PlateView(boolean pinned, Consumer<String> choose, Runnable closing) {
    this.pinned = pinned;
    this.choose = choose;
    getStyleClass().add("ls-plate-view");
    title.getStyleClass().add("ls-plate-title");
    said.getStyleClass().add("ls-plate-said");
    said.setWrapText(true);
    said.setMinHeight(USE_PREF_SIZE);
    title.setMinHeight(USE_PREF_SIZE);
    title.setWrapText(true);
    parts.getStyleClass().add("ls-plate-parts");
    parts.setMinHeight(USE_PREF_SIZE);
    if (pinned) {
      getStyleClass().addAll("ls-card", "ls-pinned");
      getChildren().addAll(head(closing), said, parts);
    } else {
      getStyleClass().add("ls-popover");
      setMouseTransparent(true);
      getChildren().addAll(title, said, parts);
    }
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /** A plate that lies beside what is pointed at. */
  public static PlateView beside() {
    return new PlateView(false, null, null);
  }

  /**
   * A plate that stays.
   *
   * @param choose is given the name of a scenario that the user wants to play
   * @param closing takes the plate off
   */
  public static PlateView pinned(Consumer<String> choose, Runnable closing) {
    return new PlateView(true, choose, closing);
  }

  /** Shows a plate. */
  public void show(Plate plate) {
    if (plate.equals(shown)) return;
    shown = plate;
    title.setText(plate.title());
    said.setText(plate.said());
    parts.getChildren().clear();
    for (Part part : plate.parts()) parts.getChildren().add(part(part));
    setAccessibleText(plate.spoken());
  }

  /**
   * Leaves the last parts away as far as they have no room; whoever wants them pins the plate.
   *
   * @param width how wide it will be
   * @param height how high it may be
   */
  public void fit(double width, double height) {
    applyCss();
    // To hide and show parts in each layout would ask for another one, and so for ever.
    List<Node> all = List.copyOf(parts.getChildren());
    List<Object> now = List.of(all, width, height, title.getFont().getSize());
    if (now.equals(fitted)) return;
    fitted = now;
    all.forEach(part -> show(part, true));
    for (int i = all.size() - 1; i >= 0 && prefHeight(width) > height; i--) show(all.get(i), false);
  }

  private static void show(Node part, boolean yes) {
    part.setVisible(yes);
    part.setManaged(yes);
  }

  /** The button that takes a pinned plate off. */
  public Button closing() {
    return close;
  }

  private HBox head(Runnable closing) {
    close = new Button(null, Icons.of("close", 14));
    close.getStyleClass().addAll("ls-icon-button", "ls-small-icon");
    close.setId("plate-close");
    close.setAccessibleText(Words.of("plate.close"));
    Hint.on(close, Words.of("plate.close") + "  " + Words.of("key.unpin"));
    close.setOnAction(event -> closing.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(title, gap, close);
    head.setAlignment(Pos.TOP_LEFT);
    return head;
  }

  private Node part(Part part) {
    Label head = new Label(part.head());
    head.getStyleClass().add("ls-plate-head");
    VBox box = new VBox(head);
    box.getStyleClass().add("ls-plate-part");
    box.setMinHeight(USE_PREF_SIZE);
    switch (part.kind()) {
      case WORDS, NAMES -> part.lines().forEach(line -> box.getChildren().add(line(part, line)));
      case MONO -> rows(part, box);
      case SCENARIOS -> box.getChildren().add(scenarios(part.lines()));
    }
    return box;
  }

  /** A name stands beside its text, or over it where the card is narrow. */
  private Node line(Part part, Line line) {
    boolean names = part.kind() == Plate.Kind.NAMES;
    Label text = Wrapped.label(line.text(), names ? "ls-plate-mono" : "ls-plate-words");
    if (line.name().isEmpty()) return text;
    Label name = Wrapped.label(line.name(), "ls-plate-name");
    if (pinned && names) return new VBox(name, text);
    name.setMinWidth(USE_PREF_SIZE);
    HBox both = new HBox(name, text);
    both.getStyleClass().add("ls-plate-line");
    both.setAlignment(Pos.BASELINE_LEFT);
    return both;
  }

  private void rows(Part part, VBox box) {
    int most = pinned ? MANY_ROWS : FEW_ROWS;
    List<Line> lines = part.lines();
    // One more takes no more room than the line that says so.
    int shownRows = lines.size() <= most + 1 ? lines.size() : most;
    for (Line line : lines.subList(0, shownRows))
      box.getChildren().add(Wrapped.label(line.text(), "ls-plate-mono"));
    if (shownRows < lines.size())
      box.getChildren()
          .add(Wrapped.label(Words.of("plate.more", lines.size() - shownRows), "ls-plate-words"));
  }

  private Node scenarios(List<Line> lines) {
    if (!pinned) {
      int few = Math.min(FEW_SCENARIOS, lines.size());
      String names =
          lines.subList(0, few).stream().map(Line::text).collect(Collectors.joining(", "));
      String more = few < lines.size() ? " " + Words.of("plate.more", lines.size() - few) : "";
      return Wrapped.label(names + more, "ls-plate-words");
    }
    FlowPane flow = new FlowPane();
    flow.getStyleClass().add("ls-plate-scenarios");
    int few = lines.size() <= SOME_SCENARIOS + 1 ? lines.size() : SOME_SCENARIOS;
    add(flow, lines.subList(0, few));
    if (few == lines.size()) return flow;
    Button more = new Button(Words.of("plate.more", lines.size() - few));
    more.getStyleClass().add("ls-link");
    more.setOnAction(
        event -> {
          flow.getChildren().remove(more);
          add(flow, lines.subList(few, lines.size()));
          flow.getChildren().get(few).requestFocus();
        });
    flow.getChildren().add(more);
    return flow;
  }

  private void add(FlowPane flow, List<Line> lines) {
    for (Line line : lines) flow.getChildren().add(scenario(line.text(), choose));
  }

  /** A scenario that a click plays. */
  static Button scenario(String name, Consumer<String> choose) {
    Button button = new Button(name);
    button.getStyleClass().setAll("button", "ls-plate-scenario");
    button.setAccessibleText(Words.of("plate.scenario.choose", name));
    button.setOnAction(event -> choose.accept(name));
    return button;
  }
}
