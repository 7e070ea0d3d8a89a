package lockstep.views.presenter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.Spotlight;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.ladder.LadderPicture;
import lockstep.views.table.TableContent;
import lockstep.views.words.Words;

/**
 * A run as a room sees it. It is laid out on a sheet 1080 units high and drawn as large as there is
 * room, so that every letter keeps its share of the height: the smallest is a 37th of it.
 */
public final class PresenterPane extends Pane {
  private static final double HIGH = 1080;
  private static final double MARGIN = 37;
  private static final double GAP = 22;
  private static final double CAPTION_TOP = 14;
  private static final double TOP = 130;
  private static final double BOTTOM = 1006;
  private static final double RIGHT = 534;
  private static final double CARD = 196;
  private static final double LOW_CARD = 128;
  private static final double CARD_GAP = 17;
  private static final double LINE_HIGH = 60;
  private static final double SMALLEST = 29.3;

  /** In units: larger letters would not stand free of each other in the figure. */
  private static final double MOST_LETTERS = 26.4;

  private static final double INSET_X = 15;
  private static final double INSET_Y = 11;

  /** Narrower than this the cards to the right would leave the diagram's names no room. */
  private static final double CARDS_BESIDE_FROM = 1800;

  /** Wider than this the figure is no longer recognised. */
  private static final double MOST_STRETCH = 1.6;

  /** What covers everything, so that the class looks elsewhere. */
  public enum Blank {
    NONE,
    BLACK,
    WHITE
  }

  private final Pane sheet =
      new Pane() {
        @Override
        protected void layoutChildren() {
          // The parts stand where the window's shape wants them, not at the size they would like.
        }
      };
  private final Scale scale = new Scale(1, 1);
  private final Caption caption = new Caption();
  private final StackPane diagramCard = new StackPane();
  private final EndCard client = new EndCard(Side.CLIENT);
  private final EndCard server = new EndCard(Side.SERVER);
  private final LastSegments segments = new LastSegments();
  private final StackPane segmentsCard = new StackPane(segments);
  private final FewRows rows = new FewRows();
  private final StepLine line = new StepLine();
  private final Region blank = new Region();
  private final Consumer<TcpState> chosen;
  private StateDiagram diagram;
  private double stretch;
  private double letters;
  private Spotlight spotlight = Spotlight.NOW;
  private List<Moment> moments = List.of();
  private Course before = Course.NONE;
  private int position;
  private boolean live;
  private boolean rowsShown;
  private Blank blanked = Blank.NONE;

  /**
   * A pane that shows nothing yet.
   *
   * @param chosen is given a state on which somebody clicks
   */
  public PresenterPane(Consumer<TcpState> chosen) {
    this.chosen = chosen;
    getStyleClass().add("ls-presenting");
    setId("presenter");
    sheet.getTransforms().add(scale);
    sheet.setManaged(false);
    diagramCard.getStyleClass().add("ls-present-card");
    segmentsCard.getStyleClass().add("ls-present-card");
    blank.setVisible(false);
    sheet.getChildren().addAll(caption, diagramCard, client, server, segmentsCard, rows, line);
    getChildren().addAll(sheet, blank);
    rows.setVisible(false);
    setFocusTraversable(true);
    setAccessibleText(Words.of("present.name"));
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          // What lies below is not to be reached.
          if (event.getCode() == KeyCode.TAB) event.consume();
        });
    addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
  }

  /**
   * Shows a step.
   *
   * @param run the steps that are told of
   * @param shown the number of the one that is shown, 0 for none
   * @param total how many there will be, 0 when that is not known
   * @param course what was seen before it
   * @param speed the pace at which tokens go there; 0 when they are drawn at once
   */
  public void show(
      List<Moment> run, int shown, int total, boolean withKernel, Course course, double speed) {
    boolean same = shown == position && run.size() == moments.size() && shown > 0;
    boolean still = same && run.get(shown - 1) == moments.get(shown - 1);
    moments = run;
    position = shown;
    before = course;
    live = withKernel;
    if (!still) showStep(speed);
    line.show(run, shown, total);
  }

  private void showStep(double speed) {
    Map<Actor, Standing> standings = moment().map(Moment::standings).orElse(Map.of());
    showEnd(client, Side.CLIENT, standings);
    showEnd(server, Side.SERVER, standings);
    showRows();
    if (diagram == null) return;
    if (position == 0) diagram.clear();
    else if (speed > 0) diagram.animateTo(moment().orElseThrow(), before, speed, () -> {});
    else diagram.show(moment().orElseThrow(), before);
  }

  /** Says what happens, or asks what will. */
  public void tell(boolean asks, Verdict verdict, String sentence, String number) {
    caption.tell(asks, verdict, sentence, number);
  }

  /** Shows the end of a ladder. */
  public void showLadder(LadderPicture picture) {
    segments.show(picture, position);
  }

  /** Puts a spotlight on a part of the diagram. */
  public void spotlight(Spotlight on) {
    spotlight = on;
    if (diagram != null) diagram.spotlight(on);
  }

  public Spotlight spotlight() {
    return spotlight;
  }

  /** Shows up to three rows of the socket table, or no longer. */
  public void toggleRows() {
    rowsShown = !rowsShown;
    showRows();
    requestLayout();
  }

  /** Covers everything, or nothing. */
  public void blank(Blank with) {
    blanked = with;
    blank.setVisible(with != Blank.NONE);
    blank.getStyleClass().setAll(with == Blank.WHITE ? "ls-blank-white" : "ls-blank-black");
  }

  public Blank blanked() {
    return blanked;
  }

  /** The diagram; empty before the first layout. */
  public Optional<StateDiagram> diagram() {
    return Optional.ofNullable(diagram);
  }

  /** The state of an end in the model, or else in the kernel; empty when it has none. */
  public Optional<TcpState> stateOf(Side side) {
    Map<Actor, Standing> standings = moment().map(Moment::standings).orElse(Map.of());
    return acting(side, standings).map(standings::get).map(Standing::shown);
  }

  private Optional<Moment> moment() {
    return position == 0 ? Optional.empty() : Optional.of(moments.get(position - 1));
  }

  /** Who acts in this step, or else the first of that end. */
  private Optional<Actor> acting(Side side, Map<Actor, Standing> standings) {
    List<Actor> all =
        standings.keySet().stream().filter(a -> a.side() == side && !a.listener()).toList();
    Optional<Actor> acts = moment().map(m -> m.step().actor()).filter(all::contains);
    return acts.or(() -> all.stream().findFirst());
  }

  private void showEnd(EndCard card, Side side, Map<Actor, Standing> standings) {
    long all = standings.keySet().stream().filter(a -> a.side() == side && !a.listener()).count();
    acting(side, standings)
        .ifPresentOrElse(
            actor -> card.show(actor, standings.get(actor), (int) all - 1), card::clear);
  }

  private void showRows() {
    rows.setVisible(rowsShown);
    if (rowsShown) rows.show(TableContent.of(moments, position), live, isWide());
  }

  private boolean isWide() {
    return width() >= CARDS_BESIDE_FROM;
  }

  private double width() {
    return getHeight() <= 0 ? 0 : getWidth() / getHeight() * HIGH;
  }

  @Override
  protected void layoutChildren() {
    if (getWidth() <= 0 || getHeight() <= 0) return;
    double by = getHeight() / HIGH;
    scale.setX(by);
    scale.setY(by);
    double wide = width();
    sheet.resizeRelocate(0, 0, wide, HIGH);
    blank.resizeRelocate(0, 0, getWidth(), getHeight());
    double room = wide - 2 * MARGIN;
    caption.resizeRelocate(MARGIN + 11, CAPTION_TOP, room - 22, TOP - CAPTION_TOP - 12);
    line.resizeRelocate(MARGIN, BOTTOM + 8, room, LINE_HIGH);
    segmentsCard.setVisible(isWide() && !rowsShown);
    boolean cards = isWide() || !rowsShown;
    client.setVisible(cards);
    server.setVisible(cards);
    double x = wide - MARGIN - RIGHT;
    if (isWide()) {
      placeDiagram(MARGIN, TOP, x - GAP - MARGIN, BOTTOM - TOP);
      client.resizeRelocate(x, TOP, RIGHT, CARD);
      server.resizeRelocate(x, TOP + CARD + CARD_GAP, RIGHT, CARD);
      double below = TOP + 2 * (CARD + CARD_GAP);
      segmentsCard.resizeRelocate(x, below, RIGHT, BOTTOM - below);
      rows.resizeRelocate(x, below, RIGHT, BOTTOM - below);
    } else {
      double half = (room - CARD_GAP) / 2;
      client.resizeRelocate(MARGIN, TOP, half, LOW_CARD);
      server.resizeRelocate(MARGIN + half + CARD_GAP, TOP, half, LOW_CARD);
      rows.resizeRelocate(MARGIN, TOP, room, LOW_CARD);
      double below = TOP + LOW_CARD + CARD_GAP;
      placeDiagram(MARGIN, below, room, BOTTOM - below);
    }
    client.showAwaited(isWide());
    server.showAwaited(isWide());
  }

  private void placeDiagram(double x, double y, double wide, double high) {
    double factor = (high - 2 * INSET_Y) / 760;
    double wanted = Math.min(MOST_STRETCH, (wide - 2 * INSET_X) / 1000 / factor);
    double size = Math.min(MOST_LETTERS, SMALLEST / factor);
    if (diagram == null || Math.abs(wanted - stretch) > 0.005 || Math.abs(size - letters) > 0.05) {
      stretch = wanted;
      letters = size;
      diagram = StateDiagram.presenting(stretch, letters);
      diagram.setFocusTraversable(false);
      diagramCard.getChildren().setAll(diagram);
      diagram.spotlight(spotlight);
      moment().ifPresent(moment -> diagram.show(moment, before));
      diagramCard.applyCss();
    }
    diagramCard.resizeRelocate(x, y, wide, high);
  }

  private void clicked(MouseEvent event) {
    for (Node at = (Node) event.getTarget(); at != null; at = at.getParent()) {
      Optional<TcpState> state = StateDiagram.stateOf(at);
      if (state.isEmpty()) continue;
      chosen.accept(state.get());
      event.consume();
      return;
    }
  }
}
