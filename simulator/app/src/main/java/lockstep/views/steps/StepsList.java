package lockstep.views.steps;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lockstep.comparison.Moment;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.words.Words;

/** The steps played so far; it follows the step that is shown, and a click goes to a step. */
public final class StepsList extends BorderPane {
  /** The width, in sizes of the title's letters, from which path and cause stand side by side. */
  private static final double COLUMNS_FROM = 39;

  /** Below this width a cause and a verdict have no room beside each other. */
  private static final double STACKED_BELOW = 24;

  /** How much room a step has. */
  enum Room {
    /** One thing below the other. */
    NARROW,
    /** The verdict beside the cause. */
    USUAL,
    /** The cause beside the path. */
    WIDE
  }

  private final ListView<Moment> list = new ListView<>();
  private final Label place = new Label();
  private final VBox remarks = new VBox();
  private final ReadOnlyObjectWrapper<Room> room = new ReadOnlyObjectWrapper<>(Room.USUAL);
  private final Hint hint = Hint.on(place);
  private List<Object> told = List.of();
  private List<Moment> shown = List.of();
  private int shownPosition;
  private boolean following;

  /**
   * An empty list.
   *
   * @param goTo is given the number of a step, from 1, that the user chooses
   */
  public StepsList(IntConsumer goTo) {
    getStyleClass().addAll("ls-card", "ls-steps");
    Label title = new Label(Words.of("steps.title"));
    title.getStyleClass().add("ls-card-title");
    title.setGraphic(Icons.of("transcript", 15));
    title.setMinWidth(USE_PREF_SIZE);
    place.getStyleClass().add("ls-second");
    HBox head = new HBox(title, place);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("ls-card-head");
    remarks.getStyleClass().add("ls-remarks");
    setTop(new VBox(head, remarks));
    list.setCellFactory(view -> new StepCell(room.getReadOnlyProperty()));
    list.setPlaceholder(placeholder());
    list.getStyleClass().add("ls-step-list");
    list.setAccessibleText(Words.of("steps.title"));
    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (property, was, now) -> {
              if (!following && now.intValue() >= 0) goTo.accept(now.intValue() + 1);
            });
    setCenter(list);
    visibleProperty()
        .addListener(
            (property, was, now) -> {
              if (!now) return;
              // The size of the letters may be another one since it was last seen.
              applyCss();
              fill();
            });
    list.widthProperty()
        .addListener(
            (property, was, now) ->
                room.set(roomOf(now.doubleValue() / title.getFont().getSize())));
  }

  private static Room roomOf(double letters) {
    if (letters >= COLUMNS_FROM) return Room.WIDE;
    return letters < STACKED_BELOW ? Room.NARROW : Room.USUAL;
  }

  /** Shows the steps, with the one that is shown now marked; 0 marks none. */
  public void show(List<Moment> moments, int position) {
    // The same list, since what was recorded never changes.
    if (moments == shown && position == shownPosition) return;
    shown = moments;
    shownPosition = position;
    // Nobody sees it behind another tab; how high its lines are costs more than all they say.
    if (isVisible()) fill();
  }

  private void fill() {
    following = true;
    try {
      int known = list.getItems().size();
      boolean grown = shown.size() >= known && list.getItems().equals(shown.subList(0, known));
      if (grown) list.getItems().addAll(shown.subList(known, shown.size()));
      else list.getItems().setAll(shown);
      if (shownPosition == 0) list.getSelectionModel().clearSelection();
      else list.getSelectionModel().select(shownPosition - 1);
      reveal(Math.max(0, shownPosition - 1));
    } finally {
      following = false;
    }
  }

  /** Scrolls only when the step is out of sight, so that a click moves nothing. */
  private void reveal(int index) {
    if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
        || flow.getFirstVisibleCell() == null) {
      list.scrollTo(index);
      return;
    }
    int first = flow.getFirstVisibleCell().getIndex();
    int last = flow.getLastVisibleCell().getIndex();
    if (index <= first) list.scrollTo(Math.max(0, index - 1));
    else if (index >= last) list.scrollTo(index - (last - first) + 2);
    else return;
    // Only after a layout is it known how high the step's own lines are.
    list.layout();
    if (flow.getVisibleCell(index) != null) flow.scrollTo(index);
  }

  /**
   * Says where it is played, what was left out and why, and why it ended.
   *
   * @param failure null while the run goes on
   */
  public void tellRun(String where, List<String> sentences, String failure) {
    place.setText(where);
    hint.say(where);
    List<Object> telling = Arrays.asList(sentences, failure);
    if (telling.equals(told)) return;
    told = telling;
    remarks.getChildren().clear();
    for (String sentence : sentences) remarks.getChildren().add(remark(sentence, "info"));
    if (failure != null) remarks.getChildren().add(remark(failure, "warning"));
  }

  private static Label remark(String sentence, String icon) {
    Label remark = new Label(sentence, Icons.of(icon, 15));
    remark.setWrapText(true);
    remark.setMinHeight(USE_PREF_SIZE);
    remark.getStyleClass().add("ls-remark");
    return remark;
  }

  private static VBox placeholder() {
    Label what = new Label(Words.of("steps.empty"));
    what.getStyleClass().add("ls-empty-what");
    Label why = new Label(Words.of("steps.empty.why"));
    why.getStyleClass().add("ls-second");
    why.setWrapText(true);
    VBox both = new VBox(what, why);
    both.getStyleClass().add("ls-empty");
    both.setAlignment(Pos.TOP_LEFT);
    return both;
  }
}
