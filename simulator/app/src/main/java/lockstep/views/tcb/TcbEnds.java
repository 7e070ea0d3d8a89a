package lockstep.views.tcb;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import lockstep.tcp.Side;
import lockstep.views.parts.Hint;
import lockstep.views.words.Words;

/** Beside the title of the sequence spaces: whose they are, and the way to the other end's. */
final class TcbEnds extends HBox {
  private final Map<Side, ToggleButton> buttons = new EnumMap<>(Side.class);
  private Side shown = Side.CLIENT;
  private boolean pinned;

  /**
   * @param wanted is given the end that the user wants to see; null for the one whose step it is
   */
  TcbEnds(Consumer<Side> wanted) {
    getStyleClass().add("ls-tcb-ends");
    setAlignment(Pos.TOP_RIGHT);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    for (Side side : Side.values()) {
      ToggleButton button = new ToggleButton(side.word());
      String place = side == Side.CLIENT ? "first" : "last";
      button.getStyleClass().setAll("ls-segment", "ls-small-segment", "ls-tcb-of", place);
      button.setId("tcb-" + side.word());
      button.setMinWidth(USE_PREF_SIZE);
      button.setAccessibleText(Words.of("tcb.spaces.of", side.word()));
      Hint.on(button, Words.of("tcb.spaces.of", side.word()) + "  " + Words.of("key.otherEnd"));
      button.setOnAction(event -> wanted.accept(pinned && side == shown ? null : side));
      buttons.put(side, button);
      getChildren().add(button);
    }
  }

  /**
   * @param isPinned whether the user chose that end
   */
  void show(Side side, boolean isPinned) {
    shown = side;
    pinned = isPinned;
    buttons.forEach((one, button) -> button.setSelected(one == side));
  }
}
