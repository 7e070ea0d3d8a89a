package lockstep.app.desktop;

import java.util.List;

/** The features of the window, in the order in which their buttons stand. */
final class Features {
  private Features() {}

  static List<Feature> of(Desk desk) {
    return List.of();
  }
}
