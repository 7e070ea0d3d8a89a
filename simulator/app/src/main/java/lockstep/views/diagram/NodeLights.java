package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.views.diagram.DiagramPicture.Stand;

/** Lights the nodes in which tokens stand, and lets those breathe in which one is held. */
final class NodeLights {
  private final DiagramLayout layout;
  private final Map<String, StateNode> nodes;
  private final Breathing breathing = new Breathing();

  NodeLights(DiagramLayout layout, Map<String, StateNode> nodes) {
    this.layout = layout;
    this.nodes = nodes;
  }

  /**
   * Lights every node with a token.
   *
   * @param flying whose tokens count only where they have arrived; null for nobody's
   * @param reached the node in which they have; null for none yet
   */
  void show(DiagramPicture picture, Actor flying, String reached) {
    List<Node> halos = new ArrayList<>();
    for (Map.Entry<String, StateNode> entry : nodes.entrySet()) {
      StateNode.Look look = look(picture, entry.getKey(), flying, reached);
      StateNode node = entry.getValue();
      node.show(look);
      node.setAccessibleText(DiagramText.of(layout.nodes().get(entry.getKey()), picture));
      if (look.held() != null) halos.add(node.halo());
    }
    breathing.setHalos(halos);
  }

  private static StateNode.Look look(
      DiagramPicture picture, String node, Actor flying, String reached) {
    boolean client = false;
    boolean server = false;
    Side held = null;
    Side ringAlone = null;
    for (Map.Entry<Actor, Stand> entry : picture.tokens().entrySet()) {
      Actor actor = entry.getKey();
      Stand stand = entry.getValue();
      boolean here = actor.equals(flying) ? node.equals(reached) : stand.in(node);
      if (!here) continue;
      client |= actor.side() == Side.CLIENT;
      server |= actor.side() == Side.SERVER;
      if (stand.held()) held = actor.side();
      if (stand.parted() && node.equals(stand.ring())) ringAlone = actor.side();
    }
    return new StateNode.Look(client, server, held, ringAlone);
  }
}
