package lockstep.views.diagram;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.tcp.Figure5;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import lockstep.views.diagram.DiagramPicture.Hop;
import lockstep.views.diagram.DiagramPicture.Stand;
import lockstep.views.parts.Motion;
import lockstep.views.words.Words;

/**
 * Figure 5 of RFC 9293 with a ring for the model and a disc for the kernel at each end. It draws
 * one moment at a time; an animation that is cut off ends in its final state.
 */
public final class StateDiagram extends Region {
  private static final double STORY_LEFT = 18;
  private static final double STORY_TOP = 12;
  private static final double STORY_WIDTH = 322;
  private static final double STORY_END = 134;

  private final DiagramLayout layout;
  private final double high;
  private final Presentation presentation;
  private final Map<String, StateNode> nodes = new LinkedHashMap<>();
  private final Map<String, EdgeLine> edges = new LinkedHashMap<>();
  private final Map<String, EdgeLabel> labels = new LinkedHashMap<>();
  private final Map<Actor, EndTokens> tokens = new HashMap<>();
  private final DiagramLegend legend = new DiagramLegend();
  private final SeenLine seenLine = new SeenLine();
  private final WayMarks marks;
  private final Group tethers = new Group();
  private final Group crowds = new Group();
  private final Group tokenLayer = new Group();
  private final Group canvas = new Group();
  private final Scale scale = new Scale(1, 1);
  private final Story story = new Story();
  private final NodeLights lights;
  private final TextSizes texts;
  private final AnswerMarks answers;
  private final DiagramParts parts;
  private final InvalidationListener moving = motion -> relight();

  private StateChoice choosing;
  private DiagramPicture picture = DiagramPicture.EMPTY;
  private Course course = Course.NONE;
  private Runnable onStep = () -> {};
  private Flight flight;
  private Spotlight spotlight = Spotlight.OFF;

  /** The figure at rest. */
  public StateDiagram() {
    this(null, DiagramLayout.figure5(), DiagramLayout.HEIGHT);
  }

  /**
   * The usual figure for a room that is narrow and high.
   *
   * @param stretch how much higher it is than usual, from 1
   */
  public static StateDiagram tall(double stretch) {
    return new StateDiagram(null, TallFigure.of(stretch), DiagramLayout.HEIGHT * stretch);
  }

  /**
   * The figure for a room: wider, with large letters, and with those labels alone that belong to
   * this step or to what may come next.
   *
   * @param stretch how much wider it is than usual
   * @param letters the size of its letters, in units of which 760 are its height
   */
  public static StateDiagram presenting(double stretch, double letters) {
    Presentation presentation = Presentation.of(stretch, letters);
    return new StateDiagram(presentation, presentation.layout(), DiagramLayout.HEIGHT);
  }

  private StateDiagram(Presentation presentation, DiagramLayout layout, double high) {
    this.presentation = presentation;
    this.layout = layout;
    this.high = high;
    marks =
        new WayMarks(
            layout, labels, presentation == null ? 1 : presentation.letters() / HopNumber.LETTER);
    lights = new NodeLights(layout, nodes);
    texts = new TextSizes(layout, presentation, nodes, labels, legend, seenLine);
    getStyleClass().add("ls-diagram");
    Group edgeLayer = new Group();
    Group labelLayer = new Group();
    Group nodeLayer = new Group();
    for (Figure5.Edge edge : Figure5.EDGES) {
      DiagramLayout.EdgePlace place = layout.edges().get(edge.id());
      EdgeLine line = new EdgeLine(edge, place);
      EdgeLabel label = new EdgeLabel(edge, place.label());
      edges.put(edge.id(), line);
      labels.put(edge.id(), label);
      edgeLayer.getChildren().add(line);
      labelLayer.getChildren().add(label);
    }
    for (NodePlace place : layout.nodes().values()) {
      StateNode node = new StateNode(place);
      nodes.put(place.id(), node);
      nodeLayer.getChildren().add(node);
    }
    canvas
        .getChildren()
        .addAll(
            edgeLayer,
            marks.jumps(),
            tethers,
            labelLayer,
            legend,
            seenLine,
            nodeLayer,
            marks.numbers(),
            tokenLayer,
            crowds);
    parts = new DiagramParts(this, nodes, edges, labels);
    answers = new AnswerMarks(layout, texts.ofAnswers(), () -> picture, texts::boundsInSight);
    canvas.getChildren().add(canvas.getChildren().indexOf(tokenLayer), answers);
    // Tokens lie over the nodes, and a click on one is meant for its node.
    tokenLayer.setMouseTransparent(true);
    tethers.setMouseTransparent(true);
    crowds.setMouseTransparent(true);
    Motion.reduced().addListener(new WeakInvalidationListener(moving));
    choosing = new StateChoice(nodes, layout, null);
    canvas.getTransforms().add(scale);
    canvas.setManaged(false);
    story.setManaged(false);
    story.setVisible(presentation == null);
    legend.setVisible(presentation == null);
    seenLine.setVisible(presentation == null);
    getChildren().addAll(canvas, story);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText(Words.of("diagram.name"));
    clear();
  }

  /** The story in the corner of the diagram. */
  public Story story() {
    return story;
  }

  /** Its nodes and edges, to be pointed at, walked to and chosen. */
  public DiagramParts parts() {
    return parts;
  }

  /** Marks these edges as seen in the course, and those of this step. */
  public void setEdgesSeen(Set<String> seen) {
    course = new Course(seen, course.opened());
    drawWays(picture, course);
  }

  /** What a click on the number of the edges seen does; null for nothing. */
  public void onSeen(Runnable action) {
    seenLine.setOnAction(action);
  }

  /** Leaves out how many edges the course has seen, beside a run that the course does not count. */
  public void hideSeen() {
    canvas.getChildren().remove(seenLine);
  }

  /** What is drawn, as data. */
  public DiagramPicture picture() {
    return picture;
  }

  /** Says whether the states that are shown come from a capture and not from a kernel. */
  public void setCapture(boolean yes) {
    legend.setCapture(yes);
  }

  /** Draws a moment at once. */
  public void show(Moment moment, Course before) {
    draw(DiagramPicture.of(moment, before), before);
  }

  /** Draws the figure at rest; edges that were taken stay marked. */
  public void clear() {
    draw(DiagramPicture.EMPTY, course);
  }

  /**
   * Lets the tokens go where they stand at a moment.
   *
   * @param speed 1 for the usual pace
   * @param done runs when they have arrived; never when the way is cut off
   */
  public void animateTo(Moment moment, Course before, double speed, Runnable done) {
    DiagramPicture next = DiagramPicture.of(moment, before);
    if (flight != null) show(moment, before);
    DiagramPicture from = picture;
    Actor actor = moment.step().actor();
    String goal = goal(next, actor);
    Flight started =
        new Flight(speed, leg -> arrived(next, actor, leg), goal == null ? null : nodes.get(goal));
    draw(next, before);
    Ways ways = new Ways(layout, from, next);
    next.tokens().keySet().forEach(who -> ways.addTo(started, who, tokens.get(who)));
    if (started.isEmpty()) {
      done.run();
      return;
    }
    tokens.values().forEach(EndTokens::takeOff);
    lights.show(next, actor, null);
    started.setOnFinished(
        e -> {
          draw(next, before);
          done.run();
        });
    flight = started;
    started.play();
  }

  /**
   * Lets the user choose a state, by a click or with the arrow keys up and down.
   *
   * @param chooser is given the state; empty when the state that is chosen is chosen once more.
   *     Null for no choosing
   */
  public void letChoose(Consumer<Optional<TcpState>> chooser) {
    choosing = new StateChoice(nodes, layout, chooser);
    setOnKeyPressed(chooser == null ? null : choosing::pressed);
  }

  /** Frames the nodes of a state that stands for rows of the socket table; empty for none. */
  public void frame(Optional<TcpState> state) {
    choosing.frame(state);
  }

  /** The nodes that are framed. */
  public Set<String> framed() {
    return choosing.framed();
  }

  /**
   * Shows how well states and edges are known instead of a run.
   *
   * @param words what stands at an edge, by its id
   */
  public void showMastery(
      Map<TcpState, MasteryMark> known, Map<String, MasteryMark> ways, Map<String, String> words) {
    story.setVisible(false);
    canvas.getChildren().removeAll(legend, seenLine);
    nodes.forEach((id, node) -> node.setMastery(known.get(node.state())));
    edges.forEach((id, edge) -> ways.get(id).put(edge));
    labels.forEach((id, label) -> label.setMastery(ways.get(id), words.get(id)));
  }

  /** What a learner answered. */
  public AnswerMarks answers() {
    return answers;
  }

  /** Puts a spotlight on a part of the figure. */
  public void spotlight(Spotlight on) {
    spotlight = on;
    sizeTexts();
    spotlight.apply(layout, picture, nodes, edges, labels);
  }

  /** What lies in the spotlight. */
  public Spotlight spotlight() {
    return spotlight;
  }

  /** The state that a part of the figure stands for; empty for every part but a node itself. */
  public static Optional<TcpState> stateOf(Node part) {
    return part instanceof StateNode node ? Optional.of(node.state()) : Optional.empty();
  }

  /** The node in which an actor's ring stands. */
  public Optional<String> ringNode(Actor actor) {
    return Optional.ofNullable(picture.tokens().get(actor)).map(Stand::ring);
  }

  /** The node in which an actor's disc stands. */
  public Optional<String> discNode(Actor actor) {
    return Optional.ofNullable(picture.tokens().get(actor)).map(Stand::disc);
  }

  /**
   * Where the step on show happens: all of it, and then where it ends. In this diagram's own
   * coordinates; empty before the first step.
   */
  public List<Bounds> happening() {
    return picture.about().stream().map(this::placeOf).toList();
  }

  private Bounds placeOf(Set<String> ids) {
    List<Bounds> places = ids.stream().map(id -> nodes.get(id).getBoundsInParent()).toList();
    double left = places.stream().mapToDouble(Bounds::getMinX).min().orElseThrow();
    double top = places.stream().mapToDouble(Bounds::getMinY).min().orElseThrow();
    double right = places.stream().mapToDouble(Bounds::getMaxX).max().orElseThrow();
    double bottom = places.stream().mapToDouble(Bounds::getMaxY).max().orElseThrow();
    return canvas.localToParent(new BoundingBox(left, top, right - left, bottom - top));
  }

  /** What runs whenever another step is drawn. */
  public void onStep(Runnable then) {
    onStep = then;
  }

  /** Whether tokens are on their way. */
  public boolean isMoving() {
    return flight != null;
  }

  @Override
  protected void layoutChildren() {
    double wide = presentation == null ? DiagramLayout.WIDTH : presentation.width();
    double factor = Math.min(getWidth() / wide, getHeight() / high);
    if (factor <= 0) return;
    if (factor != scale.getX()) {
      scale.setX(factor);
      scale.setY(factor);
      sizeTexts();
      nodes.values().forEach(node -> node.setScale(factor));
      edges.values().forEach(edge -> edge.setScale(factor));
    }
    double x = snapPositionX((getWidth() - wide * factor) / 2);
    double y = snapPositionY((getHeight() - high * factor) / 2);
    // Set once: each change of a place asks the parents for a layout, and in the midst of one that
    // is lost.
    canvas.setLayoutX(x);
    canvas.setLayoutY(y);
    // The story begins at the top also where the canvas is lower, and ends above the first edge.
    double top = STORY_TOP * factor;
    story.place(x + STORY_LEFT * factor, top, STORY_WIDTH * factor, y + STORY_END * factor - top);
  }

  private void draw(DiagramPicture next, Course before) {
    if (flight != null) {
      flight.end();
      flight = null;
    }
    picture = next;
    course = before;
    List<Actor> gone = tokens.keySet().stream().filter(a -> !next.tokens().containsKey(a)).toList();
    gone.forEach(actor -> tokens.remove(actor).remove(tethers, tokenLayer));
    next.tokens()
        .forEach(
            (actor, stand) ->
                tokens
                    .computeIfAbsent(actor, this::newTokens)
                    .show(
                        stand,
                        Ways.seat(layout, next, actor, stand.ring()),
                        Ways.seat(layout, next, actor, stand.disc()),
                        Ways.isJoinedByEdge(layout, next, actor)));
    Crowds.hidden(next).forEach(actor -> tokens.get(actor).hide());
    // They are as large as the usual figure's tokens want them.
    crowds.setVisible(presentation == null);
    crowds.getChildren().setAll(Crowds.numbers(layout, next));
    lights.show(next, null, null);
    drawWays(next, before);
    sizeTexts();
    spotlight.apply(layout, picture, nodes, edges, labels);
    onStep.run();
  }

  private EndTokens newTokens(Actor actor) {
    EndTokens made = new EndTokens(actor.side(), tethers, tokenLayer);
    if (presentation != null) made.setSize(Presentation.TOKEN);
    return made;
  }

  private void relight() {
    lights.show(picture, null, null);
  }

  private void drawWays(DiagramPicture next, Course before) {
    Map<String, Side> taken = new HashMap<>();
    for (Hop hop : next.hops()) if (hop.edge() != null) taken.put(hop.edge(), hop.actor().side());
    marks.show(next.hops());
    boolean crossed = marks.hasJumps() || next.tokens().values().stream().anyMatch(Stand::parted);
    legend.setBacked(crossed);
    labels.values().forEach(label -> label.setBacked(crossed));
    Set<String> seen = before.edges();
    edges.forEach((id, edge) -> edge.show(taken.get(id), seen.contains(id)));
    labels.forEach((id, label) -> label.show(taken.get(id), seen.contains(id)));
    Set<String> now = new HashSet<>(seen);
    now.addAll(taken.keySet());
    seenLine.show(now.size());
    edges.forEach((id, edge) -> edge.setAccessibleText(DiagramText.of(id, now.contains(id))));
  }

  private void arrived(DiagramPicture next, Actor actor, int leg) {
    List<Hop> hops = next.hops();
    boolean last = leg >= hops.size() - 1;
    lights.show(next, last ? null : actor, last ? null : hops.get(leg).to());
  }

  private static String goal(DiagramPicture next, Actor actor) {
    Stand stand = next.tokens().get(actor);
    if (stand == null || next.hops().isEmpty()) return null;
    return stand.ring() != null ? stand.ring() : stand.disc();
  }

  private void sizeTexts() {
    if (texts.fit(scale.getX(), picture, spotlight)) relight();
  }

  /** The labels by their edges' ids, for those who measure them. */
  Map<String, EdgeLabel> labels() {
    return Map.copyOf(labels);
  }

  /** The edges by their ids, for those who measure them. */
  Map<String, EdgeLine> edgeLines() {
    return Map.copyOf(edges);
  }

  /** The line below the legend, for those who measure it. */
  SeenLine seenLine() {
    return seenLine;
  }

  /** The states by their ids, for those who measure them. */
  Map<String, StateNode> stateNodes() {
    return Map.copyOf(nodes);
  }
}
