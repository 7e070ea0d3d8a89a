package lockstep.views.diagram;

import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Motion;

/** A state: its outline, its name, and its light when tokens are in it. */
final class StateNode extends Group {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass FICTIONAL = PseudoClass.getPseudoClass("fictional");
  private static final double RADIUS = 10;
  private static final double NAME_SIZE = 20;

  /** From the middle of a token to the name, where there is room and where there is little. */
  private static final double TO_TOKEN = 32;

  private static final double LEAST_TO_TOKEN = 20.5;

  /** What the name keeps from the outline. */
  private static final double NAME_INSET = 5;

  private static final double HALO_GAP = 9;
  private static final double CHOICE_GAP = 5;
  private static final double MASTERY = 22;
  private static final double STILL_INNER = 6;
  private static final double STILL_OUTER = 11;

  /**
   * Half of the height round the name, for a unit of its size, that lines of the node leave free.
   */
  private static final double NAME_HALF_HEIGHT = 12 / NAME_SIZE;

  /** How far a slanted line leans to each side, for a unit of height. */
  private static final double SLANT = 0.2;

  private final DiagramLayout.NodePlace place;
  private final Group halo = new Group();
  private final Rectangle breathing;
  private final Group stillHalo;
  private final FocusRing ring;
  private final Group light = new Group();
  private final Rectangle idle;
  private final Rectangle choice;
  private final Text name;
  private double nameSize = NAME_SIZE;
  private boolean clientSits;
  private boolean serverSits;

  /** How well the state is known; null where a run is shown. */
  private MasteryMark mastery;

  StateNode(DiagramLayout.NodePlace place) {
    this.place = place;
    breathing = box(HALO_GAP, "ls-node-halo");
    stillHalo = new Group(stillLine(STILL_INNER), stillLine(STILL_OUTER));
    halo.getChildren().addAll(breathing, stillHalo);
    halo.setMouseTransparent(true);
    halo.setVisible(false);
    ring = FocusRing.round(place, RADIUS);
    idle = box(0, "ls-node");
    idle.pseudoClassStateChanged(FICTIONAL, place.fictional());
    choice = box(CHOICE_GAP, "ls-node-of-row");
    choice.setVisible(false);
    choice.setMouseTransparent(true);
    name = Fonts.text(place.state().rfcName(), Fonts.of(Fonts.NARROW_STRONG, NAME_SIZE));
    name.getStyleClass().add("ls-node-name");
    name.setTextOrigin(VPos.BASELINE);
    placeName();
    getChildren().addAll(halo, choice, idle, light, name, ring);
    setAccessibleRole(AccessibleRole.BUTTON);
    setCursor(Cursor.HAND);
    ring.follow(this);
    setId("node-" + place.id());
  }

  /** What a node shows: which ends are in it, and how. */
  record Look(boolean client, boolean server, Side held, Side ringAlone) {
    static final Look REST = new Look(false, false, null, null);

    boolean lit() {
      return client || server;
    }
  }

  void show(Look look) {
    light.getChildren().clear();
    light.setOpacity(1);
    if (look.client() && look.server()) split();
    else if (look.lit()) light.getChildren().add(lit(look.client() ? Side.CLIENT : Side.SERVER));
    // In a split node the other end's token stands where the lines would be; ring and disc tell it.
    if (look.ringAlone() != null && !(look.client() && look.server())) hatch(look.ringAlone());
    halo.setVisible(look.held() != null);
    breathing.setVisible(!Motion.isReduced());
    stillHalo.setVisible(Motion.isReduced());
    Ends.mark(breathing, look.held());
    stillHalo.getChildren().forEach(line -> Ends.mark(line, look.held()));
    name.pseudoClassStateChanged(LIT, look.lit());
    placeName(look.client() && !seatsAbove(look), look.server() && !seatsAbove(look));
    if (mastery != null) setMastery(mastery);
  }

  /** How far the light has come up, 0 to 1; the name is readable on both grounds meanwhile. */
  void setLight(double share) {
    light.setOpacity(share);
  }

  /** Puts a frame round the node: the state that the socket table stands for. */
  void setChosen(boolean yes) {
    choice.setVisible(yes);
    idle.pseudoClassStateChanged(CHOSEN, yes);
    name.pseudoClassStateChanged(CHOSEN, yes);
  }

  boolean isChosen() {
    return choice.isVisible();
  }

  /** Shows how well the state is known, with an icon in the client's seat. */
  void setMastery(MasteryMark mark) {
    mastery = mark;
    mark.put(idle);
    mark.put(name);
    light.getChildren().clear();
    placeName(!mark.icon().isEmpty(), false);
    if (mark.icon().isEmpty()) return;
    Node icon = Icons.inFigure(mark.icon(), MASTERY);
    mark.put(icon);
    DiagramLayout.Point seat = place.seats().get(Side.CLIENT);
    icon.relocate(seat.x() - MASTERY / 2, seat.y() - MASTERY / 2);
    light.getChildren().add(icon);
    light.setOpacity(1);
  }

  /** What a click does beside what every click on a state does; null for nothing. */
  void setOnChoice(Runnable chosen) {
    setOnMouseClicked(
        chosen == null
            ? null
            : event -> {
              if (event.getButton() == MouseButton.PRIMARY) chosen.run();
            });
  }

  TcpState state() {
    return place.state();
  }

  /** Draws the ring of the focus as wide as it is to look at this scale. */
  void setScale(double scale) {
    ring.setScale(scale);
  }

  private Rectangle stillLine(double gap) {
    Rectangle line = box(gap, "ls-node-halo");
    line.getStyleClass().add("ls-still");
    return line;
  }

  Node halo() {
    return halo;
  }

  Text name() {
    return name;
  }

  void setNameSize(double size) {
    nameSize = size;
    placeName();
  }

  private boolean seatsAbove(Look look) {
    return look.client() && look.server() && place.seatsWhenBoth() != place.seats();
  }

  private void placeName(boolean clientSits, boolean serverSits) {
    this.clientSits = clientSits;
    this.serverSits = serverSits;
    placeName();
  }

  /** In the middle, or aside of a token that sits there; within the outline if it can be. */
  private void placeName() {
    name.setFont(Fonts.of(Fonts.NARROW_STRONG, nameSize));
    name.setY(place.centreY() + nameSize * 0.35);
    double width = name.getLayoutBounds().getWidth();
    double left = place.centreX() - width / 2;
    if (clientSits && !serverSits) {
      double seat = place.seats().get(Side.CLIENT).x();
      double most = place.x() + place.w() - NAME_INSET - width;
      left = Math.max(left, Math.max(seat + LEAST_TO_TOKEN, Math.min(seat + TO_TOKEN, most)));
    } else if (serverSits && !clientSits) {
      double seat = place.seats().get(Side.SERVER).x() - width;
      double least = place.x() + NAME_INSET;
      left = Math.min(left, Math.min(seat - LEAST_TO_TOKEN, Math.max(seat - TO_TOKEN, least)));
    }
    name.setX(left);
  }

  private Rectangle box(double grow, String styleClass) {
    Rectangle box =
        new Rectangle(
            place.x() - grow, place.y() - grow, place.w() + 2 * grow, place.h() + 2 * grow);
    box.getStyleClass().add(styleClass);
    box.setArcWidth(2 * (RADIUS + grow * 0.6));
    box.setArcHeight(2 * (RADIUS + grow * 0.6));
    return box;
  }

  private Rectangle lit(Side side) {
    Rectangle lit = box(0, "ls-node");
    Ends.mark(lit, side);
    return lit;
  }

  /** Both ends in one state: the client's light left of a slanted line, the server's right. */
  private void split() {
    Rectangle whole = lit(Side.CLIENT);
    double lean = place.h() * SLANT;
    double right = place.x() + place.w();
    double bottom = place.y() + place.h();
    Path half =
        new Path(
            new MoveTo(place.centreX() + lean, place.y()),
            new LineTo(right, place.y()),
            new LineTo(right, bottom),
            new LineTo(place.centreX() - lean, bottom),
            new ClosePath());
    half.getStyleClass().add("ls-node-half");
    Ends.mark(half, Side.SERVER);
    half.setClip(box(0, "ls-clip"));
    Rectangle outline = box(0, "ls-node-outline");
    light.getChildren().addAll(whole, half, outline);
    slantedLine(place.centreX());
  }

  /** The model's ring is here alone: two slanted lines at the end that has no token. */
  private void hatch(Side side) {
    double inset = 12 + place.h() * SLANT;
    double end = side == Side.CLIENT ? place.x() + place.w() - inset : place.x() + inset;
    slantedLine(end);
    slantedLine(side == Side.CLIENT ? end - 11 : end + 11);
  }

  private void slantedLine(double x) {
    double half = place.h() / 2;
    double free = NAME_HALF_HEIGHT * name.getFont().getSize();
    light.getChildren().add(line(x, -half, -free));
    light.getChildren().add(line(x, free, half));
  }

  private Line line(double x, double from, double to) {
    double y = place.centreY();
    Line line = new Line(x - from * SLANT * 2, y + from, x - to * SLANT * 2, y + to);
    line.getStyleClass().add("ls-node-line");
    return line;
  }
}
