package lockstep.views.standing;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;

/** Where both ends stand, and above it what the user has pinned there. */
public final class StatesPane extends ScrollPane {
  private final StateCard client = new StateCard(Side.CLIENT);
  private final StateCard server = new StateCard(Side.SERVER);
  private final VBox content = new VBox(client, server);
  private Node pinned;

  /** The cards of both ends, neither of which has a socket yet. */
  public StatesPane() {
    content.getStyleClass().add("ls-states");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("ls-scroll");
    setFocusTraversable(false);
  }

  /**
   * Shows where the ends stand.
   *
   * @param moment null before the first step
   * @param live whether a live world plays
   */
  public void show(Moment moment, boolean live) {
    show(client, Side.CLIENT, moment, live);
    show(server, Side.SERVER, moment, live);
  }

  /** The actor of this step has the card of its end, or else the first of that end. */
  private static void show(StateCard card, Side side, Moment moment, boolean live) {
    List<Actor> actors =
        moment == null
            ? List.of()
            : moment.standings().keySet().stream()
                .filter(actor -> actor.side() == side && !actor.listener())
                .toList();
    if (actors.isEmpty()) {
      card.clear();
      return;
    }
    Actor acting = moment.step().actor();
    Actor actor = actors.contains(acting) ? acting : actors.get(0);
    card.show(actor, moment.standings().get(actor), actors.size() - 1, live);
  }

  /** Puts something above the cards in the place of what was there; null for nothing. */
  public void pin(Node node) {
    if (node == pinned) return;
    if (pinned != null) content.getChildren().remove(pinned);
    pinned = node;
    if (node != null) content.getChildren().add(0, node);
    setVvalue(0);
  }

  /** What is pinned, or null. */
  public Node pinned() {
    return pinned;
  }
}
