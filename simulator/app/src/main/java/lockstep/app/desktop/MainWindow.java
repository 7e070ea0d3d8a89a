package lockstep.app.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import lockstep.app.desktop.desk.Commands;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Drops;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.predict.Predictions;
import lockstep.app.desktop.run.EdgesSeen;
import lockstep.app.desktop.run.RunController;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.KnownDifference;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.ladder.LadderView;
import lockstep.views.parts.Theme;
import lockstep.views.settings.Settings;
import lockstep.views.standing.StatesPane;
import lockstep.views.steps.StepsList;
import lockstep.views.table.SocketTableView;
import lockstep.views.table.TableContent;
import lockstep.views.tcb.TcbCard;
import lockstep.views.transport.TransportBar;
import lockstep.views.verdict.DifferencePane;
import lockstep.views.words.Words;

/** The window's content: every part at its place, and each shown what the run has come to. */
final class MainWindow extends Pane implements Desk {
  private static final double EDGE = 10;
  private static final double DIFFERENCE_WIDTH = 460;
  private static final String LADDER = "ladder";
  private static final String DIAGRAM = "diagram";
  private static final String TABLE = "table";

  private final RunFactory factory;
  private final FxQueue queue;
  private final Settings settings;
  private final RunController controller;
  private final Commands commands = new Commands();
  private final Drops drops = new Drops(this);
  private final Overlays overlays = new Overlays(this, this::focus);
  private final AppBar bar;
  private final StateDiagram diagram = new StateDiagram();
  private final Roomy roomy = new Roomy(diagram, 680, 517);
  private final EdgesSeen edgesSeen = new EdgesSeen();
  private final StackPane diagramCard = new StackPane(roomy);
  private final StatesPane states = new StatesPane();
  private final TcbCard tcb = new TcbCard();
  private final StepsList steps;
  private final LadderView ladder;
  private final StackPane ladderCard;
  private final TabCard tabs = new TabCard(this::requestLayout);
  private final SocketTableView table;
  private final Roomy tableRoom;
  private final WatchedTable watched;
  private final TransportBar transport;
  private final DifferencePane difference = new DifferencePane(this::closeDifference);
  private final Player player;
  private final StoryTeller teller;
  private final Predictions predictions = new Predictions();
  private List<Feature> features = List.of();
  private KeyList keys;
  private RunState state;
  private Path folder;
  private double textSize;
  private boolean isComplete;
  private boolean ladderIsApart;
  private Regions.Cards cards = Regions.Cards.ALL;

  /**
   * @param source this computer's socket table, opened when the user first wants to see it
   */
  MainWindow(RunFactory factory, LiveSockets.Source source, FxQueue queue, Settings settings) {
    this.factory = factory;
    this.queue = queue;
    this.settings = settings;
    controller = new RunController(factory, queue, this::show);
    bar =
        new AppBar(
            new AppBar.Actions() {
              @Override
              public void choose(Choice scenario, boolean withLoopback) {
                controller.choose(scenario, withLoopback);
              }

              @Override
              public void more(Region list) {
                overlays.toggle(list, Overlays.RIGHT);
              }

              @Override
              public void closed() {
                diagram.requestFocus();
              }
            });
    steps = new StepsList(controller::goTo);
    ladder = new LadderView(controller::goTo);
    ladderCard = new StackPane(ladder);
    ladderCard.getStyleClass().addAll("ls-card", "ls-ladder-card");
    addTabs();
    watched = new WatchedTable(source, queue, diagram, this::tableTurned);
    table = watched.view();
    tableRoom = new Roomy(table, 980, 30);
    transport = new TransportBar(controller, diagram::requestFocus);
    player = new Player(diagram, controller, edgesSeen);
    teller =
        new StoryTeller(
            diagram.story(), controller::restart, this::letGo, controller::cancel, this::open);
    diagramCard.getStyleClass().addAll("ls-card", "ls-diagram-card");
    getChildren().addAll(bar, diagramCard);
    // The ladder gets the focus before the tabs, as one reads, and yet may lie over their card.
    tabs.setViewOrder(1);
    // A click with the mouse leaves the keys to the diagram, so that the space bar goes on playing.
    addEventFilter(MouseEvent.MOUSE_RELEASED, this::giveFocusBack);
    diagram
        .focusVisibleProperty()
        .addListener((property, was, now) -> mark(diagramCard, "ls-focus-shown", now));
    settings.theme().addListener((property, was, now) -> now.applyTo(this));
    settings.theme().get().applyTo(this);
    settings.text().addListener((property, was, now) -> requestLayout());
    addCommands();
  }

  /**
   * Puts in all that the first picture, which is the diagram at rest, can do without: styling and
   * laying it out takes as long again as the diagram itself.
   */
  void complete() {
    if (isComplete) return;
    isComplete = true;
    bar.offer(factory.scenarios());
    getChildren().addAll(2, List.of(ladderCard, tabs, tableRoom, transport));
    features = Features.of(this);
    addButton("theme", "theme", () -> setTheme(theme().next()));
    addButton("help", "help", this::toggleKeys);
  }

  private void addCommands() {
    Keys.of(controller, commands);
    commands.add("theme", KeyCode.D, () -> setTheme(theme().next()));
    Keys.of(table, commands);
    commands.list("choose");
    Keys.of(ladder, commands);
    commands.addSign("help", "?", this::toggleKeys);
    Keys.ofEscape(overlays, commands);
  }

  private void toggleKeys() {
    if (keys == null) keys = new KeyList(overlays, commands);
    keys.toggle(getWidth() / textSize);
  }

  private void open(KnownDifference card) {
    difference.show(card);
    overlays.open(difference, this::besideTheDiagram);
  }

  private void closeDifference() {
    overlays.close(difference);
  }

  private Bounds besideTheDiagram(Region overlay, double width, double height, double top) {
    double wide = Math.min(DIFFERENCE_WIDTH * textSize, width - 2 * EDGE);
    double high = Math.min(overlay.prefHeight(wide), height - top - EDGE);
    return new BoundingBox(width - EDGE - wide, top, wide, high);
  }

  private void focus(Node before) {
    if (before == null || before.getScene() == null) diagram.requestFocus();
    else before.requestFocus();
  }

  /** What stands to the right, one part at a time. */
  private void addTabs() {
    addTab(DIAGRAM, null);
    addTab(LADDER, null);
    tcb.getStyleClass().add("ls-within");
    addTab("tcb", tcb);
    addTab("state", states);
    addTab("words", steps);
    addTab(TABLE, null);
    tabs.offer(DIAGRAM, false);
    tabs.offer(TABLE, false);
    tabs.choose(LADDER);
  }

  @Override
  public RunController controller() {
    return controller;
  }

  @Override
  public RunFactory factory() {
    return factory;
  }

  @Override
  public StateDiagram diagram() {
    return diagram;
  }

  @Override
  public EdgesSeen edgesSeen() {
    return edgesSeen;
  }

  @Override
  public LadderView ladder() {
    return ladder;
  }

  @Override
  public TcbCard tcb() {
    return tcb;
  }

  @Override
  public StatesPane states() {
    return states;
  }

  @Override
  public SocketTableView table() {
    return table;
  }

  @Override
  public Predictions predictions() {
    return predictions;
  }

  @Override
  public Commands commands() {
    return commands;
  }

  @Override
  public Overlays overlays() {
    return overlays;
  }

  @Override
  public Drops drops() {
    return drops;
  }

  @Override
  public Region window() {
    return this;
  }

  @Override
  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /** Where features keep what the user made; null for nowhere. */
  void setFolder(Path own) {
    folder = own;
  }

  @Override
  public Executor ui() {
    return queue;
  }

  @Override
  public void addTab(String id, Node content) {
    tabs.add(id, Words.of("tab." + id), content);
  }

  @Override
  public void chooseTab(String id) {
    tabs.choose(id);
  }

  @Override
  public void addButton(String id, String icon, Runnable action) {
    bar.add(id, icon, action);
  }

  Image icon() {
    return bar.icon();
  }

  @Override
  public RunState state() {
    return state;
  }

  /** Makes the scene that shows it, with its keys. */
  Scene scene(double width, double height) {
    Scene scene = new Scene(this, width, height);
    setTextSize(settings.size(Regions.textSize(width, height)));
    commands.installOn(scene);
    diagram.requestFocus();
    return scene;
  }

  void setTheme(Theme next) {
    settings.theme().set(next);
  }

  @Override
  public Theme theme() {
    return settings.theme().get();
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public double suggestedTextSize() {
    return Regions.textSize(getWidth(), getHeight());
  }

  void close() {
    features.forEach(Feature::close);
    predictions.close();
    watched.close();
    teller.stop();
    controller.close();
    edgesSeen.close();
  }

  @Override
  protected void layoutChildren() {
    setTextSize(settings.size(suggestedTextSize()));
    Regions places = Regions.of(getWidth(), getHeight(), rows(), textSize);
    put(bar, places.bar());
    put(tabs, places.right());
    offerCards(places.cards());
    putLadder(places);
    Bounds room = places.cards() == Regions.Cards.ONE ? tabs.room() : places.diagram();
    roomy.fit(textSize, suggestedTextSize(), room);
    putCard(DIAGRAM, diagramCard, Optional.of(places.diagram()));
    table.setTitleOnly(places.tableRows() == 0);
    tableRoom.fit(textSize, suggestedTextSize(), places.table().orElseGet(tabs::room));
    putCard(TABLE, tableRoom, places.table());
    put(transport, places.transport());
    overlays.layout(getWidth(), getHeight(), places.bar().getMaxY());
  }

  /** With one card at a time the diagram and the table are tabs. */
  private void offerCards(Regions.Cards now) {
    if (now == cards) return;
    boolean one = now == Regions.Cards.ONE;
    cards = now;
    mark(this, "ls-large", one);
    mark(diagramCard, "ls-within", one);
    mark(table, "ls-within", one);
    tabs.offer(DIAGRAM, one);
    tabs.offer(TABLE, one);
    if (one) tabs.choose(DIAGRAM);
  }

  private void putCard(String tab, Region card, Optional<Bounds> own) {
    boolean one = cards == Regions.Cards.ONE;
    card.setVisible(!one || tabs.isChosen(tab));
    put(card, one ? tabs.room() : own.orElseThrow());
  }

  /** The ladder has a card of its own where there is room, or else lies in that of the tabs. */
  private void putLadder(Regions places) {
    boolean own = places.ladder().isPresent();
    tabs.offer(LADDER, !own);
    // Who saw the ladder sees it still when the window gets narrow.
    if (ladderIsApart && !own) tabs.choose(LADDER);
    ladderIsApart = own;
    mark(ladderCard, "ls-within", !own);
    ladderCard.setVisible(own || tabs.isChosen(LADDER));
    // The names of the tabs have their height only after a layout of their own.
    tabs.layout();
    put(ladderCard, places.ladder().orElseGet(tabs::room));
  }

  /** Whether this computer's sockets are shown and not this run's. */
  boolean isComputerShown() {
    return table.isComputerShown();
  }

  /** With one card at a time whoever asks for this computer's sockets is shown them. */
  private void tableTurned() {
    if (cards == Regions.Cards.ONE && table.isComputerShown()) tabs.choose(TABLE);
    requestLayout();
  }

  private Regions.Rows rows() {
    if (table.isComputerShown()) return Regions.Rows.COMPUTER;
    return state == null || state.live() || state.origin().live()
        ? Regions.Rows.RUN
        : Regions.Rows.NONE;
  }

  /** Nothing is read for a window that nobody sees. */
  void setIconified(boolean yes) {
    watched.setSeen(!yes);
  }

  /** Shows where a run is. */
  void show(RunState now) {
    if (state != null && isOther(state, now)) watched.beginAnew();
    if (state != null && (isOther(state, now) || state.position() != now.position()))
      overlays.close(difference);
    boolean sameWorlds = state != null && state.live() == now.live();
    state = now;
    if (!sameWorlds) requestLayout();
    bar.show(state.scenario(), state.withLoopback());
    player.show(state);
    teller.show(state);
    states.show(state.shown().orElse(null), state.live());
    state
        .shown()
        .ifPresentOrElse(shown -> tcb.show(shown, state.live()), () -> tcb.clear(state.live()));
    steps.show(state.moments(), state.position());
    ladder.show(state.moments(), state.position(), state.failure() != null);
    if (state.motion() == RunState.Motion.FORWARD) ladder.grow(controller.speed());
    steps.tellRun(state.place(), state.remarks(), state.failure());
    table.show(TableContent.of(state.soFar()), state.live());
    transport.show(
        state.moments(), state.position(), state.total(), state.canStep(), state.playing());
    Whence.tell(transport, state);
    features.forEach(feature -> feature.show(state));
  }

  private static boolean isOther(RunState was, RunState now) {
    return was.withLoopback() != now.withLoopback()
        || !Objects.equals(was.scenario(), now.scenario());
  }

  private void letGo() {
    controller.goTo(state.moments().size());
    controller.step();
  }

  private void setTextSize(double size) {
    if (size == textSize) return;
    textSize = size;
    // On the scene, not on this pane: tooltips and lists that pop up take them from there.
    getScene().getStylesheets().setAll(Stylesheets.of(size));
    // A part that becomes visible before the next pulse would look for its colours in vain.
    if (isComplete) applyCss();
  }

  private void giveFocusBack(MouseEvent event) {
    Node focused = getScene().getFocusOwner();
    if (focused instanceof ButtonBase) diagram.requestFocus();
  }

  private static void mark(Node node, String styleClass, boolean yes) {
    node.getStyleClass().remove(styleClass);
    if (yes) node.getStyleClass().add(styleClass);
  }

  private static void put(Node part, Bounds place) {
    part.resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
  }
}
