package lockstep.views.diagram;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import lockstep.tcp.TcpState;

/** Choosing a state in the diagram, and the frame round it. */
final class StateChoice {
  private final Map<String, StateNode> nodes;
  private final DiagramLayout layout;
  private final Consumer<Optional<TcpState>> chooser;
  private TcpState framed;

  /**
   * @param chooser null for no choosing
   */
  StateChoice(
      Map<String, StateNode> nodes, DiagramLayout layout, Consumer<Optional<TcpState>> chooser) {
    this.nodes = nodes;
    this.layout = layout;
    this.chooser = chooser;
    nodes.forEach(
        (id, node) -> {
          node.setChosen(false);
          node.setOnChoice(chooser == null ? null : () -> choose(stateOf(id)));
        });
  }

  /** Down and up go through the states in the order of a connection's life. */
  void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) chooser.accept(Optional.of(next(1)));
    else if (event.getCode() == KeyCode.UP) chooser.accept(Optional.of(next(-1)));
    else if (event.getCode() == KeyCode.ESCAPE && framed != null) chooser.accept(Optional.empty());
    else return;
    event.consume();
  }

  void frame(Optional<TcpState> state) {
    framed = state.orElse(null);
    nodes.forEach((id, node) -> node.setChosen(stateOf(id) == framed));
  }

  Set<String> framed() {
    return nodes.entrySet().stream()
        .filter(entry -> entry.getValue().isChosen())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void choose(TcpState state) {
    chooser.accept(state == framed ? Optional.empty() : Optional.of(state));
  }

  private TcpState next(int step) {
    TcpState[] states = TcpState.values();
    if (framed == null) return step > 0 ? states[0] : states[states.length - 1];
    return states[Math.floorMod(framed.ordinal() + step, states.length)];
  }

  private TcpState stateOf(String node) {
    return layout.nodes().get(node).state();
  }
}
