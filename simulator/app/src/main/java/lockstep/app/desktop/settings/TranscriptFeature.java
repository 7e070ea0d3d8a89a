package lockstep.app.desktop.settings;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.run.RunState;
import lockstep.views.parts.Panel;
import lockstep.views.transcript.Transcript;
import lockstep.views.transcript.TranscriptPane;
import lockstep.views.words.Words;

/** The run in words, in an overlay that follows the step. */
public final class TranscriptFeature implements Feature {
  private static final double GAP = 10;

  private final Desk desk;
  private TranscriptPane pane;
  private Panel panel;

  public TranscriptFeature(Desk desk) {
    this.desk = desk;
    desk.commands().add("transcript", "Shortcut+J", this::toggle);
    desk.addButton("transcript", "transcript", this::toggle);
  }

  @Override
  public void show(RunState state) {
    if (panel != null && desk.overlays().isOpen(panel))
      pane.show(Transcript.of(state.soFar(), state.live()));
  }

  private void toggle() {
    if (panel == null) make();
    if (desk.overlays().isOpen(panel)) {
      desk.overlays().close(panel);
      return;
    }
    desk.overlays().open(panel, TranscriptFeature::atTheRight);
    if (desk.state() != null) show(desk.state());
    pane.enter();
  }

  /** As high as there is room, since it grows; what plays the run stays in reach. */
  private static Bounds atTheRight(Region overlay, double width, double height, double top) {
    double wide = Math.min(overlay.prefWidth(-1), width - 2 * GAP);
    Node transport = overlay.getScene().lookup(".ls-transport");
    double floor = transport == null ? height - GAP : transport.getLayoutY();
    return new BoundingBox(width - GAP - wide, top, wide, floor - top);
  }

  private void make() {
    pane = new TranscriptPane();
    panel =
        new Panel(
            Words.of("transcript.title"),
            "transcript",
            Words.of("transcript.close"),
            () -> desk.overlays().close(panel));
    for (Node tool : pane.tools()) panel.with(tool);
    panel.setCenter(pane);
  }
}
