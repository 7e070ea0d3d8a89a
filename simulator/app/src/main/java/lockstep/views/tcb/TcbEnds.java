package lockstep.views.tcb;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lockstep.tcp.Side;
import lockstep.views.parts.Hint;
import lockstep.views.words.Words;

/** Over the sequence spaces: whose they are, and the way to see those of the other end. */
final class TcbEnds extends HBox {
  private final Map<Side, ToggleButton> buttons = new EnumMap<>(Side.class);
  private final Label title = new Label(Words.of("tcb.spaces"));
  private Side shown = Side.CLIENT;
  private boolean pinned;

  /**
   * @param wanted is given the end that the user wants to see; null for the one whose step it is
   */
  TcbEnds(Consumer<Side> wanted) {
    getStyleClass().add("ls-tcb-ends");
    setAlignment(Pos.CENTER_LEFT);
    title.getStyleClass().add("ls-tcb-quiet");
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    getChildren().addAll(title, spring);
    for (Side side : Side.values()) {
      ToggleButton button = new ToggleButton(side.word());
      String place = side == Side.CLIENT ? "first" : "last";
      button.getStyleClass().setAll("ls-segment", "ls-small-segment", place);
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
    title.setText(Words.of(isPinned ? "tcb.spaces.chosen" : "tcb.spaces"));
    buttons.forEach((one, button) -> button.setSelected(one == side));
  }
}
