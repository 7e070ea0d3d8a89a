package lockstep.app.desktop;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import lockstep.app.desktop.desk.Commands;
import lockstep.app.desktop.desk.Overlays;
import lockstep.views.ladder.LadderView;
import lockstep.views.table.SocketTableView;
import lockstep.views.transport.TransportActions;

/** The keys of the window's regular parts. */
final class Keys {
  private Keys() {}

  static void of(TransportActions transport, Commands commands) {
    commands.add("space", KeyCode.SPACE, transport::playOrPause);
    commands.add("step", KeyCode.RIGHT, transport::step);
    commands.add("back", KeyCode.LEFT, transport::back);
    commands.add("start", KeyCode.HOME, transport::toStart);
    commands.add("end", KeyCode.END, transport::toEnd);
    commands.add("restart", KeyCode.R, transport::restart);
  }

  static void of(SocketTableView table, Commands commands) {
    commands.add("table", KeyCode.T, () -> table.showComputer(!table.isComputerShown()));
    commands.add("find", "Shortcut+F", table::find);
    // In a list of thousands of rows one wants to get to its ends.
    commands.keep(
        event ->
            (event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END)
                && event.getTarget() instanceof Node node
                && table.isLiveList(node.getScene().getFocusOwner()));
  }

  static void of(LadderView ladder, Commands commands) {
    commands.addSign("zoom", "+", () -> ladder.zoom(true));
    commands.addSign("zoom", "-", () -> ladder.zoom(false));
    commands.add("follow", KeyCode.F, ladder::follow);
    commands.add("numbers", KeyCode.N, ladder::toggleNumbers);
    commands.add("over", KeyCode.O, ladder::toggleOver);
    commands.add("apart", KeyCode.S, ladder::toggleApart);
  }

  /** Escape closes what lies over the window; else it is for the part that has the focus. */
  static void ofEscape(Overlays overlays, Commands commands) {
    commands.add(
        "escape", new KeyCodeCombination(KeyCode.ESCAPE), overlays::isAnyOpen, overlays::closeTop);
  }
}
