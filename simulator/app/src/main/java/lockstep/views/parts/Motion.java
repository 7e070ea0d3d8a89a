package lockstep.views.parts;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Whether things move. With reduced motion tokens fade from state to state, arrows do not grow, a
 * halo is a still double line and lists jump. One setting for the whole program, used on the JavaFX
 * thread.
 */
public final class Motion {
  private static final BooleanProperty REDUCED = new SimpleBooleanProperty();

  private Motion() {}

  /** True when the user wants less of it. */
  public static BooleanProperty reduced() {
    return REDUCED;
  }

  /** Whether the user wants less of it now. */
  public static boolean isReduced() {
    return REDUCED.get();
  }
}
