package lockstep.views.time;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.views.parts.IconButton;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Scrolled;

/** A sentence about something that was done, or that could not be, until it is closed. */
public final class NoticePane extends VBox {
  private final Label what = new Label();
  private final Label why = new Label();
  private final HBox head;
  private final Scrolled reason;
  private final Button close;

  /**
   * A pane that says nothing yet.
   *
   * @param closing closes it
   */
  public NoticePane(Runnable closing) {
    getStyleClass().addAll("ls-popover", "ls-time-pane");
    setId("notice");
    what.getStyleClass().add("ls-help-title");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    close = IconButton.closing(closing);
    head = new HBox(what, close);
    head.setAlignment(Pos.CENTER_LEFT);
    reason = new Scrolled(why);
    why.setWrapText(true);
    why.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(head, reason);
  }

  /**
   * Says something.
   *
   * @param icon a name of {@code icons.json}
   * @param sentence what was done or not
   * @param reason why, or what comes of it; may be empty
   */
  public void say(String icon, String sentence, String reason) {
    what.setText(sentence);
    what.setGraphic(Icons.of(icon, 17));
    why.setText(reason);
    this.reason.setManaged(!reason.isEmpty());
    setAccessibleText(sentence + " " + reason);
  }

  /** Gives the keys to its button, so that Enter closes it. */
  public void takeFocus() {
    close.requestFocus();
  }
}
