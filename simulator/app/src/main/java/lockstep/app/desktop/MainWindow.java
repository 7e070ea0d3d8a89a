package lockstep.app.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import lockstep.app.desktop.desk.Commands;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Drops;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.desk.FileQuestion;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.predict.Predictions;
import lockstep.app.desktop.run.EdgesSeen;
import lockstep.app.desktop.run.RunController;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState;
import lockstep.tcp.World;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.ladder.LadderView;
import lockstep.views.parts.Theme;
import lockstep.views.settings.Settings;
import lockstep.views.standing.StatesPane;
import lockstep.views.table.SocketTableView;
import lockstep.views.tcb.TcbCard;

/** The window's content: every part at its place, and each shown what the run has come to. */
final class MainWindow extends Pane implements Desk {

  private final RunFactory factory;
  private final FxQueue queue;
  private final Settings settings;
  private final RunController controller;
  private final Commands commands = new Commands();
  private final Drops drops = new Drops(this);
  private final Overlays overlays = new Overlays(this, this::focus);
  private final FileQuestion files;
  private AppBar bar;
  private final LiveSockets.Source source;
  private final StateDiagram diagram = new StateDiagram();
  private final DiagramCard diagramCard = new DiagramCard(diagram);
  private final EdgesSeen edgesSeen = new EdgesSeen();
  private RunParts parts;
  private Cards cards;
  private DifferenceCard difference;
  private final Predictions predictions = new Predictions();
  private List<Feature> features = List.of();
  private KeyList keys;
  private RunState state;
  private Path folder;
  private double textSize;
  private boolean isComplete;
  private boolean isSeen = true;

  /**
   * @param source this computer's socket table, opened when the user first wants to see it
   */
  MainWindow(RunFactory factory, LiveSockets.Source source, FxQueue queue, Settings settings) {
    this.factory = factory;
    this.source = source;
    this.queue = queue;
    this.settings = settings;
    files = new FileQuestion(this, settings.folder());
    controller = new RunController(factory, queue, this::show);
    getChildren().add(diagramCard);
    // A click with the mouse leaves the keys to the diagram, so that the space bar goes on playing.
    addEventFilter(MouseEvent.MOUSE_RELEASED, this::giveFocusBack);
    settings.theme().addListener((property, was, now) -> now.applyTo(this));
    settings.theme().get().applyTo(this);
    settings.text().addListener((property, was, now) -> requestLayout());
  }

  /**
   * Puts in all that the first picture, which is the diagram at rest, can do without: making,
   * styling and laying it out takes longer than the diagram itself.
   */
  void complete() {
    if (isComplete) return;
    bar =
        new AppBar(
            new AppBar.Actions() {
              @Override
              public void choose(Choice scenario, World beside) {
                controller.chooseBeside(scenario, beside);
              }

              @Override
              public void more(Region list) {
                overlays.toggle(list, Overlays.RIGHT);
              }

              @Override
              public void closed() {
                diagram().requestFocus();
              }
            });
    difference = new DifferenceCard(overlays, () -> textSize);
    parts =
        new RunParts(
            controller,
            diagram,
            edgesSeen,
            source,
            queue,
            this::tableTurned,
            difference::open,
            this::letGo);
    parts.setSeen(isSeen);
    cards = new Cards(this, diagramCard, parts, settings.division());
    isComplete = true;
    getScene().getStylesheets().setAll(Stylesheets.of(textSize));
    addCommands();
    bar.offer(factory.scenarios());
    getChildren().add(0, bar);
    getChildren().addAll(cards.others());
    getChildren().add(parts.transport());
    features = Features.of(this);
    addButton("theme", "theme", () -> setTheme(theme().next()));
    addButton("help", "help", this::toggleKeys);
  }

  private void addCommands() {
    Keys.of(controller, commands);
    commands.add("theme", KeyCode.D, () -> setTheme(theme().next()));
    Keys.of(table(), commands);
    commands.list("choose");
    Keys.of(ladder(), commands);
    commands.addSign("help", "?", this::toggleKeys);
    Keys.ofEscape(overlays, commands);
    cards.addCommands(commands, overlays);
  }

  private void toggleKeys() {
    if (keys == null) keys = new KeyList(overlays, commands);
    keys.toggle(getWidth() / textSize, getHeight() / textSize);
  }

  private void focus(Node before) {
    if (before == null || before.getScene() == null) takeKeys();
    else before.requestFocus();
  }

  /** The diagram has the keys when nothing else has; behind a large card it cannot. */
  private void takeKeys() {
    diagram().requestFocus();
    if (!diagram().isFocused()) requestFocus();
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
    return parts.ladder();
  }

  @Override
  public TcbCard tcb() {
    return parts.tcb();
  }

  @Override
  public StatesPane states() {
    return parts.states();
  }

  @Override
  public SocketTableView table() {
    return parts.table();
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
  public FileQuestion files() {
    return files;
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
    cards.addTab(id, content);
  }

  @Override
  public void chooseTab(String id) {
    cards.chooseTab(id);
  }

  @Override
  public void layBeside(Region pane) {
    cards.layBeside(pane);
  }

  @Override
  public void tryBeside(Region pane) {
    cards.tryBeside(pane);
  }

  @Override
  public void showRunAgain() {
    diagram.setEdgesSeen(edgesSeen.all());
    if (state == null) diagram.clear();
    else parts.showAgain(state);
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
    // The sheets first: what is put into a scene is styled at once, and with other sheets again.
    Scene scene = new Scene(new Group(), width, height);
    textSize = settings.size(Regions.textSize(width, height));
    scene.getStylesheets().setAll(Stylesheets.ofFirstPicture(textSize));
    scene.setRoot(this);
    commands.installOn(scene);
    diagram().requestFocus();
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
    if (isComplete) parts.close();
    edgesSeen.close();
    controller.close();
  }

  @Override
  protected void layoutChildren() {
    setTextSize(settings.size(suggestedTextSize()));
    Dividing now = new Dividing(getWidth(), getHeight(), rows(), textSize);
    Regions places = places(now);
    if (!isComplete) {
      diagramCard.fit(textSize, suggestedTextSize(), places.diagram());
      Cards.put(diagramCard, places.diagram());
      return;
    }
    Cards.put(bar, places.bar());
    cards.layout(now, places, suggestedTextSize());
    Cards.put(parts.transport(), places.transport());
    overlays.layout(getWidth(), getHeight(), places.bar().getMaxY());
  }

  /** Whether this computer's sockets are shown and not this run's. */
  boolean isComputerShown() {
    return table().isComputerShown();
  }

  private void tableTurned() {
    cards.tableTurned();
  }

  private Regions places(Dividing now) {
    boolean beside = isComplete && cards.hasBeside();
    return beside ? now.besideLesson() : now.places(settings.division().get());
  }

  private Regions.Rows rows() {
    // As they will be when a run with sockets is chosen, so that the diagram stays where it is.
    if (!isComplete) return Regions.Rows.RUN;
    if (table().isComputerShown()) return Regions.Rows.COMPUTER;
    if (cards.hasBeside() && Regions.isLow(getHeight())) return Regions.Rows.NONE;
    return state == null || state.live() || state.origin().live()
        ? Regions.Rows.RUN
        : Regions.Rows.NONE;
  }

  /** Nothing is read for a window that nobody sees. */
  void setIconified(boolean yes) {
    isSeen = !yes;
    if (isComplete) parts.setSeen(isSeen);
  }

  /** Shows where a run is. */
  void show(RunState now) {
    if (state != null && isOther(state, now)) parts.beginAnew();
    if (state != null && (isOther(state, now) || state.position() != now.position()))
      difference.close();
    boolean sameWorlds = state != null && state.live() == now.live();
    state = now;
    if (!sameWorlds) requestLayout();
    bar.show(state.scenario(), state.beside(), state.isCapture());
    parts.show(state);
    features.forEach(feature -> feature.show(state));
  }

  private static boolean isOther(RunState was, RunState now) {
    return was.beside() != now.beside() || !Objects.equals(was.scenario(), now.scenario());
  }

  private void letGo() {
    controller.goTo(state.moments().size());
    controller.step();
  }

  private void setTextSize(double size) {
    if (size == textSize) return;
    textSize = size;
    // On the scene, not on this pane: tooltips and lists that pop up take them from there.
    getScene()
        .getStylesheets()
        .setAll(isComplete ? Stylesheets.of(size) : Stylesheets.ofFirstPicture(size));
    // A part that becomes visible before the next pulse would look for its colours in vain.
    if (isComplete) applyCss();
  }

  private void giveFocusBack(MouseEvent event) {
    Node focused = getScene().getFocusOwner();
    if (focused instanceof ButtonBase) takeKeys();
  }
}
