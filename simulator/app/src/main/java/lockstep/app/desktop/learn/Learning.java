package lockstep.app.desktop.learn;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.desk.Work;
import lockstep.app.desktop.predict.Predict;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.Moment;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.views.learn.BlocksView;
import lockstep.views.learn.CourseLine;
import lockstep.views.learn.CoursePane;
import lockstep.views.learn.IdeaCard;
import lockstep.views.predict.Prediction;

/** All of learning in the window; made when it is first asked for. */
final class Learning implements CoursePane.Actions {
  private final Desk desk;
  private final Work work;
  private final LearnerFile file;
  private final BesideDiagram beside;
  private final QuestionDesk questions;
  private final LessonDesk lessons;
  private final QuizDesk quiz;
  private final MasteryDesk mastery;
  private CoursePane course;
  private int position;

  /**
   * @param path the learner's progress; null for nowhere
   */
  Learning(Desk desk, Predict predict, Path path) {
    this.desk = desk;
    work = new Work("learning", desk.ui());
    file = new LearnerFile(path, work, this::tell);
    beside = new BesideDiagram(desk);
    questions = new QuestionDesk(desk, work, this::play, () -> beside.pane().reveal());
    lessons = new LessonDesk(desk, work, beside, file, questions, predict, this::openCourse);
    quiz = new QuizDesk(work, beside, file, questions, this::play);
    mastery = new MasteryDesk(desk, work, file);
  }

  private void tell(String words) {
    if (course != null) course.tell(words);
  }

  void toggleCourse() {
    if (course != null && desk.overlays().isOpen(course)) close();
    else openCourse();
  }

  private void openCourse() {
    if (course == null) course = new CoursePane(this);
    desk.overlays().open(course, Overlays.MIDDLE);
    course.focusList();
    file.read(
        progress -> {
          course.due(progress.due(Instant.now()).size());
          work.begin(() -> Lessons.lines(progress, Instant.now()), this::list, this::tell);
        });
  }

  private void list(List<CourseLine> lines) {
    course.show(lines);
    if (desk.overlays().isOpen(course)) course.focusList();
  }

  @Override
  public void open(CourseLine lesson) {
    close();
    lessons.open(lesson.name(), this::tell);
  }

  @Override
  public void review() {
    close();
    quiz.review(this::tell);
  }

  @Override
  public void quiz() {
    close();
    quiz.quiz(this::tell);
  }

  @Override
  public void mastery() {
    mastery.open();
  }

  @Override
  public void close() {
    if (course != null) desk.overlays().close(course);
  }

  private void play(String scenario) {
    boolean live = desk.state() != null && desk.state().withKernel();
    desk.factory().scenarios().stream()
        .filter(choice -> choice.name().equals(scenario))
        .findFirst()
        .ifPresent((Choice choice) -> desk.controller().choose(choice, live));
    desk.diagram().requestFocus();
  }

  BesideDiagram beside() {
    return beside;
  }

  QuestionDesk questions() {
    return questions;
  }

  /** Follows the run. */
  void show(RunState state) {
    lessons.runMoved();
    if (state == null || state.position() == position && state.motion() == RunState.Motion.NONE)
      return;
    position = state.position();
    questions.runMoved();
  }

  /** Whether a key belongs to the part with the focus: the list, the options of a question. */
  boolean keeps(KeyEvent event) {
    var focused = desk.window().getScene().getFocusOwner();
    if (focused == null || event.isShortcutDown()) return false;
    if (course != null && course.holds(focused)) return isOfList(event);
    if (!beside.isOpen() || !beside.pane().holds(focused)) return false;
    boolean scrolls = focused.getStyleClass().contains(BlocksView.CODE);
    return switch (event.getCode()) {
      case LEFT, RIGHT -> scrolls;
      default -> questions.isAsking() && questions.pane().wants(event);
    };
  }

  private static boolean isOfList(KeyEvent event) {
    return switch (event.getCode()) {
      case UP, DOWN, HOME, END, PAGE_UP, PAGE_DOWN, SPACE, ENTER -> true;
      default -> false;
    };
  }

  /** Keeps what was predicted before a step, which is not shown yet, as an answer. */
  void keep(Prediction prediction) {
    if (prediction.given() == null) return;
    String where =
        lessons.lesson().isPresent() ? lessons.where() : "predict " + prediction.scenario();
    List<Moment> moments = new ArrayList<>(desk.state().soFar());
    desk.controller().ahead().ifPresent(moments::add);
    work.begin(
        () -> Predicted.answer(prediction, where, Predicted.idea(moments, prediction)),
        answer -> file.keep(List.of(answer)),
        this::tell);
  }

  /** The card of the misconception that a wrong prediction shows, as soon as it is read. */
  Node card(Prediction prediction) {
    VBox place = new VBox();
    List<Moment> moments = desk.state().soFar();
    work.begin(
        () -> Predicted.idea(moments, prediction).flatMap(Misconceptions::find),
        idea -> idea.ifPresent(one -> place.getChildren().setAll(new IdeaCard(one, this::play))),
        this::tell);
    return place;
  }

  void end() {
    work.close();
  }
}
