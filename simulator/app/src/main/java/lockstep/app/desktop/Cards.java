package lockstep.app.desktop;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.table.SocketTableView;
import lockstep.views.words.Words;

/** The window's cards, and where each stands: beside the others, in a tab, or alone. */
final class Cards {
  static final String DIAGRAM = "diagram";
  static final String LADDER = "ladder";
  static final String TABLE = "table";

  private final Pane window;
  private final RunParts parts;
  private final Roomy roomy;
  private final StackPane diagramCard;
  private final StackPane ladderCard;
  private final TabCard tabs;
  private final Roomy tableRoom;
  private boolean ladderIsApart;
  private Regions.Cards cards = Regions.Cards.ALL;

  /**
   * @param window whose children they become
   */
  Cards(Pane window, RunParts parts) {
    this.window = window;
    this.parts = parts;
    roomy = new Roomy(parts.diagram(), 680, 517);
    diagramCard = new StackPane(roomy);
    diagramCard.getStyleClass().addAll("ls-card", "ls-diagram-card");
    ladderCard = new StackPane(parts.ladder());
    ladderCard.getStyleClass().addAll("ls-card", "ls-ladder-card");
    tabs = new TabCard(window::requestLayout);
    tableRoom = new Roomy(parts.table(), 690, 30);
    addTabs();
    // The ladder gets the focus before the tabs, as one reads, and yet may lie over their card.
    tabs.setViewOrder(1);
    StateDiagram diagram = parts.diagram();
    diagram
        .focusVisibleProperty()
        .addListener((property, was, now) -> mark(diagramCard, "ls-focus-shown", now));
  }

  /** What the first picture needs. */
  Region first() {
    return diagramCard;
  }

  /** What comes after it, in the order in which the keys go through it. */
  List<Region> others() {
    return List.of(ladderCard, tabs, tableRoom);
  }

  TabCard tabs() {
    return tabs;
  }

  /** What stands to the right, one part at a time. */
  private void addTabs() {
    addTab(DIAGRAM, null);
    addTab(LADDER, null);
    parts.tcb().getStyleClass().add("ls-within");
    addTab("tcb", parts.tcb());
    addTab("state", parts.states());
    addTab("words", parts.steps());
    addTab(TABLE, null);
    tabs.offer(DIAGRAM, false);
    tabs.offer(TABLE, false);
    tabs.choose(LADDER);
  }

  void addTab(String id, Node content) {
    tabs.add(id, Words.of("tab." + id), content);
  }

  /**
   * Gives each its place.
   *
   * @param text the size of text
   * @param suggested the one that the window suggests
   */
  void layout(Regions places, double text, double suggested) {
    put(tabs, places.right());
    offerCards(places.cards());
    putLadder(places);
    Bounds room = places.cards() == Regions.Cards.ONE ? tabs.room() : places.diagram();
    roomy.fit(text, suggested, room);
    putCard(DIAGRAM, diagramCard, Optional.of(places.diagram()));
    parts.table().setTitleOnly(places.tableRows() == 0);
    tableRoom.fit(text, suggested, places.table().orElseGet(tabs::room));
    putCard(TABLE, tableRoom, places.table());
  }

  /** With one card at a time the diagram and the table are tabs. */
  private void offerCards(Regions.Cards now) {
    if (now == cards) return;
    boolean one = now == Regions.Cards.ONE;
    cards = now;
    mark(window, "ls-large", one);
    mark(diagramCard, "ls-within", one);
    mark(parts.table(), "ls-within", one);
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

  /** With one card at a time whoever asks for this computer's sockets is shown them. */
  void tableTurned() {
    SocketTableView table = parts.table();
    if (cards == Regions.Cards.ONE && table.isComputerShown()) tabs.choose(TABLE);
    window.requestLayout();
  }

  private static void mark(Node node, String styleClass, boolean yes) {
    node.getStyleClass().remove(styleClass);
    if (yes) node.getStyleClass().add(styleClass);
  }

  static void put(Node part, Bounds place) {
    part.resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
  }
}
