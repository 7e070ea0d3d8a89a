package lockstep.views.library;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockstep.comparison.Moment;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.ladder.LadderView;
import lockstep.views.parts.Icons;
import lockstep.views.parts.WholeLabel;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** One of two runs: which scenario, its diagram, its step in words. */
public final class PairSide extends VBox {
  private final ComboBox<String> scenario = new ComboBox<>();
  private final ToggleButton loopback =
      new ToggleButton(Words.of("pair.loopback"), Icons.of("loopback", 15));
  private final Label title = new WholeLabel();
  private final StateDiagram diagram = new StateDiagram();
  private final Label said = new Label();
  private final StackPane card = new StackPane(diagram);
  private final VBox ladderCard = new VBox();
  private final IntConsumer goTo;
  private LadderView ladder;
  private List<Moment> moments = List.of();
  private int position;
  private boolean failed;
  private boolean showing;

  /** What a side asks for. */
  interface Actions {
    void choose(String scenario, boolean besideLoopback);
  }

  PairSide(String id, List<String> names, Actions actions, IntConsumer goTo) {
    this.goTo = goTo;
    getStyleClass().addAll("ls-pair-side");
    scenario.getItems().setAll(names);
    scenario.getStyleClass().addAll("ls-combo", "ls-pair-scenario");
    scenario.setAccessibleText(Words.of("pair.scenario"));
    scenario.setId("pair-" + id);
    scenario.setVisibleRowCount(14);
    loopback.getStyleClass().setAll("ls-segment", "ls-alone");
    loopback.setMinWidth(USE_PREF_SIZE);
    loopback.setId("pair-loopback-" + id);
    scenario.valueProperty().addListener((property, was, now) -> choose(actions));
    loopback.selectedProperty().addListener((property, was, now) -> choose(actions));
    title.getStyleClass().add("ls-second");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(8, scenario, title, loopback);
    head.setAlignment(Pos.CENTER_LEFT);
    diagram.hideSeen();
    card.getStyleClass().addAll("ls-card", "ls-diagram-card");
    VBox.setVgrow(card, Priority.ALWAYS);
    said.getStyleClass().add("ls-pair-said");
    said.setWrapText(true);
    said.setMaxWidth(Double.MAX_VALUE);
    ladderCard.getStyleClass().addAll("ls-card", "ls-ladder-card");
    ladderCard.setId("pair-ladder-" + id);
    VBox.setVgrow(ladderCard, Priority.ALWAYS);
    getChildren().addAll(head, card, ladderCard);
    showLadder(false);
  }

  /** Shows the ladder in the diagram's place; it is made when it is first wanted. */
  void showLadder(boolean yes) {
    if (yes && ladder == null) {
      ladder = new LadderView(goTo);
      VBox.setVgrow(ladder, Priority.ALWAYS);
      ladderCard.getChildren().addAll(said, ladder);
    }
    card.setVisible(!yes);
    card.setManaged(!yes);
    ladderCard.setVisible(yes);
    ladderCard.setManaged(yes);
    if (yes) ladder.show(moments, position, failed);
  }

  private void choose(Actions actions) {
    if (!showing && scenario.getValue() != null)
      actions.choose(scenario.getValue(), loopback.isSelected());
  }

  /** Shows which scenario is played. */
  void chosen(String name, String words, boolean besideLoopback) {
    showing = true;
    try {
      scenario.setValue(name);
      title.setText(words);
      loopback.setSelected(besideLoopback);
    } finally {
      showing = false;
    }
  }

  /**
   * Shows a run.
   *
   * @param all the moments that were played
   * @param shown the number of the one that is shown, 0 for none
   * @param forward whether it was reached from the one before it
   * @param failure why the run ended, null when it did not
   */
  void show(List<Moment> all, int shown, boolean forward, double speed, String failure) {
    moments = List.copyOf(all);
    position = shown;
    failed = failure != null;
    if (ladder != null && ladderCard.isVisible()) {
      ladder.show(moments, position, failed);
      if (forward) ladder.grow(speed);
    }
    tell(failure);
    if (position == 0) {
      diagram.clear();
      return;
    }
    Moment moment = moments.get(position - 1);
    Course before = Course.of(moments.subList(0, position - 1));
    if (forward && card.isVisible()) diagram.animateTo(moment, before, speed, () -> {});
    else diagram.show(moment, before);
  }

  private void tell(String failure) {
    if (position == 0) {
      String words = failure == null ? Words.of("pair.ready") : failure;
      said.setText(words);
      diagram.story().tell(null, "", words, List.of());
      return;
    }
    Moment moment = moments.get(position - 1);
    String what = Sentences.what(moment.step());
    List<String> why =
        failure == null
            ? List.of(Sentences.why(moment), Sentences.brief(moment))
            : List.of(failure);
    diagram.story().tell(moment.verdict(), Words.of("step", moment.number()), what, why);
    said.setText(
        Words.of("pair.said", Words.of("step", moment.number()), what, why.get(0)).strip());
  }

  /** The ladder; null as long as nobody wanted to see it. */
  public LadderView ladder() {
    return ladder;
  }

  /** The diagram, for those who look where its tokens are. */
  public StateDiagram diagram() {
    return diagram;
  }
}
