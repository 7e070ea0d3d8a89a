package lockstep.views.library;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.comparison.Moment;
import lockstep.comparison.Verdict;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.DiagramLayout;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.ladder.LadderView;
import lockstep.views.parts.Icons;
import lockstep.views.parts.WholeLabel;
import lockstep.views.verdict.VerdictBadge;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** One of two runs: which scenario, its diagram, its step in words. */
public final class PairSide extends VBox {
  /** What the card takes of the side's width and height for its edges, in pixels. */
  private static final double INSET = 18;

  /** From this scale on the usual figure has all its words, which a higher one would push about. */
  private static final double WITH_ALL_LABELS = 0.61;

  /** The least room for the words above a high figure, in pixels. */
  private static final double ABOVE = 66;

  /** Higher than this the figure is no longer recognised. */
  private static final double MOST_STRETCH = 1.5;

  /** So a window that is drawn larger does not make a new figure with each pixel. */
  private static final double STRETCH_STEP = 0.05;

  private final ComboBox<String> scenario = new ComboBox<>();
  private final ToggleButton loopback =
      new ToggleButton(Words.of("pair.loopback"), Icons.of("loopback", 15));
  private final Label title = new WholeLabel();
  private final Label said = words();

  /** What the step is, above a diagram that leaves no corner for it. */
  private final Label above = words();

  private final VerdictBadge badge = new VerdictBadge();
  private final HBox head;
  private final VBox card = new VBox();
  private StateDiagram diagram = new StateDiagram();
  private double stretch = 1;
  private final VBox ladderCard = new VBox();
  private final IntConsumer goTo;
  private LadderView ladder;
  private List<Moment> moments = List.of();
  private int position;
  private String failure;
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
    head = new HBox(8, scenario, title, loopback);
    head.setAlignment(Pos.CENTER_LEFT);
    layDiagram();
    card.getStyleClass().addAll("ls-card", "ls-diagram-card");
    VBox.setVgrow(card, Priority.ALWAYS);
    ladderCard.getStyleClass().addAll("ls-card", "ls-ladder-card");
    ladderCard.setId("pair-ladder-" + id);
    VBox.setVgrow(ladderCard, Priority.ALWAYS);
    getChildren().addAll(head, card, ladderCard);
    showLadder(false);
  }

  private static Label words() {
    Label words = new Label();
    words.getStyleClass().add("ls-pair-said");
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    return words;
  }

  private void layDiagram() {
    diagram.hideSeen();
    diagram.story().setVisible(stretch == 1);
    VBox.setVgrow(diagram, Priority.ALWAYS);
    card.getChildren().clear();
    if (stretch > 1) card.getChildren().add(above);
    card.getChildren().add(diagram);
  }

  /** Before the layout of what is inside: it must not change while that goes on. */
  @Override
  public void resize(double width, double height) {
    super.resize(width, height);
    double wanted = stretchFor(width - INSET, height - head.prefHeight(-1) - getSpacing() - INSET);
    if (wanted == stretch) return;
    stretch = wanted;
    diagram = stretch == 1 ? new StateDiagram() : StateDiagram.tall(stretch);
    layDiagram();
    card.applyCss();
    draw(false, 1);
    tell();
  }

  /** In a narrow and high room the figure is drawn higher, and the words stand above it. */
  private double stretchFor(double width, double height) {
    double scale = width / DiagramLayout.WIDTH;
    if (scale <= 0 || scale >= WITH_ALL_LABELS) return 1;
    above.applyCss();
    double free = height - Math.max(ABOVE, above.minHeight(-1));
    double most = Math.min(MOST_STRETCH, free / (DiagramLayout.HEIGHT * scale));
    double steps = Math.floor((most - 1) / STRETCH_STEP);
    return steps < 1 ? 1 : 1 + steps * STRETCH_STEP;
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
    if (yes) ladder.show(moments, position, failure != null);
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
    this.failure = failure;
    if (ladder != null && ladderCard.isVisible()) {
      ladder.show(moments, position, failure != null);
      if (forward) ladder.grow(speed);
    }
    tell();
    draw(forward, speed);
  }

  private void draw(boolean forward, double speed) {
    if (position == 0) {
      diagram.clear();
      return;
    }
    Moment moment = moments.get(position - 1);
    Course before = Course.of(moments.subList(0, position - 1));
    if (forward && card.isVisible()) diagram.animateTo(moment, before, speed, () -> {});
    else diagram.show(moment, before);
  }

  private void tell() {
    if (position == 0) {
      String words = failure == null ? Words.of("pair.ready") : failure;
      say(null, words);
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
    String words = Words.of("pair.said", Words.of("step", moment.number()), what, why.get(0));
    say(moment.verdict(), words.strip());
  }

  private void say(Verdict verdict, String words) {
    said.setText(words);
    badge.show(verdict);
    above.setGraphic(verdict == null ? null : badge);
    above.setText(words);
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
