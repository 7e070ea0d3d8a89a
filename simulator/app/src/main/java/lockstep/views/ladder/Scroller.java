package lockstep.views.ladder;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/** How far the ladder is scrolled, in pixels, and the bar that says so. */
final class Scroller {
  private final ScrollBar bar = new ScrollBar();
  private boolean moving;

  /**
   * @param byHand runs when the user moved the bar
   */
  Scroller(Runnable byHand) {
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    bar.valueProperty()
        .addListener(
            (property, was, now) -> {
              if (!moving) byHand.run();
            });
  }

  ScrollBar bar() {
    return bar;
  }

  double value() {
    return bar.getValue();
  }

  double most() {
    return bar.getMax();
  }

  /**
   * Gives the bar its measures.
   *
   * @param all how high the whole picture is
   * @param high how much of it is in sight
   * @param row how high a row is
   */
  void measure(double all, double high, double row) {
    double most = Math.max(0, all - high);
    moving = true;
    try {
      bar.setMax(most);
      bar.setVisibleAmount(most == 0 ? 1 : most * Math.min(1, high / (most + high)));
      bar.setUnitIncrement(row);
      bar.setBlockIncrement(high * 0.9);
      if (bar.getValue() > most) bar.setValue(most);
    } finally {
      moving = false;
    }
    // Its place stays free, so that nothing moves when it comes.
    bar.setVisible(most > 0);
  }

  /** Scrolls, as far as there is something. */
  void move(double to) {
    moving = true;
    try {
      bar.setValue(Math.max(0, Math.min(bar.getMax(), to)));
    } finally {
      moving = false;
    }
  }
}
