package lockstep.views.tcb;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A timer: its clock, which it is with what is left, and what then comes or why none runs. */
final class ClockLine extends HBox {
  private final ClockDial dial = new ClockDial();
  private final Label title = new Label();
  private final Label more = new Label();

  ClockLine() {
    getStyleClass().add("ls-clock");
    title.getStyleClass().add("ls-clock-title");
    more.getStyleClass().add("ls-tcb-quiet");
    for (Label label : new Label[] {title, more}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    VBox told = new VBox(title, more);
    told.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(told, Priority.ALWAYS);
    getChildren().addAll(dial, told);
    setAccessibleRole(AccessibleRole.TEXT);
  }

  void show(Clock clock) {
    dial.show(clock);
    title.setText(clock.title());
    more.setText(clock.more());
    setAccessibleText(clock.side().word() + ", " + clock.title() + ", " + clock.more());
  }
}
