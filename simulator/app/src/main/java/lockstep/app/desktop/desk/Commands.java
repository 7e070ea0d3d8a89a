package lockstep.app.desktop.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * All that the keys of the window do, in one list: what runs a key also lists it. Each command has
 * an id; its texts are {@code key.ID} (the key, as it is printed on it) and {@code help.ID} (what
 * it does).
 *
 * <p>A button that has the focus keeps the space bar and Enter, a chooser and a line of text all
 * their keys but those with Ctrl and the function keys. Of two commands with one key the one that
 * was added last goes first, if it can run at that moment.
 */
public final class Commands {
  /**
   * A command.
   *
   * @param key the key that runs it; null when a sign does
   * @param sign the sign that runs it, as it is typed, for signs stand on other keys of each
   *     keyboard; null when a key does
   * @param can whether it can run now; a key that cannot is left to the part with the focus
   */
  public record Command(
      String id, KeyCombination key, String sign, BooleanSupplier can, Runnable action) {}

  private static final BooleanSupplier ALWAYS = () -> true;

  private final List<Command> commands = new ArrayList<>();
  private final Set<String> toldElsewhere = new HashSet<>();
  private final List<Predicate<KeyEvent>> keepers = new ArrayList<>();

  /** Adds a command for a key without Ctrl, Alt and Shift. */
  public void add(String id, KeyCode key, Runnable action) {
    add(id, new KeyCodeCombination(key), ALWAYS, action);
  }

  /** Adds a command for a combination such as {@code Shortcut+F}, as JavaFX reads it. */
  public void add(String id, String combination, Runnable action) {
    add(id, KeyCombination.valueOf(combination), ALWAYS, action);
  }

  /** Adds a command that can run at some moments only. */
  public void add(String id, KeyCombination key, BooleanSupplier can, Runnable action) {
    commands.add(new Command(id, key, null, can, action));
  }

  /** Adds a command for a sign that is typed, such as {@code ?}. */
  public void addSign(String id, String sign, Runnable action) {
    commands.add(new Command(id, null, sign, ALWAYS, action));
  }

  /** Lists a key that a part of the window takes itself when it has the focus. */
  public void list(String id) {
    commands.add(new Command(id, null, null, () -> false, () -> {}));
  }

  /** Leaves commands out of the list of keys whose keys stand on their buttons. */
  public void leaveOut(Collection<String> ids) {
    toldElsewhere.addAll(ids);
  }

  /** Whether its key is told of elsewhere than in the list. */
  public boolean isToldElsewhere(String id) {
    return toldElsewhere.contains(id);
  }

  /** Leaves the keys of which this is true to the part of the window that has the focus. */
  public void keep(Predicate<KeyEvent> keeper) {
    keepers.add(keeper);
  }

  /** The commands, in the order in which they were added; several may have one id. */
  public List<Command> all() {
    return List.copyOf(commands);
  }

  /** Runs a command by its id, as a menu does; nothing where it cannot run now. */
  public void run(String id) {
    Command command = find(one -> one.id().equals(id));
    if (command != null) command.action().run();
  }

  public void installOn(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (scene.getFocusOwner() instanceof TextInputControl) return;
          Command command = find(one -> event.getCharacter().equals(one.sign()));
          if (command != null) command.action().run();
        });
  }

  private void pressed(Scene scene, KeyEvent event) {
    if (isOfPart(scene.getFocusOwner(), event)) return;
    Command command = find(one -> one.key() != null && one.key().match(event));
    if (command == null) return;
    command.action().run();
    event.consume();
  }

  private boolean isOfPart(Node focused, KeyEvent event) {
    boolean pressesButton = event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
    if (pressesButton && focused instanceof ButtonBase) return true;
    boolean writes = focused instanceof ComboBoxBase<?> || focused instanceof TextInputControl;
    boolean plain = !event.isShortcutDown() && !event.getCode().isFunctionKey();
    if (writes && plain && event.getCode() != KeyCode.ESCAPE) return true;
    return keepers.stream().anyMatch(keeper -> keeper.test(event));
  }

  private Command find(Predicate<Command> wanted) {
    for (int i = commands.size() - 1; i >= 0; i--) {
      Command command = commands.get(i);
      if (wanted.test(command) && command.can().getAsBoolean()) return command;
    }
    return null;
  }
}
