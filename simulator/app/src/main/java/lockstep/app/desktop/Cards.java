package lockstep.app.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import lockstep.app.desktop.Dividing.Which;
import lockstep.app.desktop.desk.Commands;
import lockstep.app.desktop.desk.Overlays;
import lockstep.views.settings.Division;
import lockstep.views.table.SocketTableView;
import lockstep.views.words.Words;

/** The window's cards, and where each stands: beside the others, in a tab, or alone. */
final class Cards {
  static final String DIAGRAM = "diagram";
  static final String LADDER = "ladder";
  static final String TABLE = "table";

  /** The card with tabs. */
  static final String RIGHT = "right";

  /** What stands beside the diagram in the place of others; a tab with one card at a time. */
  static final String LESSON = "lesson";

  private final Pane window;
  private final RunParts parts;
  private final DiagramCard diagramCard;
  private final StackPane ladderCard;
  private final TabCard tabs;
  private final Roomy tableRoom;
  private final Dividers dividers;
  private final Map<String, LargeSign> signs = new LinkedHashMap<>();

  /** The card that has the window for itself; null when all stand beside each other. */
  private String large;

  private Region beside;

  private boolean ladderIsApart;
  private Regions.Cards cards = Regions.Cards.ALL;

  /**
   * @param window whose children they become
   */
  Cards(Pane window, DiagramCard diagramCard, RunParts parts, ObjectProperty<Division> division) {
    this.window = window;
    this.diagramCard = diagramCard;
    this.parts = parts;
    ladderCard = new StackPane(parts.ladder());
    ladderCard.getStyleClass().addAll("ls-card", "ls-ladder-card");
    tabs = new TabCard(window::requestLayout);
    tableRoom = new Roomy(parts.table(), 980, 30);
    tableRoom.widen(parts.table().whole());
    dividers = new Dividers(division);
    division.addListener((property, was, now) -> window.requestLayout());
    addTabs();
    // The dividers lie over the cards' edges. The ladder gets the focus before the tabs, as one
    // reads, and yet may lie over their card.
    for (Region card : List.of(diagramCard, ladderCard, tableRoom)) card.setViewOrder(1);
    tabs.setViewOrder(2);
    addSigns();
  }

  /** What stands around the diagram, in the order in which the keys go through it. */
  List<Region> others() {
    return List.of(
        dividers.of(Which.DIAGRAM),
        ladderCard,
        dividers.of(Which.LADDER),
        tabs,
        dividers.of(Which.TABLE),
        tableRoom);
  }

  private void addSigns() {
    for (String card : List.of(DIAGRAM, LADDER, RIGHT, TABLE))
      signs.put(card, new LargeSign(card, () -> enlarge(card.equals(large) ? null : card)));
    diagramCard.addSign(signs.get(DIAGRAM));
    parts.ladder().addTool(signs.get(LADDER));
    tabs.addTool(signs.get(RIGHT));
    parts.table().addTool(signs.get(TABLE));
  }

  void addCommands(Commands commands, Overlays overlays) {
    commands.add("large", new KeyCodeCombination(KeyCode.F11), this::canEnlarge, this::toggleLarge);
    commands.add(
        "escape",
        new KeyCodeCombination(KeyCode.ESCAPE),
        () -> large != null && !overlays.isAnyOpen(),
        () -> enlarge(null));
    dividers.keepKeys(commands);
  }

  private boolean canEnlarge() {
    return cards != Regions.Cards.ONE;
  }

  private void toggleLarge() {
    enlarge(large == null ? focused() : null);
  }

  /** The card with the focus; the diagram when none has it. */
  private String focused() {
    for (Node node = window.getScene().getFocusOwner(); node != null; node = node.getParent()) {
      if (node == ladderCard) return ladderIsApart ? LADDER : RIGHT;
      if (node == tabs) return RIGHT;
      if (node == tableRoom) return TABLE;
    }
    return DIAGRAM;
  }

  /** Which card has the window for itself; empty when all stand beside each other. */
  Optional<String> large() {
    return Optional.ofNullable(large);
  }

  private void enlarge(String card) {
    large = card;
    window.requestLayout();
  }

  /** Brings a part of the card with tabs to the front, also from behind a large card. */
  void chooseTab(String id) {
    if (large != null && !large.equals(RIGHT)) enlarge(null);
    tabs.choose(id);
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
    addTab(LESSON, null);
    tabs.offer(TABLE, false);
    tabs.offer(LESSON, false);
    tabs.choose(LADDER);
  }

  void addTab(String id, Node content) {
    tabs.add(id, Words.of("tab." + id), content);
  }

  /**
   * Gives each its place.
   *
   * @param now the window with its dividers
   * @param places what it comes to
   * @param suggested the size of text that the window suggests
   */
  void layout(Dividing now, Regions places, double suggested) {
    keepLarge(places);
    boolean rightIsLarge = RIGHT.equals(large);
    boolean apart = beside != null && places.cards() != Regions.Cards.ONE;
    put(tabs, rightIsLarge ? Regions.large(places) : places.right());
    offerCards(places.cards());
    tabs.setVisible(!apart && (large == null || rightIsLarge));
    if (apart) ladderCard.setVisible(false);
    else putLadder(places);
    putBeside(places);
    double text = now.text();
    diagramCard.fit(
        text, suggested, putCard(DIAGRAM, diagramCard, Optional.of(places.diagram()), places));
    parts.table().setTitleOnly(places.tableRows() == 0 && !TABLE.equals(large));
    tableRoom.fit(text, suggested, putCard(TABLE, tableRoom, places.table(), places));
    dividers.layout(now, large == null && beside == null);
    signs.forEach((card, sign) -> sign.show(canEnlarge() && !isWithin(card), card.equals(large)));
  }

  /** Lays something over the room of the cards beside the diagram; null puts them back. */
  void layBeside(Region pane) {
    if (beside != null) window.getChildren().remove(beside);
    beside = pane;
    if (pane != null) {
      pane.setVisible(true);
      addBeside(pane);
      enlarge(null);
    }
    tabs.offer(LESSON, pane != null && cards == Regions.Cards.ONE);
    if (pane != null) tabs.choose(LESSON);
    window.requestLayout();
  }

  private void addBeside(Region pane) {
    window.getChildren().add(window.getChildren().indexOf(tabs) + 1, pane);
    pane.setViewOrder(1);
    // What scrolls in it is in the window from its first style on, and only then takes the keys.
    pane.applyCss();
  }

  /** Styles and lays out, unseen, what will be laid there, and takes it away again. */
  void tryBeside(Region pane) {
    if (pane == beside) return;
    pane.setVisible(false);
    addBeside(pane);
    pane.resize(tabs.getWidth(), tabs.getHeight());
    pane.layout();
    window.getChildren().remove(pane);
  }

  boolean hasBeside() {
    return beside != null;
  }

  private void putBeside(Regions places) {
    if (beside == null) return;
    boolean one = cards == Regions.Cards.ONE;
    beside.setVisible(one ? tabs.isChosen(LESSON) : large == null);
    mark(beside, "ls-within", one);
    if (one) tabs.layout();
    put(beside, one ? tabs.room() : places.right());
  }

  /** A card that has none of its own any more is large as a part of the one with tabs. */
  private void keepLarge(Regions places) {
    if (places.cards() == Regions.Cards.ONE) large = null;
    if (LADDER.equals(large) && places.ladder().isEmpty()) large = RIGHT;
  }

  private boolean isWithin(String card) {
    return card.equals(LADDER) && !ladderIsApart;
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
    tabs.offer(LESSON, one && beside != null);
    if (one) tabs.choose(beside == null ? DIAGRAM : LESSON);
  }

  private Bounds putCard(String id, Region card, Optional<Bounds> own, Regions places) {
    boolean one = cards == Regions.Cards.ONE;
    boolean isLarge = id.equals(large);
    card.setVisible(one ? tabs.isChosen(id) : large == null || isLarge);
    Bounds at = one ? tabs.room() : isLarge ? Regions.large(places) : own.orElseThrow();
    put(card, at);
    return at;
  }

  /** The ladder has a card of its own where there is room, or else lies in that of the tabs. */
  private void putLadder(Regions places) {
    boolean own = places.ladder().isPresent();
    tabs.offer(LADDER, !own);
    // Who saw the ladder sees it still when the window gets narrow.
    if (ladderIsApart && !own) tabs.choose(LADDER);
    ladderIsApart = own;
    mark(ladderCard, "ls-within", !own);
    boolean isLarge = LADDER.equals(large);
    ladderCard.setVisible(
        own ? large == null || isLarge : tabs.isVisible() && tabs.isChosen(LADDER));
    // The names of the tabs have their height only after a layout of their own.
    tabs.layout();
    put(ladderCard, isLarge ? Regions.large(places) : places.ladder().orElseGet(tabs::room));
  }

  /** Whoever asks for this computer's sockets is shown them, also from behind another card. */
  void tableTurned() {
    SocketTableView table = parts.table();
    if (table.isComputerShown() && large != null && !large.equals(TABLE)) large = null;
    if (cards == Regions.Cards.ONE && table.isComputerShown()) tabs.choose(TABLE);
    window.requestLayout();
  }

  static void mark(Node node, String styleClass, boolean yes) {
    // A class taken off and put on again would have all that is in the node styled anew.
    if (node.getStyleClass().contains(styleClass) == yes) return;
    if (yes) node.getStyleClass().add(styleClass);
    else node.getStyleClass().remove(styleClass);
  }

  static void put(Node part, Bounds place) {
    part.resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
  }
}
