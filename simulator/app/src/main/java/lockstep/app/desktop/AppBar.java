package lockstep.app.desktop;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.tcp.Side;
import lockstep.tcp.World;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Scrolled;
import lockstep.views.parts.Token;
import lockstep.views.words.Words;

/** The bar at the top: what is played, in which worlds, how it looks, which keys there are. */
final class AppBar extends HBox {
  private static final double ICON = 17;
  private static final double CHOOSER = 368;
  private static final double LEAST_CHOOSER = 180;

  /** What of the bar's width the chooser keeps at least: most titles fit then. */
  private static final double CHOOSERS_SHARE = 0.26;

  /** The size of the program's name, in pixels for text of the usual size. */
  private static final double APP_NAME = 17;

  /** How wide a letter of a scenario's name is, likewise. */
  private static final double NAME_LETTER = 8.1;

  /** What stands in the chooser beside a name, likewise: an icon, an arrow, and air. */
  private static final double AROUND_NAME = 76;

  private static final double SIGN = 24;
  private static final double ICON_SCALE = 4;

  private final ComboBox<Choice> scenarios = new ComboBox<>();
  private final ToggleButton model = world("model", "model", "first");
  private final ToggleButton loopback = world("loopback", "loopback", "middle");
  private final ToggleButton wire = world("wire", "wire", "last");
  private final HBox played = new HBox(model, loopback, wire);
  private final Label captured = new Label(Words.of("bar.world.capture"), Icons.of("open", ICON));
  private final HBox buttons = new HBox(4);
  private final Button more = iconButton("more", "more");
  private final VBox rest = new VBox();
  private final VBox list = new VBox(new Scrolled(rest));
  private final Hint chosen = Hint.on(scenarios);
  private Label name;
  private Choice alone;
  private List<Object> fitted = List.of();
  private final Node sign = sign();
  private boolean showing;

  /** What the bar asks for. */
  interface Actions {
    /**
     * @param beside the live world that plays beside the model; null for none
     */
    void choose(Choice scenario, World beside);

    /** Shows the buttons that have no room in the bar, or takes them away again. */
    void more(Region list);

    /** A list that had popped up is gone: the keys are the window's again. */
    void closed();
  }

  AppBar(Actions actions) {
    getStyleClass().add("ls-app-bar");
    name = new Label(Words.of("bar.name"), Icons.growing(sign));
    name.getStyleClass().add("ls-app-name");
    name.setGraphicTextGap(10);
    name.setMinWidth(USE_PREF_SIZE);
    scenarios.setCellFactory(view -> new ScenarioCell(false));
    scenarios.setButtonCell(new ScenarioCell(true));
    scenarios.getStyleClass().add("ls-combo");
    scenarios.setPrefWidth(CHOOSER);
    scenarios.setAccessibleText(Words.of("bar.scenario"));
    scenarios.setVisibleRowCount(14);
    scenarios.setOnHidden(e -> actions.closed());
    ToggleGroup worlds = new ToggleGroup();
    model.setToggleGroup(worlds);
    loopback.setToggleGroup(worlds);
    wire.setToggleGroup(worlds);
    worlds
        .selectedToggleProperty()
        .addListener(
            (property, was, now) -> {
              // One of them is always on: a second click on it changes nothing.
              if (now == null) worlds.selectToggle(was);
              else choose(actions);
            });
    scenarios.valueProperty().addListener((property, was, now) -> choose(actions));
    played.getStyleClass().add("ls-segments");
    played.setMinWidth(USE_PREF_SIZE);
    played.setAlignment(Pos.CENTER);
    captured.getStyleClass().add("ls-bar-captured");
    captured.setId("world-capture");
    captured.setMinWidth(USE_PREF_SIZE);
    Hint.on(captured, Words.of("bar.world.capture.why"));
    show(captured, false);
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    buttons.setMinWidth(USE_PREF_SIZE);
    buttons.setAlignment(Pos.CENTER_LEFT);
    more.setOnAction(e -> actions.more(list));
    buttons.getChildren().add(more);
    rest.getStyleClass().add("ls-more-list");
    list.getStyleClass().addAll("ls-popover", "ls-more");
    getChildren().addAll(name, scenarios, spring, played, captured, buttons);
  }

  /** What can be chosen. */
  void offer(List<Choice> choices) {
    scenarios.getItems().setAll(choices);
  }

  /** Adds a button at the right end. */
  void add(String id, String icon, Runnable action) {
    Button button = iconButton(id, icon);
    button.setOnAction(e -> action.run());
    buttons.getChildren().add(button);
    // Icons are not equally wide; in a box of one width their words begin at one place.
    StackPane box = new StackPane(Icons.of(icon, ICON));
    box.getStyleClass().add("ls-more-icon");
    Button inWords = new Button(Words.of("bar." + id), box);
    inWords.getStyleClass().add("ls-more-button");
    inWords.setMaxWidth(Double.MAX_VALUE);
    inWords.setOnAction(
        e -> {
          more.fire();
          action.run();
        });
    rest.getChildren().add(inWords);
  }

  @Override
  protected void layoutChildren() {
    fit();
    super.layoutChildren();
  }

  /** What has no room goes: the name first, and then the buttons, the first of them first. */
  private void fit() {
    List<Object> now = List.of(getWidth(), buttons.getChildren().size(), letters(), longest());
    // A window that is being opened has no width yet.
    if (now.equals(fitted) || getWidth() < LEAST_CHOOSER) return;
    fitted = now;
    List<Node> all = buttons.getChildren().subList(1, buttons.getChildren().size());
    double share = Math.min(CHOOSER, getWidth() * CHOOSERS_SHARE);
    scenarios.setMinWidth(Math.max(LEAST_CHOOSER, Math.max(share, namesWidth())));
    double wide = getWidth() * CHOOSERS_SHARE;
    scenarios.setPrefWidth(Math.max(Math.max(CHOOSER, wide), namesWidth()));
    all.forEach(button -> show(button, true));
    show(more, false);
    name.setContentDisplay(ContentDisplay.LEFT);
    if (least() > getWidth()) name.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    for (int i = 0; i < all.size() && least() > getWidth(); i++) {
      show(all.get(i), false);
      show(more, true);
    }
    for (int i = 0; i < all.size(); i++) show(rest.getChildren().get(i), !all.get(i).isManaged());
  }

  /**
   * The room for the longest name: it is whole whichever is chosen, and no button comes or goes.
   */
  private double namesWidth() {
    return (longest() * NAME_LETTER + AROUND_NAME) * letters() / APP_NAME;
  }

  private int longest() {
    return scenarios.getItems().stream()
        .mapToInt(choice -> choice.called().length())
        .max()
        .orElse(0);
  }

  private double letters() {
    return name.getFont().getSize();
  }

  /** What its parts need at least; the bar's own answer is kept while it is laid out. */
  private double least() {
    double all = snappedLeftInset() + snappedRightInset();
    for (Node part : getManagedChildren()) all += part.minWidth(-1) + getSpacing();
    return all - getSpacing();
  }

  private static void show(Node node, boolean yes) {
    node.setVisible(yes);
    node.setManaged(yes);
  }

  private static Button iconButton(String id, String icon) {
    Button button = new Button();
    button.setGraphic(Icons.of(icon, ICON + 2));
    button.getStyleClass().add("ls-icon-button");
    button.setId("bar-" + id);
    String name = Words.of("bar." + id);
    button.setAccessibleText(name);
    Hint.on(button, Words.has("key." + id) ? name + "  " + Words.of("key." + id) : name);
    return button;
  }

  /**
   * Shows what is played.
   *
   * @param capture whether nothing is: it is a connection of a capture
   */
  void show(Choice scenario, World beside, boolean capture) {
    show(played, !capture);
    show(captured, capture);
    showing = true;
    try {
      offerAlone(scenario);
      scenarios.setValue(scenario);
      chosen.say(scenario == null ? "" : scenario.whole());
      (beside == null ? model : beside == World.WIRE ? wire : loopback).setSelected(true);
    } finally {
      showing = false;
    }
  }

  /** What is played and not in the list stands at its end, as long as it is played. */
  private void offerAlone(Choice scenario) {
    List<Choice> items = scenarios.getItems();
    if (alone != null && !alone.equals(scenario)) items.remove(alone);
    if (scenario == null || items.isEmpty() || items.contains(scenario)) return;
    alone = scenario;
    items.add(scenario);
  }

  private void choose(Actions actions) {
    if (!showing && scenarios.getValue() != null) actions.choose(scenarios.getValue(), beside());
  }

  private World beside() {
    if (wire.isSelected()) return World.WIRE;
    return loopback.isSelected() ? World.LOOPBACK : null;
  }

  private static ToggleButton world(String name, String icon, String place) {
    ToggleButton button = new ToggleButton(Words.of("bar.world." + name), Icons.of(icon, ICON));
    button.getStyleClass().setAll("ls-segment", place);
    Hint.on(button, Words.of("bar.world." + name + ".why"));
    button.setId("world-" + name);
    return button;
  }

  /** The program's sign as a picture for the system's list of windows. */
  Image icon() {
    SnapshotParameters drawing = new SnapshotParameters();
    drawing.setFill(Color.TRANSPARENT);
    drawing.setTransform(Transform.scale(ICON_SCALE, ICON_SCALE));
    return sign.snapshot(drawing, null);
  }

  /** Both ends in lockstep: the program's sign. */
  private static Node sign() {
    Token client = new Token(Side.CLIENT, SIGN);
    Token server = new Token(Side.SERVER, SIGN);
    client.setLayoutX(SIGN / 2);
    client.setLayoutY(SIGN / 2);
    server.setLayoutX(SIGN / 2 + SIGN * 0.55);
    server.setLayoutY(SIGN / 2);
    return new Group(client, server);
  }

  private static final class ScenarioCell extends ListCell<Choice> {
    private static final PseudoClass IN_WORDS = PseudoClass.getPseudoClass("in-words");

    private final Label name = new Label();
    private final Label title = new Label();
    private final HBox both = new HBox(10);

    ScenarioCell(boolean chosen) {
      name.getStyleClass().add("ls-scenario-name");
      title.getStyleClass().add("ls-scenario-title");
      name.setMinWidth(USE_PREF_SIZE);
      both.setAlignment(Pos.CENTER_LEFT);
      if (chosen) both.getChildren().add(Icons.of("library", ICON));
      both.getChildren().addAll(name, title);
    }

    @Override
    protected void updateItem(Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      setText(null);
      setGraphic(empty || choice == null ? null : both);
      if (choice == null) return;
      name.setText(choice.called());
      name.pseudoClassStateChanged(IN_WORDS, !choice.place().isEmpty());
      title.setText(choice.title());
    }
  }
}
