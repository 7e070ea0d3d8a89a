package lockstep.app.desktop.predict;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.run.Gate;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.Moment;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.AnswerMarks;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.parts.Motion;
import lockstep.views.predict.PredictPane;
import lockstep.views.predict.Prediction;
import lockstep.views.predict.Question;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/**
 * Asks for the next state before a step that changes one is shown. The run may have played it
 * already; nothing of it is told before the answer.
 */
public final class Predict implements Feature, Gate, PredictPane.Actions {
  private static final String TAB = "predict";

  /** A leg, the pause after it and the light at its end, as the diagram flies them. */
  private static final double LEG = 510;

  private static final double REST = 500;

  /** From these states CLOSED is the upper one of the figure. */
  private static final Set<TcpState> BEGINNING =
      EnumSet.of(TcpState.CLOSED, TcpState.LISTEN, TcpState.SYN_SENT);

  private final Desk desk;
  private final PauseTransition arrival = new PauseTransition();
  private Runnable chosenChanged = () -> {};
  private Function<Prediction, Node> lesson = prediction -> null;
  private Consumer<Prediction> learner = prediction -> {};
  private PredictPane pane;
  private PredictPane own;
  private Predicate<Moment> steps = moment -> true;
  private boolean wasOn;
  private boolean lent;
  private boolean on;
  private List<Question> questions = List.of();
  private final List<TcpState> given = new ArrayList<>();
  private TcpState chosen;
  private boolean asking;
  private int revealed;

  /** Puts the key and the button on a desk. */
  public Predict(Desk desk) {
    this.desk = desk;
    desk.commands().add("predict", KeyCode.Q, this::toggle);
    add("predict.answer", KeyCode.ENTER, this::canAnswer, this::answer);
    add("predict.turn", KeyCode.DOWN, this::isAsking, () -> turn(1));
    add("predict.turn", KeyCode.UP, this::isAsking, () -> turn(-1));
    // This computer's own table would tell where the kernel is.
    add("table", KeyCode.T, this::isAsking, () -> {});
    desk.addButton("predict", "cursor", this::toggle);
    desk.diagram().addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
  }

  private void add(String id, KeyCode key, BooleanSupplier can, Runnable action) {
    desk.commands().add(id, new KeyCodeCombination(key), can, action);
  }

  /**
   * Lets a lesson add to a wrong answer: what it gives is shown below the reason.
   *
   * @param card gives null where it has nothing to add
   */
  public void onWrong(Function<Prediction, Node> card) {
    lesson = card;
  }

  /** Lets somebody know of each answer, as the learner's file does. */
  public void onTaken(Consumer<Prediction> listener) {
    learner = listener;
  }

  /**
   * Asks in a pane of a lesson from now on, and only before some of the steps.
   *
   * @param place shows the questions; made with this object as its actions
   * @param which the steps that are asked for, where they change a state
   */
  public void begin(PredictPane place, Predicate<Moment> which) {
    end();
    wasOn = on;
    if (on) turnOff();
    own = pane;
    pane = place;
    steps = which;
    lent = true;
    turnOn();
  }

  /** Asks as before the lesson began to. */
  public void end() {
    if (!lent) return;
    lent = false;
    turnOff();
    pane = own;
    steps = moment -> true;
    if (wasOn) turnOn();
  }

  /** Whether states are asked for. */
  public boolean isOn() {
    return on;
  }

  /** The question that waits for its answer. */
  public Optional<Question> asked() {
    return asking ? Optional.of(questions.get(given.size())) : Optional.empty();
  }

  /** The state that is meant now; null for none. */
  public TcpState chosen() {
    return chosen;
  }

  /** Whether CLOSED means the lower one of the figure in the question that waits. */
  public boolean ends() {
    return asking && !BEGINNING.contains(questions.get(given.size()).from());
  }

  private boolean isAsking() {
    return asking;
  }

  private boolean canAnswer() {
    return asking && chosen != null;
  }

  private void toggle() {
    if (lent) return;
    if (on) {
      turnOff();
      return;
    }
    if (pane == null) {
      pane = new PredictPane(this);
      desk.addTab(TAB, pane);
    }
    desk.chooseTab(TAB);
    turnOn();
  }

  private void turnOn() {
    on = true;
    pane.rest();
    count();
    revealed = 0;
    desk.controller().setGate(this);
  }

  private void turnOff() {
    on = false;
    stopAsking();
    marks().clear();
    pane.off();
    desk.controller().setGate(null);
  }

  @Override
  public boolean passes(List<Moment> before, Moment next) {
    questions = steps.test(next) ? Question.of(before, next) : List.of();
    return questions.isEmpty();
  }

  @Override
  public void show(RunState state) {
    if (!on || state == null) return;
    boolean held = desk.controller().isHeldBack();
    if (held && !asking) ask();
    if (!held && asking) stopAsking();
    if (!asking && revealed != 0 && state.position() != revealed) {
      revealed = 0;
      arrival.stop();
      marks().clear();
      pane.rest();
    }
    if (asking) tell(state);
  }

  private void ask() {
    asking = true;
    given.clear();
    revealed = 0;
    arrival.stop();
    if (desk.table().isComputerShown()) desk.table().showComputer(false);
    if (!lent) desk.chooseTab(TAB);
    askNext();
  }

  private void askNext() {
    chosen = null;
    marks().clear();
    Question question = questions.get(given.size());
    pane.ask(question, waits(question), desk.state().live());
    // Who presents sees no box; the keys go on without it.
    if (!desk.overlays().isAnyOpen()) pane.focusBox();
  }

  private void tell(RunState state) {
    Question question = questions.get(given.size());
    String awaited = question.awaited();
    desk.diagram().story().ask(waits(question), awaited.isEmpty() ? question.words() : awaited);
  }

  private static String waits(Question question) {
    return Words.of("predict.waits", question.moment().number());
  }

  private void stopAsking() {
    if (!asking) return;
    asking = false;
    chosen = null;
    marks().clear();
    pane.rest();
    desk.diagram().story().askNoMore();
  }

  @Override
  public void choose(TcpState state) {
    if (!asking) return;
    chosen = state;
    marks().answer(state, ends());
    pane.choose(state);
    chosenChanged.run();
  }

  /** Runs when another state is meant. */
  public void onChosen(Runnable listener) {
    chosenChanged = listener;
  }

  @Override
  public void turn(int step) {
    if (asking) choose(questions.get(given.size()).next(chosen, step));
  }

  @Override
  public void answer() {
    if (canAnswer()) take(chosen);
  }

  @Override
  public void notSure() {
    if (asking) take(null);
  }

  @Override
  public void goOn() {
    desk.controller().step();
  }

  @Override
  public void leave() {
    desk.diagram().requestFocus();
  }

  private void take(TcpState state) {
    given.add(state);
    if (given.size() < questions.size()) {
      askNext();
      desk.diagram().story().askNoMore();
      tell(desk.state());
      chosenChanged.run();
      return;
    }
    reveal();
  }

  private void reveal() {
    List<Prediction> taken = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Prediction prediction = prediction(questions.get(i), given.get(i));
      desk.predictions().add(prediction);
      learner.accept(prediction);
      taken.add(prediction);
    }
    asking = false;
    chosen = null;
    revealed = questions.get(0).moment().number();
    desk.diagram().story().askNoMore();
    desk.controller().letThrough();
    tellOutcome(taken);
    count();
  }

  private Prediction prediction(Question question, TcpState state) {
    var step = question.moment().step();
    boolean own = question.actor().equals(step.actor()) && step.event() != null;
    return new Prediction(
        System.currentTimeMillis(),
        desk.state().scenario().name(),
        question.moment().number(),
        question.actor(),
        question.from(),
        own ? step.event().toString() : "",
        state,
        question.expected());
  }

  private void tellOutcome(List<Prediction> taken) {
    List<String> outcomes = new ArrayList<>();
    List<String> models = new ArrayList<>();
    List<String> kernels = new ArrayList<>();
    Node more = null;
    Prediction wrong = null;
    for (int i = 0; i < taken.size(); i++) {
      Prediction prediction = taken.get(i);
      Question question = questions.get(i);
      outcomes.add(Outcome.of(prediction));
      models.add(
          Words.of("predict.model", prediction.from().rfcName(), prediction.expected().rfcName()));
      if (desk.state().live()) kernels.add(Outcome.ofKernel(question));
      if (prediction.given() == null || prediction.isRight()) continue;
      wrong = prediction;
      if (more == null) more = lesson.apply(prediction);
    }
    Moment moment = questions.get(0).moment();
    String why = Sentences.what(moment.step()) + " " + Sentences.why(moment);
    pane.reveal(
        String.join(" ", outcomes), String.join(" ", models), String.join(" ", kernels), why, more);
    if (!desk.overlays().isAnyOpen()) pane.focusGoOn();
    mark(taken.get(taken.size() - 1), wrong);
  }

  /** The answer stays marked; a wrong one lets the way be flown once more. */
  private void mark(Prediction last, Prediction wrong) {
    boolean ends = !BEGINNING.contains(last.from());
    if (wrong != null) marks().apart(wrong.given(), wrong.expected(), ends);
    else if (last.given() != null) marks().answer(last.given(), ends);
    else return;
    int legs = Math.max(1, questions.get(0).moment().step().path().size() - 1);
    arrival.setDuration(Duration.millis(legs * LEG / desk.controller().speed() + REST));
    arrival.setOnFinished(
        event -> {
          if (wrong == null) marks().close(last.actor());
          else if (!Motion.isReduced()) flyAgain();
        });
    arrival.playFromStart();
  }

  private void flyAgain() {
    RunState state = desk.state();
    if (state.position() != revealed || desk.diagram().isMoving()) return;
    List<Moment> before = state.soFar().subList(0, state.position() - 1);
    desk.diagram()
        .animateTo(
            state.shown().orElseThrow(), Course.of(before), desk.controller().speed(), () -> {});
  }

  private AnswerMarks marks() {
    return desk.diagram().answers();
  }

  private void count() {
    pane.count(desk.predictions().right(), desk.predictions().named());
  }

  private void clicked(MouseEvent event) {
    if (!asking) return;
    for (Node at = (Node) event.getTarget(); at != null; at = at.getParent()) {
      Optional<TcpState> state = StateDiagram.stateOf(at);
      if (state.isEmpty()) continue;
      choose(state.get());
      event.consume();
      return;
    }
  }

  @Override
  public void close() {
    arrival.stop();
  }
}
