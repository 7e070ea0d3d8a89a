package lockstep.views.parts;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import lockstep.tcp.Side;

/** The pseudo-classes by which the style sheets colour what belongs to one end. */
public final class Ends {
  private static final PseudoClass CLIENT = PseudoClass.getPseudoClass("client");
  private static final PseudoClass SERVER = PseudoClass.getPseudoClass("server");

  private Ends() {}

  /** Colours a node for an end; null takes the colour away. */
  public static void mark(Node node, Side side) {
    node.pseudoClassStateChanged(CLIENT, side == Side.CLIENT);
    node.pseudoClassStateChanged(SERVER, side == Side.SERVER);
  }
}
