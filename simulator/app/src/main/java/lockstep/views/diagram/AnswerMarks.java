package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.util.Duration;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import lockstep.views.diagram.DiagramLayout.Point;
import lockstep.views.diagram.DiagramPicture.Stand;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Motion;
import lockstep.views.words.Words;

/**
 * What a learner answered, as a thick ring round a node with a tag, and beside it what happened.
 */
public final class AnswerMarks extends Group {
  private static final double GAP = 8;
  private static final double TAG_OVER = 4;
  private static final double TOKEN = 23;
  private static final double CLOSING = 420;

  private final DiagramLayout layout;
  private final double letters;
  private final Supplier<DiagramPicture> picture;
  private final Supplier<List<Bounds>> taken;
  private Rectangle ring;
  private Transition closing;
  private TcpState answered;
  private TcpState happened;

  /**
   * @param letters the size of the tags' letters, in units
   * @param picture what is drawn now
   * @param taken where labels stand now
   */
  AnswerMarks(
      DiagramLayout layout,
      double letters,
      Supplier<DiagramPicture> picture,
      Supplier<List<Bounds>> taken) {
    this.taken = taken;
    this.layout = layout;
    this.letters = letters;
    this.picture = picture;
    setMouseTransparent(true);
  }

  /**
   * Marks an answer, and takes every other mark away.
   *
   * @param state null for no answer
   * @param ends whether CLOSED means the lower one, where connections end
   */
  public void answer(TcpState state, boolean ends) {
    clear();
    if (state == null) return;
    answered = state;
    NodePlace place = place(state, ends);
    ring = frame(place, "ls-answer-ring");
    getChildren().add(ring);
    tag(place, "predict.tag.answer", "ls-answer-tag", "ls-answer-tag-text");
  }

  /** Marks another answer and what happened in its place. */
  public void apart(TcpState given, TcpState entered, boolean ends) {
    answer(given, ends);
    happened = entered;
    NodePlace place = place(entered, ends);
    getChildren().add(frame(place, "ls-answer-happened"));
    tag(place, "predict.tag.happened", "ls-answer-happened-tag", "ls-answer-happened-text");
  }

  /** The answer was right: its ring closes round the token of the one who was asked about. */
  public void close(Actor actor) {
    Stand stand = picture.get().tokens().get(actor);
    if (ring == null || stand == null) return;
    String node = stand.disc() != null ? stand.disc() : stand.ring();
    Point seat = Ways.seat(layout, picture.get(), actor, node);
    Rectangle frame = ring;
    double[] from = {frame.getX(), frame.getY(), frame.getWidth(), frame.getHeight()};
    double[] to = {seat.x() - TOKEN, seat.y() - TOKEN, 2 * TOKEN, 2 * TOKEN};
    closing =
        new Transition() {
          {
            setCycleDuration(Duration.millis(CLOSING));
            setInterpolator(Interpolator.SPLINE(0.4, 0, 0.2, 1));
          }

          @Override
          protected void interpolate(double share) {
            frame.setX(from[0] + (to[0] - from[0]) * share);
            frame.setY(from[1] + (to[1] - from[1]) * share);
            frame.setWidth(from[2] + (to[2] - from[2]) * share);
            frame.setHeight(from[3] + (to[3] - from[3]) * share);
            frame.setArcWidth(20 + (2 * TOKEN - 20) * share);
            frame.setArcHeight(20 + (2 * TOKEN - 20) * share);
          }
        };
    if (Motion.isReduced()) closing.jumpTo(closing.getCycleDuration());
    closing.play();
  }

  /** Takes the marks away. */
  public void clear() {
    if (closing != null) closing.stop();
    closing = null;
    ring = null;
    answered = null;
    happened = null;
    getChildren().clear();
  }

  /** The state that is marked as an answer; null for none. */
  public TcpState answered() {
    return answered;
  }

  /** The state that is marked as what happened instead; null for none. */
  public TcpState happened() {
    return happened;
  }

  private NodePlace place(TcpState state, boolean ends) {
    boolean lower = state == TcpState.CLOSED && ends;
    return layout.nodes().get(lower ? DiagramLayout.CLOSED_END : state.name());
  }

  private static Rectangle frame(NodePlace place, String style) {
    Rectangle frame =
        new Rectangle(place.x() - GAP, place.y() - GAP, place.w() + 2 * GAP, place.h() + 2 * GAP);
    frame.setArcWidth(32);
    frame.setArcHeight(32);
    frame.getStyleClass().add(style);
    return frame;
  }

  private void tag(NodePlace place, String key, String plateStyle, String textStyle) {
    Text text = Fonts.text(Words.of(key), Fonts.of(Fonts.NARROW_STRONG, letters));
    text.setTextOrigin(VPos.BASELINE);
    text.getStyleClass().add(textStyle);
    double wide = text.getLayoutBounds().getWidth() + letters;
    double high = letters * 1.3;
    Bounds at = free(place, wide, high);
    Rectangle plate = new Rectangle(at.getMinX(), at.getMinY(), wide, high);
    plate.getStyleClass().add(plateStyle);
    text.setX(at.getMinX() + letters / 2);
    text.setY(at.getMinY() + high / 2 + letters * 0.35);
    getChildren().addAll(plate, text);
  }

  /** Below the node or above it, where no label stands; else in the first of these places. */
  private Bounds free(NodePlace place, double wide, double high) {
    double below = place.y() + place.h() + GAP - TAG_OVER;
    double above = place.y() - GAP + TAG_OVER - high;
    double right = place.x() + place.w() - wide;
    List<Bounds> places = new ArrayList<>();
    for (double y : new double[] {below, above})
      for (double x : new double[] {place.centreX() - wide / 2, place.x(), right})
        places.add(new BoundingBox(x, y, wide, high));
    List<Bounds> labels = taken.get();
    return places.stream()
        .filter(at -> at.getMinY() > -high && labels.stream().noneMatch(at::intersects))
        .findFirst()
        .orElse(places.get(0));
  }
}
