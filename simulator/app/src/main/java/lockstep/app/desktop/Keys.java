package lockstep.app.desktop;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.input.KeyEvent;
import lockstep.views.transport.TransportActions;

/** The keys of the window. A button that has the focus keeps the space bar, a chooser its keys. */
final class Keys {
  private final TransportActions transport;
  private final Runnable theme;
  private final KeyList help;

  Keys(TransportActions transport, Runnable theme, KeyList help) {
    this.transport = transport;
    this.theme = theme;
    this.help = help;
  }

  void installOn(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (event.getCharacter().equals("?")) help.toggle();
        });
  }

  private void pressed(Scene scene, KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) return;
    Node focused = scene.getFocusOwner();
    if (focused instanceof ComboBoxBase<?>) return;
    switch (event.getCode()) {
      case SPACE -> {
        if (focused instanceof ButtonBase) return;
        transport.playOrPause();
      }
      case RIGHT -> transport.step();
      case LEFT -> transport.back();
      case HOME -> transport.toStart();
      case END -> transport.toEnd();
      case R -> transport.restart();
      case D -> theme.run();
      case ESCAPE -> {
        if (!help.hide()) return;
      }
      default -> {
        // Any other key is for the part of the window that has the focus.
        return;
      }
    }
    event.consume();
  }
}
