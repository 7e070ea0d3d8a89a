package lockstep.app.desktop.presenter;

import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Lets a window fill its screen for a while. Where the system has no window manager that does it,
 * the window keeps its size, and all else goes on as it would.
 */
final class FullScreen {
  private final Stage stage;
  private boolean ours;

  /**
   * @param window a window; one that is no stage stays as it is
   */
  FullScreen(Window window) {
    stage = window instanceof Stage known ? known : null;
  }

  void enter() {
    if (stage == null || stage.isFullScreen()) return;
    // Escape ends the presenting, which leaves the full screen too.
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreenExitHint("");
    stage.setFullScreen(true);
    ours = true;
  }

  /** Puts the window back, unless the user had it so before. */
  void leave() {
    if (!ours) return;
    ours = false;
    stage.setFullScreen(false);
  }
}
