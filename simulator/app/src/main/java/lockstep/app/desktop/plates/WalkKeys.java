package lockstep.app.desktop.plates;

import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import lockstep.app.desktop.desk.Commands;
import lockstep.app.desktop.desk.Desk;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.DiagramPart;
import lockstep.views.diagram.DiagramParts;
import lockstep.views.diagram.Walk;

/** The keys with which one walks in the diagram. */
final class WalkKeys {
  private WalkKeys() {}

  static void add(Desk desk, Plates plates) {
    Commands commands = desk.commands();
    DiagramParts parts = desk.diagram().parts();
    BooleanSupplier walking = () -> parts.focused().isPresent() && plates.isUncovered();
    BooleanSupplier atDoor = () -> desk.diagram().isFocused() && plates.isUncovered();
    commands.add("walk", key(KeyCode.ENTER), atDoor, parts::enter);
    commands.add("walk", key(KeyCode.ENTER), walking, () -> parts.focused().ifPresent(plates::pin));
    go(commands, walking, parts, KeyCode.LEFT, Walk.Direction.LEFT);
    go(commands, walking, parts, KeyCode.RIGHT, Walk.Direction.RIGHT);
    go(commands, walking, parts, KeyCode.UP, Walk.Direction.UP);
    go(commands, walking, parts, KeyCode.DOWN, Walk.Direction.DOWN);
    commands.add(
        "walk-edge",
        key(KeyCode.TAB),
        walking,
        () -> parts.walk(part -> Walk.nextEdge(part, false)));
    commands.add(
        "walk-edge",
        shift(KeyCode.TAB),
        walking,
        () -> parts.walk(part -> Walk.nextEdge(part, true)));
    jumps(desk, plates);
    commands.add("missing", shift(KeyCode.M), () -> true, plates::showMissing);
    commands.add(
        "unpin",
        key(KeyCode.ESCAPE),
        () -> plates.isPinned() && plates.ownsFocus() && plates.isUncovered(),
        plates::unpin);
    // Last, hence first: the walk ends before anything is taken off.
    commands.add("unpin", key(KeyCode.ESCAPE), walking, parts::leave);
  }

  private static void go(
      Commands commands,
      BooleanSupplier walking,
      DiagramParts parts,
      KeyCode key,
      Walk.Direction direction) {
    commands.add("walk-go", key(key), walking, () -> parts.walk(part -> Walk.go(part, direction)));
  }

  /** A letter for each with which the name of a state begins. */
  private static void jumps(Desk desk, Plates plates) {
    DiagramParts parts = desk.diagram().parts();
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      char wanted = letter;
      boolean begins = false;
      for (TcpState state : TcpState.values()) begins |= state.rfcName().charAt(0) == wanted;
      if (!begins) continue;
      desk.commands()
          .add(
              "jump",
              shift(KeyCode.getKeyCode(String.valueOf(wanted))),
              plates::isUncovered,
              () -> {
                DiagramPart from = parts.focused().orElse(null);
                Walk.jump(from, wanted).ifPresent(parts::focus);
              });
    }
  }

  private static KeyCombination key(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static KeyCombination shift(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN);
  }
}
