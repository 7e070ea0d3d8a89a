package lockstep.views.steps;

import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.comparison.Moment;
import lockstep.tcp.Event;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Marker;
import lockstep.views.steps.StepsList.Room;
import lockstep.views.verdict.VerdictBadge;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** One step: its number, who went where, by what, the verdict, and the reasons below. */
final class StepCell extends ListCell<Moment> {
  /** What a scroll bar may take of the list's width. */
  private static final double BAR = 16;

  private final Label number = new Label();
  private final HBox marker = new HBox();
  private final Label path = new Label();
  private final Label cause = new Label();
  private final Label reason = new Label();
  private final VerdictBadge badge = new VerdictBadge();
  private final HBox wide = new HBox();
  private final VBox words = new VBox();
  private final Region spring = new Region();
  private final HBox line = new HBox();

  /**
   * An empty cell.
   *
   * @param room how much the list has
   */
  StepCell(ReadOnlyObjectProperty<Room> room) {
    getStyleClass().add("ls-step");
    number.getStyleClass().add("ls-step-number");
    path.getStyleClass().add("ls-step-path");
    cause.getStyleClass().add("ls-step-cause");
    reason.getStyleClass().add("ls-step-reason");
    path.setWrapText(true);
    reason.setWrapText(true);
    cause.setWrapText(true);
    path.setMinHeight(USE_PREF_SIZE);
    cause.setMinHeight(USE_PREF_SIZE);
    reason.setMinHeight(USE_PREF_SIZE);
    marker.setAlignment(Pos.TOP_CENTER);
    marker.getStyleClass().add("ls-step-marker");
    wide.setAlignment(Pos.CENTER_LEFT);
    wide.getStyleClass().add("ls-step-words");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox.setHgrow(spring, Priority.ALWAYS);
    line.getStyleClass().add("ls-step-line");
    line.setAlignment(Pos.TOP_LEFT);
    arrange(room.get());
    room.addListener((property, was, now) -> arrange(now));
    // The list must not grow wider than its window: then nothing has to be scrolled sideways.
    setPrefWidth(0);
  }

  /** Path, cause and verdict stand beside each other where there is room, else below. */
  private void arrange(Room room) {
    path.getStyleClass().remove("ls-wide");
    words.getChildren().clear();
    wide.getChildren().clear();
    if (room == Room.WIDE) {
      path.getStyleClass().add("ls-wide");
      wide.getChildren().addAll(path, cause);
      words.getChildren().addAll(wide, reason);
      line.getChildren().setAll(number, marker, words, badge);
    } else if (room == Room.NARROW) {
      wide.getChildren().add(badge);
      words.getChildren().addAll(path, cause, wide, reason);
      line.getChildren().setAll(number, marker, words);
    } else {
      wide.getChildren().addAll(cause, spring, badge);
      words.getChildren().addAll(path, wide, reason);
      line.getChildren().setAll(number, marker, words);
    }
  }

  @Override
  protected void updateItem(Moment moment, boolean empty) {
    super.updateItem(moment, empty);
    if (empty || moment == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    number.setText(String.valueOf(moment.number()));
    Node sign = Icons.growing(new Marker(moment.step().actor().side()));
    marker.getChildren().setAll(sign);
    path.setText(moment.step().actor() + " " + way(moment));
    cause.setText(Sentences.cause(moment.step()));
    cause.setVisible(!cause.getText().isEmpty());
    cause.setManaged(cause.isVisible());
    reason.setText(moment.reasons().stream().collect(Collectors.joining("\n")));
    reason.setVisible(!moment.reasons().isEmpty());
    reason.setManaged(reason.isVisible());
    badge.show(moment.verdict());
    setGraphic(line);
    setAccessibleText(
        Words.of(
            "steps.row",
            moment.number(),
            path.getText(),
            cause.getText(),
            moment.verdict() == null ? "" : moment.verdict().name()));
  }

  @Override
  protected double computePrefHeight(double width) {
    if (isEmpty() || getListView() == null) return super.computePrefHeight(width);
    double wide = width > 0 ? width : getListView().getWidth() - BAR;
    double inner = wide - snappedLeftInset() - snappedRightInset();
    return inner <= 0
        ? super.computePrefHeight(width)
        : snappedTopInset() + line.prefHeight(inner) + snappedBottomInset();
  }

  private static String way(Moment moment) {
    String state = moment.step().state().rfcName();
    if (moment.step().event() instanceof Event.Stands) return Words.of("steps.stands", state);
    if (moment.step().entered().isEmpty()) return Words.of("steps.noChange", state);
    return Sentences.path(moment.step());
  }
}
