package lockstep.app.desktop.library;

import javafx.scene.layout.StackPane;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.run.RunState;
import lockstep.views.calls.CallsPane;

/** The tab with the socket calls behind each step. */
public final class CallsTab implements Feature {
  private final StackPane room = new StackPane();
  private CallsPane pane;
  private RunState state;

  /** Adds the tab to the window's card with tabs. */
  public CallsTab(Desk desk) {
    desk.addTab("calls", room);
    room.visibleProperty().addListener((property, was, now) -> follow());
  }

  @Override
  public void show(RunState now) {
    state = now;
    follow();
  }

  /** Nothing is worked out for a tab that nobody sees. */
  private void follow() {
    if (!room.isVisible() || state == null) return;
    if (pane == null) {
      pane = new CallsPane();
      room.getChildren().add(pane);
    }
    pane.show(state.soFar(), state.live());
  }
}
