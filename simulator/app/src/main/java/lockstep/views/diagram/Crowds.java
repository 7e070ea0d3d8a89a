package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.views.diagram.DiagramLayout.Point;
import lockstep.views.diagram.DiagramPicture.Stand;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Fonts;
import lockstep.views.words.Words;

/**
 * Several actors of one end in one state: one ring and one disc stand for them all, with their
 * number at the token's foot. Where model and kernel have not the same number there, each is told.
 */
final class Crowds {
  private static final double LETTER = 18;
  private static final double PAD = 5;
  private static final double BELOW = 17;

  private Crowds() {}

  /** How many rings and discs of an end are in a node. */
  record Count(String node, Side side, int rings, int discs) {
    boolean isCrowd() {
      return rings > 1 || discs > 1;
    }
  }

  /** The crowds of a picture. */
  static List<Count> of(DiagramPicture picture) {
    List<Count> crowds = new ArrayList<>();
    for (String node : DiagramLayout.figure5().nodes().keySet())
      for (Side side : Side.values()) {
        int rings = 0;
        int discs = 0;
        for (Map.Entry<Actor, Stand> entry : picture.tokens().entrySet()) {
          if (entry.getKey().side() != side) continue;
          if (node.equals(entry.getValue().ring())) rings++;
          if (node.equals(entry.getValue().disc())) discs++;
        }
        Count count = new Count(node, side, rings, discs);
        if (count.isCrowd()) crowds.add(count);
      }
    return crowds;
  }

  /**
   * Who is drawn: of several that would stand on each other the one that acts, or else the first.
   *
   * @return the actors whose tokens are all under another's
   */
  static Set<Actor> hidden(DiagramPicture picture) {
    Set<Actor> hidden = new HashSet<>();
    Actor acting = picture.hops().isEmpty() ? null : picture.hops().get(0).actor();
    Set<String> taken = new HashSet<>();
    List<Actor> order = new ArrayList<>(picture.tokens().keySet());
    if (order.remove(acting)) order.add(0, acting);
    for (Actor actor : order) {
      Stand stand = picture.tokens().get(actor);
      String seat = actor.side() + " " + stand.ring() + " " + stand.disc() + " " + stand.unseen();
      if (!taken.add(seat)) hidden.add(actor);
    }
    return hidden;
  }

  /** The numbers, at the tokens that stand for many. */
  static List<Node> numbers(DiagramLayout layout, DiagramPicture picture) {
    List<Node> numbers = new ArrayList<>();
    for (Count crowd : of(picture)) {
      boolean both = !picture.in(crowd.node(), crowd.side().other()).isEmpty();
      DiagramLayout.NodePlace place = layout.nodes().get(crowd.node());
      Point seat = (both ? place.seatsWhenBoth() : place.seats()).get(crowd.side());
      numbers.add(number(crowd, seat, words(crowd)));
    }
    return numbers;
  }

  /** {@code ×20}; {@code ×20, kernel ×19} where they differ. */
  static String words(Count crowd) {
    if (crowd.discs() == 0 || crowd.discs() == crowd.rings())
      return Words.of("plate.crowd", crowd.rings());
    if (crowd.rings() == 0) return Words.of("plate.crowd", crowd.discs());
    return Words.of("plate.crowd.parted", crowd.rings(), crowd.discs());
  }

  private static Node number(Count crowd, Point seat, String words) {
    Text text = Fonts.text(words, Fonts.of(Fonts.NARROW_STRONG, LETTER));
    text.getStyleClass().add("ls-crowd-text");
    double width = text.getLayoutBounds().getWidth();
    // It hangs from the token's foot towards the middle of the node, where no edge begins.
    double left = crowd.side() == Side.CLIENT ? seat.x() - 14 : seat.x() + 14 - width;
    text.setX(left);
    text.setY(seat.y() + BELOW + LETTER * 0.35);
    Shape plate =
        new Rectangle(left - PAD, seat.y() + BELOW - LETTER * 0.6, width + 2 * PAD, LETTER * 1.2);
    plate.getStyleClass().add("ls-crowd");
    Ends.mark(plate, crowd.side());
    Group number = new Group(plate, text);
    number.setId("crowd-" + crowd.node() + "-" + crowd.side().word());
    return number;
  }
}
