package lockstep.app.desktop.plates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import lockstep.app.desktop.desk.Desk;
import lockstep.views.diagram.DiagramPart;
import lockstep.views.parts.Motion;
import lockstep.views.parts.Seen;
import lockstep.views.plates.Plate;
import lockstep.views.plates.PlatePlace;
import lockstep.views.plates.PlateView;

/**
 * The plate beside what is pointed at, over the cards: it comes with the pointer and goes with it.
 */
final class Beside {
  /** So long does a pointer rest on a part before its plate comes. */
  private static final double REST = 350;

  private static final double FADE = 120;
  private static final double EDGE = 8;

  /** What stands beside the diagram to be read: a lesson, a question about the next state. */
  private static final List<String> READ = List.of("#lesson", "#predict");

  private final Desk desk;
  private final Function<DiagramPart, Plate> plates;
  private final PauseTransition rest = new PauseTransition(Duration.millis(REST));
  private PlateView view;
  private DiagramPart shown;
  private DiagramPart awaited;

  Beside(Desk desk, Function<DiagramPart, Plate> plates) {
    this.desk = desk;
    this.plates = plates;
    rest.setOnFinished(event -> open(awaited));
  }

  /** The plate, or null as long as there was none. */
  Region view() {
    return view;
  }

  /**
   * Follows the pointer or the focus.
   *
   * @param part null for nothing
   */
  void point(DiagramPart part, boolean byKey) {
    rest.stop();
    awaited = part;
    if (part == null) {
      close();
    } else if (byKey) {
      open(part);
    } else if (!part.equals(shown)) {
      close();
      rest.playFromStart();
    }
  }

  /** Says what is so now. */
  void refresh() {
    if (shown == null) return;
    if (!desk.overlays().isOpen(view)) {
      shown = null;
      return;
    }
    view.show(plates.apply(shown));
    desk.window().requestLayout();
  }

  void close() {
    rest.stop();
    shown = null;
    if (view != null) desk.overlays().close(view);
  }

  private void open(DiagramPart part) {
    if (view == null) {
      view = PlateView.beside();
      desk.overlays().giveWay(view);
    }
    // What lies over the whole window is not to be covered by what lies under it.
    if (desk.overlays().isAnyOpenBut(view)) return;
    shown = part;
    view.show(plates.apply(part));
    boolean comes = !desk.overlays().isOpen(view);
    desk.overlays().open(view, this::place, () -> shown = null);
    view.setOpacity(1);
    if (!comes || Motion.isReduced()) return;
    FadeTransition fade = new FadeTransition(Duration.millis(FADE), view);
    fade.setFromValue(0);
    fade.setToValue(1);
    fade.play();
  }

  private Bounds place(Region plate, double width, double height, double top) {
    Bounds area = new BoundingBox(EDGE, top, width - 2 * EDGE, Math.max(1, height - top - EDGE));
    plate.applyCss();
    double wide = Math.min(plate.prefWidth(-1), area.getWidth());
    view.fit(wide, area.getHeight());
    double high = plate.prefHeight(wide);
    if (shown == null) return new BoundingBox(EDGE, top, wide, high);
    List<Bounds> lit = new ArrayList<>();
    desk.diagram().parts().litInScene().forEach(bounds -> lit.add(inWindow(bounds)));
    List<Bounds> others = new ArrayList<>();
    desk.diagram().parts().nodesInScene().forEach(bounds -> others.add(inWindow(bounds)));
    Bounds subject = inWindow(desk.diagram().parts().boundsInScene(shown));
    return PlatePlace.of(subject, wide, high, area, new PlatePlace.Around(lit, read(), others));
  }

  private List<Bounds> read() {
    List<Bounds> read = new ArrayList<>();
    for (String name : READ) {
      Node pane = desk.window().lookup(name);
      if (pane != null && Seen.is(pane))
        read.add(inWindow(pane.localToScene(pane.getBoundsInLocal())));
    }
    return read;
  }

  private Bounds inWindow(Bounds inScene) {
    return desk.window().sceneToLocal(inScene);
  }
}
