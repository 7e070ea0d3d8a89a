package lockstep.views.predict;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.tcp.TcpState;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Token;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** The question, the box for its answer, and after it what model and kernel say. */
public final class PredictPane extends VBox {
  /** What the pane asks for. */
  public interface Actions {
    /** The state that is meant now, to be marked; null for none. */
    void choose(TcpState state);

    /** The next of the states that may be meant, or for -1 the one before. */
    void turn(int step);

    void answer();

    void notSure();

    /** The step after the answer. */
    void goOn();

    /** The keys are no longer for the box. */
    void leave();
  }

  /** The style of a pane that has a question or its answer, and wants the room for it. */
  private static final String ASKS = "ls-asks";

  private final Actions actions;
  private final String between;
  private final Label head = Wrapped.label("ls-predict-head");
  private final Label question = Wrapped.label("ls-predict-question");
  private final Label hint = Wrapped.label("ls-predict-quiet");
  private final TextField field = new TextField();
  private final HBox box = new HBox();
  private final Button answer = button("predict.answer");
  private final Button notSure = button("predict.notSure");
  private final Button goOn = button("predict.goOn");
  private final VBox asking = new VBox();
  private final VBox answered = new VBox();
  private final Label result = Wrapped.label("ls-predict-question");
  private final Label model = Wrapped.label("ls-predict-words");
  private final Label kernel = Wrapped.label("ls-predict-words");
  private final Label why = Wrapped.label("ls-predict-words");
  private final VBox card = new VBox();
  private final Label after = Wrapped.label("ls-predict-quiet");
  private final Label tally = Wrapped.label("ls-predict-tally");
  private boolean writing;

  /** A pane that asks nothing yet. */
  public PredictPane(Actions actions) {
    this(actions, Words.of("predict.rest"));
  }

  /**
   * A pane that asks nothing yet.
   *
   * @param between what is said as long as nothing is asked
   */
  public PredictPane(Actions actions, String between) {
    this.actions = actions;
    this.between = between;
    getStyleClass().add("ls-predict");
    setId("predict");
    field.getStyleClass().add("ls-predict-field");
    field.setId("predict-field");
    field.setPromptText(Words.of("predict.type"));
    field.setAccessibleText(Words.of("predict.field"));
    field.textProperty().addListener((property, was, now) -> typed(now));
    field.setOnAction(event -> actions.answer());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    HBox.setHgrow(field, Priority.ALWAYS);
    box.getStyleClass().add("ls-predict-box");
    box.setAlignment(Pos.CENTER_LEFT);
    answer.getStyleClass().add("ls-primary");
    answer.setId("predict-answer");
    answer.setOnAction(event -> actions.answer());
    Hint.on(answer, Words.of("predict.answer") + "  " + Words.of("key.predict.answer"));
    notSure.setId("predict-not-sure");
    notSure.setOnAction(event -> actions.notSure());
    goOn.setId("predict-go-on");
    goOn.setOnAction(event -> actions.goOn());
    Hint.on(goOn, Words.of("predict.goOn") + "  " + Words.of("key.step"));
    FlowPane buttons = new FlowPane(answer, notSure);
    buttons.getStyleClass().add("ls-predict-buttons");
    asking.getChildren().addAll(question, box, hint, buttons, after);
    answered.getChildren().addAll(result, model, kernel, why, card, goOn);
    asking.getStyleClass().add("ls-predict-part");
    answered.getStyleClass().add("ls-predict-part");
    VBox all = new VBox(head, asking, answered);
    all.getStyleClass().add("ls-predict-all");
    ScrollPane scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("ls-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, tally);
    count(0, 0);
    rest();
  }

  /** Says that nothing is asked now. */
  public void rest() {
    say(between);
    part(asking, false);
    part(answered, false);
    getStyleClass().remove(ASKS);
  }

  /** Says that nothing is asked any more. */
  public void off() {
    rest();
    say(Words.of("predict.off"));
  }

  /** Gives the keys to the button that goes on. */
  public void focusGoOn() {
    goOn.requestFocus();
  }

  /**
   * Asks.
   *
   * @param live whether a kernel plays too
   */
  public void ask(Question asked, String waiting, boolean live) {
    after.setText(Words.of(live ? "predict.after.played" : "predict.after"));
    say(waiting);
    question.setText(asked.words());
    box.getChildren().setAll(Icons.growing(new Token(asked.actor().side(), 28)), field);
    write("");
    hint.setText(Words.of("predict.hint"));
    part(answered, false);
    part(asking, true);
    if (!getStyleClass().contains(ASKS)) getStyleClass().add(ASKS);
    answer.setDisable(true);
  }

  /** Shows the state that is meant now; null for none. */
  public void choose(TcpState state) {
    answer.setDisable(state == null);
    if (state != null && !Question.named(field.getText()).equals(List.of(state)))
      write(state.rfcName());
    if (state != null) hint.setText(Words.of("predict.hint.chosen", state.rfcName()));
  }

  /** Gives the keys to the box. */
  public void focusBox() {
    field.requestFocus();
    field.end();
  }

  /**
   * Shows what happened.
   *
   * @param more what a lesson adds to a wrong answer; null for nothing
   */
  public void reveal(String outcome, String inModel, String inKernel, String reason, Node more) {
    say("");
    result.setText(outcome);
    model.setText(inModel);
    kernel.setText(inKernel);
    why.setText(reason);
    for (Label line : List.of(model, kernel, why)) part(line, !line.getText().isEmpty());
    card.getChildren().clear();
    if (more != null) card.getChildren().add(more);
    part(asking, false);
    part(answered, true);
  }

  /** Counts the answers of this session; before the first one words say that there is none. */
  public void count(int right, int all) {
    tally.setText(
        all == 0 ? Words.of("predict.tally.none") : Words.of("predict.tally", right, all));
  }

  /** Says it above the rest; for the empty text the rest begins at the top. */
  private void say(String words) {
    head.setText(words);
    part(head, !words.isEmpty());
  }

  private void write(String text) {
    writing = true;
    try {
      field.setText(text);
      field.end();
    } finally {
      writing = false;
    }
  }

  private void typed(String text) {
    if (writing) return;
    List<TcpState> meant = Question.named(text);
    if (meant.size() == 1) {
      actions.choose(meant.get(0));
      return;
    }
    actions.choose(null);
    hint.setText(Question.hint(text, meant, Words.of("predict.hint")));
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) actions.turn(1);
    else if (event.getCode() == KeyCode.UP) actions.turn(-1);
    else if (event.getCode() == KeyCode.ESCAPE) actions.leave();
    else return;
    event.consume();
  }

  private static void part(Region part, boolean yes) {
    part.setVisible(yes);
    part.setManaged(yes);
  }

  private static Button button(String key) {
    Button button = new Button(Words.of(key));
    button.getStyleClass().add("ls-button");
    return button;
  }
}
