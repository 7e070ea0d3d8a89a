package lockstep.views.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.CheckBoxSkin;
import javafx.scene.control.skin.RadioButtonSkin;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Misconception;
import lockstep.lessons.quiz.Question;
import lockstep.tcp.TcpState;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** A question with its controls, and after the answer the verdict and its reason. */
public final class QuestionPane extends VBox {
  /** What the pane asks for. */
  public interface Actions {
    /** Judges a line. */
    void answer(String line);

    void notSure();

    /** Goes on to the next question, or the next page. */
    void next();

    /** The state that is meant now, to be marked; null for none. */
    void meant(TcpState state);

    /** Shows once more, in the diagram, what the question is about. */
    void replay();

    /** Shows the scenario that refutes a misconception. */
    void play(String scenario);
  }

  private final Actions actions;
  private final Label head = new Label();
  private final Label how = new Label();
  private final VBox stem = new VBox();
  private final VBox place = new VBox();
  private final Label refused = Wrapped.label("ls-learn-refused");
  private final VBox said = new VBox();
  private final Button answer = button("learn.answer", "answer");
  private final Button notSure = button("learn.notSure", "not-sure");
  private final Button next = button("learn.next", "question-next");
  private final FlowPane buttons = new FlowPane(answer, notSure, next);
  private AnswerField field;
  private Question asked;
  private boolean asksForState;

  /** A pane without a question. */
  public QuestionPane(Actions actions) {
    this.actions = actions;
    getStyleClass().add("ls-question");
    setId("question");
    head.getStyleClass().add("ls-second");
    head.setMinWidth(USE_PREF_SIZE);
    how.getStyleClass().add("ls-second");
    how.setGraphic(Icons.of("cursor", 13));
    FlowPane top = new FlowPane(head, how);
    top.getStyleClass().add("ls-question-top");
    stem.getStyleClass().add("ls-answer-part");
    said.getStyleClass().add("ls-said");
    said.setAccessibleRole(AccessibleRole.TEXT);
    answer.getStyleClass().add("ls-primary");
    next.getStyleClass().add("ls-primary");
    Label enter = new Label(Words.of("key.learn.answer"));
    enter.getStyleClass().addAll("ls-key");
    answer.setGraphic(enter);
    answer.setContentDisplay(ContentDisplay.RIGHT);
    answer.setOnAction(event -> give());
    notSure.setOnAction(event -> actions.notSure());
    next.setOnAction(event -> actions.next());
    buttons.getStyleClass().add("ls-learn-buttons");
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(top, stem, place, refused, said, buttons);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    show(refused, false);
  }

  /**
   * Asks.
   *
   * @param which where it stands among others: "Question 2 of 5"
   */
  public void ask(Question question, String which) {
    asked = question;
    head.setText(which);
    List<Node> words = new ArrayList<>();
    for (String paragraph : question.stem().split("\n\\s*\n"))
      words.add(BlocksView.marked(paragraph, "ls-question-stem"));
    if (!question.exhibit().isEmpty()) {
      if (!question.exhibit().caption().isBlank())
        words.add(Wrapped.label(question.exhibit().caption(), "ls-second"));
      words.add(BlocksView.code(BlocksView.narrow(question.exhibit().lines())));
    }
    stem.getChildren().setAll(words);
    asksForState = question.kind() == Kind.CLICK_STATE || question.kind() == Kind.PREDICT_STATES;
    how.setText(asksForState ? Words.of("learn.click") : "");
    show(how, asksForState);
    said.getChildren().clear();
    show(said, false);
    show(refused, false);
    field = AnswerField.of(question.task(), this::changed);
    boolean asks = question.kind() != Kind.DESCRIPTION;
    place.getChildren().clear();
    if (asks) place.getChildren().setAll(field.node());
    offer(asks, !asks);
    changed();
  }

  /** Says what going on is called; empty where the way on is not in the pane. */
  public void goesOnBy(String words) {
    next.setText(words);
  }

  /**
   * Loads the classes of the controls that most questions have, on any thread: none of it is put
   * into a scene.
   */
  public static void loadControls() {
    new RadioButtonSkin(new RadioButton()).dispose();
    new CheckBoxSkin(new CheckBox()).dispose();
    new TextFieldSkin(new TextField()).dispose();
  }

  /** The controls for a question, as they look before an answer. */
  public static Region controls(Question question) {
    return new VBox(AnswerField.of(question.task(), () -> {}).node());
  }

  /** Whether a click on a state of the diagram answers. */
  public boolean asksForState() {
    return asksForState && answer.isVisible();
  }

  /** A state was clicked in the diagram. */
  public void take(TcpState state) {
    if (asksForState()) field.take(state);
  }

  /** Gives the keys to what is to be used next. */
  public void enter() {
    if (answer.isVisible()) field.focus();
    else next.requestFocus();
  }

  /** What stands at its end and is to be seen: the buttons, or else what was said. */
  Node end() {
    return buttons.isVisible() ? buttons : said;
  }

  /**
   * Whether a key must not be a command of the window while an answer is made. All letters are the
   * question's: who means an option that it has not, or letters where lines are put in order, wants
   * nothing opened over it.
   */
  public boolean wants(KeyEvent event) {
    if (!answer.isVisible() || event.isShortcutDown() || event.isAltDown()) return false;
    KeyCode code = event.getCode();
    return code == KeyCode.UP || code == KeyCode.DOWN || code.isLetterKey();
  }

  /** Says why a line was no answer; nothing was counted. */
  public void refuse(String words) {
    refused.setText(words);
    show(refused, true);
    field.focus();
  }

  /**
   * Says what the answer is worth.
   *
   * @param replay the transition in words; empty where there is none
   */
  public void judge(Feedback feedback, String replay) {
    show(refused, false);
    List<Node> nodes = new ArrayList<>();
    nodes.add(verdict(feedback));
    for (String remark : feedback.remarks())
      nodes.add(BlocksView.marked(remark, "ls-lesson-words"));
    if (!feedback.answer().isEmpty())
      nodes.add(
          BlocksView.marked(
              Words.of("learn.the.answer", sentence(feedback.answer())), "ls-said-answer"));
    if (!feedback.why().isBlank()) nodes.add(BlocksView.marked(feedback.why(), "ls-lesson-words"));
    if (!replay.isEmpty()) nodes.add(replay(replay));
    for (Misconception idea : feedback.cards()) nodes.add(new IdeaCard(idea, actions::play));
    said.getChildren().setAll(nodes);
    show(said, true);
    if (feedback.more()) {
      field.focus();
      return;
    }
    field.close();
    if (!feedback.answer().isEmpty()) field.tell(asked.task().key());
    offer(false, true);
    next.requestFocus();
  }

  private Node verdict(Feedback feedback) {
    String key = "learn.verdict." + feedback.sort().name();
    Label word = new Label(Words.of(key));
    word.getStyleClass().add("ls-said-word");
    word.setGraphic(
        Icons.of(
            switch (feedback.sort()) {
              case RIGHT -> "check";
              case PART -> "unseen";
              case WRONG -> "close";
              case UNSURE -> "help";
              case STANDS -> "notes";
            },
            14));
    word.setMinWidth(USE_PREF_SIZE);
    word.getStyleClass().add("ls-verdict-" + feedback.sort().name().toLowerCase(Locale.ROOT));
    List<String> given = new ArrayList<>();
    if (!feedback.understood().isEmpty()) given.add(sentence(feedback.understood()));
    if (feedback.more()) given.add(Words.of("learn.again"));
    Label rest = Wrapped.label(String.join(" ", given), "ls-said-given");
    rest.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(word, rest);
    line.getStyleClass().add("ls-said-verdict");
    HBox.setHgrow(rest, Priority.ALWAYS);
    said.setAccessibleText(Words.of(key) + ": " + feedback.understood());
    return line;
  }

  private Node replay(String words) {
    Button again = button("learn.replay", "replay");
    again.setGraphic(Icons.of("retry", 14));
    again.getStyleClass().add("ls-small");
    again.setOnAction(event -> actions.replay());
    VBox box = new VBox(Wrapped.label(words, "ls-lesson-label"), again);
    box.getStyleClass().add("ls-answer-part");
    return box;
  }

  private void give() {
    String line = field.line();
    if (!line.isEmpty()) actions.answer(line);
  }

  private void changed() {
    answer.setDisable(field == null || field.line().isEmpty());
    show(refused, false);
    actions.meant(field == null ? null : field.meant());
  }

  private void offer(boolean asking, boolean on) {
    show(answer, asking);
    show(notSure, asking);
    show(next, on && !next.getText().isEmpty());
    show(buttons, asking || next.isVisible());
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || !answer.isVisible()) return;
    boolean writes = event.getTarget() instanceof TextInputControl;
    boolean onButton = event.getTarget() == notSure || event.getTarget() == answer;
    if (event.getCode() == KeyCode.ENTER && !onButton) {
      give();
      event.consume();
    } else if (!writes && isLetter(event)) {
      field.typed(event.getCode().getName().charAt(0));
      event.consume();
    }
  }

  private boolean isLetter(KeyEvent event) {
    return event.getCode().isLetterKey() && field.knows(event.getCode().getName().charAt(0));
  }

  /** The words with one full stop at their end. */
  private static String sentence(String words) {
    return words.matches("(?s).*[.!?]") ? words : words + ".";
  }

  static void show(Node part, boolean yes) {
    part.setVisible(yes);
    part.setManaged(yes);
  }

  static Button button(String key, String id) {
    Button button = new Button(Words.of(key));
    button.getStyleClass().add("ls-button");
    button.setMinWidth(USE_PREF_SIZE);
    button.setId(id);
    if (Words.has(key + ".why")) Hint.on(button, Words.of(key + ".why"));
    return button;
  }
}
