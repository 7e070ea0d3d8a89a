package lockstep.views.library;

import java.util.List;
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
  private boolean showing;

  /** What a side asks for. */
  interface Actions {
    void choose(String scenario, boolean besideLoopback);
  }

  PairSide(String id, List<String> names, Actions actions) {
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
    StackPane card = new StackPane(diagram);
    card.getStyleClass().addAll("ls-card", "ls-diagram-card");
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().addAll(head, card);
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
   * @param soFar the moments up to the one that is shown
   * @param forward whether the last one was reached from the one before it
   * @param failure why the run ended, null when it did not
   */
  void show(List<Moment> soFar, boolean forward, double speed, String failure) {
    if (soFar.isEmpty()) {
      diagram.clear();
      diagram.story().tell(null, "", failure == null ? Words.of("pair.ready") : failure, List.of());
      return;
    }
    Moment moment = soFar.get(soFar.size() - 1);
    Course before = Course.of(soFar.subList(0, soFar.size() - 1));
    if (forward) diagram.animateTo(moment, before, speed, () -> {});
    else diagram.show(moment, before);
    List<String> why =
        failure == null
            ? List.of(Sentences.why(moment), Sentences.brief(moment))
            : List.of(failure);
    diagram
        .story()
        .tell(
            moment.verdict(),
            Words.of("step", moment.number()),
            Sentences.what(moment.step()),
            why);
  }

  /** The diagram, for those who look where its tokens are. */
  public StateDiagram diagram() {
    return diagram;
  }
}
