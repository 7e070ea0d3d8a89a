package lockstep.app.desktop.learn;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Work;
import lockstep.app.learn.Asked;
import lockstep.app.learn.Asking;
import lockstep.app.learn.Replays;
import lockstep.comparison.Moment;
import lockstep.lessons.quiz.Grade;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.Question;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.learn.Feedback;
import lockstep.views.learn.LessonPane;
import lockstep.views.learn.QuestionPane;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** Asks questions one after the other in a pane, with the diagram beside it. */
final class QuestionDesk implements QuestionPane.Actions {
  /** From these states CLOSED is the upper one of the figure. */
  private static final Set<TcpState> BEGINNING =
      EnumSet.of(TcpState.CLOSED, TcpState.LISTEN, TcpState.SYN_SENT);

  private final Desk desk;
  private final Work work;
  private final QuestionPane pane = new QuestionPane(this);
  private final Consumer<String> play;
  private final Supplier<LessonPane> place;
  private List<Question> questions = List.of();
  private final List<Asked> all = new ArrayList<>();
  private BiFunction<Integer, Integer, String> heads = (at, of) -> "";
  private Consumer<Asked> each = asked -> {};
  private Runnable finished = () -> {};
  private String lastWords = "";
  private Asking asking;
  private int at;
  private List<Moment> replay = List.of();
  private boolean replaying;

  /**
   * @param play shows the run of a scenario by its name
   * @param place where the question stands
   */
  QuestionDesk(Desk desk, Work work, Consumer<String> play, Supplier<LessonPane> place) {
    this.desk = desk;
    this.work = work;
    this.play = play;
    this.place = place;
    desk.diagram().addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
  }

  QuestionPane pane() {
    return pane;
  }

  /**
   * Asks.
   *
   * @param heads what stands over a question, by its number from 1 and how many there are
   * @param each is given each question when it is done
   * @param last what going on from the last one is called; empty where the pane's foot does it
   * @param done runs when the learner goes on from the last one in the question
   */
  void ask(
      List<Question> asked,
      BiFunction<Integer, Integer, String> over,
      Consumer<Asked> eachAsked,
      String last,
      Runnable done) {
    questions = List.copyOf(asked);
    heads = over;
    each = eachAsked;
    lastWords = last;
    finished = done;
    all.clear();
    show(0);
  }

  /** Asks nothing any more. */
  void stop() {
    take();
    questions = List.of();
    asking = null;
    endReplay();
    marks(null);
  }

  /** What was asked by now and is done. */
  List<Asked> asked() {
    return List.copyOf(all);
  }

  boolean isAsking() {
    return asking != null;
  }

  private void show(int number) {
    endReplay();
    at = number;
    asking = new Asking(questions.get(at));
    replay = List.of();
    pane.goesOnBy(nextWords());
    pane.ask(asking.question(), heads.apply(at + 1, questions.size()));
    place.get().revealStart(at == 0);
  }

  @Override
  public void answer(String line) {
    if (asking == null || asking.isDone()) return;
    try {
      Grade grade = asking.give(line);
      judge(
          asking.question().kind() == Kind.ESSAY
              ? Feedback.Sort.STANDS
              : grade.isRight()
                  ? Feedback.Sort.RIGHT
                  : grade.score() > 0 ? Feedback.Sort.PART : Feedback.Sort.WRONG,
          grade.understood(),
          grade.remarks());
    } catch (NotUnderstood e) {
      pane.refuse(Words.of("learn.refused", e.getMessage()));
      place.get().reveal();
    }
  }

  @Override
  public void notSure() {
    if (asking == null || asking.isDone()) return;
    asking.pass();
    judge(Feedback.Sort.UNSURE, "", List.of());
  }

  private void judge(Feedback.Sort sort, String understood, List<String> remarks) {
    boolean done = asking.isDone();
    Feedback feedback =
        new Feedback(
            sort,
            understood,
            remarks,
            done ? asking.answer().orElse("") : "",
            done ? asking.question().why() : "",
            done ? asking.cards() : List.of(),
            !done);
    if (!done || !asking.showsMore() || asking.question().replay().isEmpty()) {
      say(feedback, "");
      if (done) marks(null);
      return;
    }
    Asking judged = asking;
    say(feedback, Words.of("learn.reading"));
    work.begin(
        () -> Replays.moments(judged.question().replay().get()),
        moments -> {
          if (asking != judged) return;
          replay = moments;
          Moment moment = moments.get(moments.size() - 1);
          say(feedback, Sentences.what(moment.step()) + " " + Sentences.why(moment));
          replay();
        },
        reason -> say(feedback, reason));
  }

  private void say(Feedback feedback, String replayed) {
    pane.judge(feedback, replayed);
    if (!feedback.more() && nextWords().isEmpty()) place.get().taskIsDone();
    place.get().reveal();
  }

  private String nextWords() {
    return isLast() ? lastWords : Words.of("learn.next");
  }

  private boolean isLast() {
    return at + 1 == questions.size();
  }

  @Override
  public void next() {
    if (asking == null) return;
    take();
    if (!isLast()) {
      show(at + 1);
      pane.enter();
    } else {
      Runnable after = finished;
      stop();
      after.run();
    }
  }

  /** Counts the question that was asked, once. */
  private void take() {
    if (asking == null) return;
    Asked asked = asking.asked(false);
    boolean touched = asking.isDone() || !asked.isSkipped();
    asking = touched ? null : asking;
    if (!touched) return;
    all.add(asked);
    each.accept(asked);
  }

  @Override
  public void meant(TcpState state) {
    if (asking != null && pane.asksForState()) marks(state);
  }

  private void marks(TcpState state) {
    boolean ends = desk.state() != null && desk.state().shown().isPresent() && isEnding();
    desk.diagram().answers().answer(state, ends);
  }

  /** Whether any end of the run has left the beginning, so that CLOSED is where it ends. */
  private boolean isEnding() {
    return desk.state().shown().orElseThrow().standings().values().stream()
        .anyMatch(standing -> standing.model() != null && !BEGINNING.contains(standing.model()));
  }

  /** Flies the transition once more; the run that is shown stays where it is. */
  @Override
  public void replay() {
    if (replay.isEmpty()) return;
    replaying = true;
    marks(null);
    int last = replay.size() - 1;
    StateDiagram diagram = desk.diagram();
    if (last == 0) diagram.clear();
    else diagram.show(replay.get(last - 1), Course.of(replay.subList(0, last - 1)));
    Moment moment = replay.get(last);
    diagram.story().tellInstead(Words.of("learn.replay.head"), Sentences.what(moment.step()));
    diagram.animateTo(
        moment, Course.of(replay.subList(0, last)), desk.controller().speed(), () -> {});
  }

  /** The diagram is the run's again. */
  private void endReplay() {
    if (!replaying) return;
    replaying = false;
    desk.diagram().story().askNoMore();
    desk.showRunAgain();
  }

  /** The run goes on: what was shown once more is over. */
  void runMoved() {
    if (!replaying) return;
    replaying = false;
    desk.diagram().story().askNoMore();
  }

  @Override
  public void play(String scenario) {
    play.accept(scenario);
  }

  private void clicked(MouseEvent event) {
    if (asking == null || !pane.asksForState() || event.getButton() != MouseButton.PRIMARY) return;
    for (Node at = (Node) event.getTarget(); at != null; at = at.getParent()) {
      Optional<TcpState> state = StateDiagram.stateOf(at);
      if (state.isEmpty()) continue;
      pane.take(state.get());
      event.consume();
      return;
    }
  }

  /** Whether the state with the keys in the diagram would be the answer. */
  boolean canTake() {
    return asking != null && pane.asksForState() && focusedState().isPresent();
  }

  /** Takes the state with the keys in the diagram as the answer. */
  void takeFocused() {
    focusedState().ifPresent(pane::take);
    pane.enter();
  }

  private Optional<TcpState> focusedState() {
    Node focused = desk.window().getScene().getFocusOwner();
    return focused == null ? Optional.empty() : StateDiagram.stateOf(focused);
  }
}
