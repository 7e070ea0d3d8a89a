package lockstep.views.diagram;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** How well a state or an edge is known, as the figure shows it: fill, pattern, icon and word. */
public enum MasteryMark {
  /** Never asked. */
  UNMET(""),
  /** Asked, and not yet kept. */
  LEARNING("lesson"),
  /** Known once, and to be asked again. */
  DUE("clock"),
  /** Known, and not due. */
  KNOWN("check");

  private final String icon;
  private final PseudoClass style = PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT));

  MasteryMark(String icon) {
    this.icon = icon;
  }

  /** A name of {@code icons.json}; empty for none. */
  public String icon() {
    return icon;
  }

  /** Lets a part look so, and no longer in another way. */
  public void put(Node part) {
    for (MasteryMark mark : values()) part.pseudoClassStateChanged(mark.style, mark == this);
  }
}
