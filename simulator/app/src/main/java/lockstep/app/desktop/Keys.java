package lockstep.app.desktop;

import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import lockstep.views.ladder.LadderView;
import lockstep.views.table.SocketTableView;
import lockstep.views.transport.TransportActions;

/**
 * The keys of the window. A button that has the focus keeps the space bar, a chooser and a line of
 * text all their keys.
 */
final class Keys {
  private final TransportActions transport;
  private final Runnable theme;
  private final SocketTableView table;
  private final LadderView ladder;
  private final KeyList help;
  private final BooleanSupplier escape;

  /**
   * @param escape closes what lies over the window; says whether anything did
   */
  Keys(
      TransportActions transport,
      Runnable theme,
      SocketTableView table,
      LadderView ladder,
      KeyList help,
      BooleanSupplier escape) {
    this.transport = transport;
    this.theme = theme;
    this.table = table;
    this.ladder = ladder;
    this.help = help;
    this.escape = escape;
  }

  void installOn(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (scene.getFocusOwner() instanceof TextInputControl) return;
          typed(event.getCharacter());
        });
  }

  /** Signs, which stand on other keys of each keyboard. */
  private void typed(String sign) {
    switch (sign) {
      case "?" -> help.toggle();
      case "+" -> ladder.zoom(true);
      case "-" -> ladder.zoom(false);
      default -> {
        // Letters are taken by their keys.
      }
    }
  }

  private void pressed(Scene scene, KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
      table.find();
      event.consume();
      return;
    }
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) return;
    Node focused = scene.getFocusOwner();
    if (focused instanceof ComboBoxBase<?> || focused instanceof TextInputControl) return;
    // In a list of thousands of rows one wants to get to its ends.
    boolean ends = event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END;
    if (ends && table.isLiveList(focused)) return;
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
      case T -> table.showComputer(!table.isComputerShown());
      case F -> ladder.follow();
      case N -> ladder.toggleNumbers();
      case O -> ladder.toggleOver();
      case ESCAPE -> {
        if (!escape.getAsBoolean()) return;
      }
      default -> {
        // Any other key is for the part of the window that has the focus.
        return;
      }
    }
    event.consume();
  }
}
