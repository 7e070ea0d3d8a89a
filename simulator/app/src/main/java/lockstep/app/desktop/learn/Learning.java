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
import lockstep.lessons.course.Page;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.views.learn.BlocksView;
import lockstep.views.learn.CourseLine;
import lockstep.views.learn.CoursePane;
import lockstep.views.learn.IdeaCard;
import lockstep.views.learn.QuestionPane;
import lockstep.views.predict.Prediction;

/** All of learning in the window; made when it is first asked for. */
final class Learning implements CoursePane.Actions {
  private final Desk desk;
  private final Work work;

  /** Apart from the other work: no question waits until the last answer is on the disk. */
  private final Work keeping;

  private final LearnerFile file;
  private final BesideDiagram beside;
  private final QuestionDesk questions;
  private final LessonAhead ahead;
  private final PaneAhead pane;
  private final LessonDesk lessons;
  private final QuizDesk quiz;
  private final MasteryDesk mastery;
  private CoursePane course;
  private Runnable courseThere = () -> {};
  private int position;

  /**
   * @param path the learner's progress; null for nowhere
   */
  Learning(Desk desk, Predict predict, Path path) {
    this.desk = desk;
    work = new Work("learning", desk.ui());
    keeping = new Work("progress", desk.ui());
    file = new LearnerFile(path, keeping, this::tell);
    ahead = new LessonAhead(file);
    beside = new BesideDiagram(desk);
    questions = new QuestionDesk(desk, work, this::play, beside::pane);
    lessons = new LessonDesk(desk, work, beside, file, questions, predict, this::openCourse);
    pane = new PaneAhead(desk, beside::pane, questions.pane());
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
    courseThere = OpeningTime.begin("course", desk.window().getScene());
    if (course == null) {
      course = new CoursePane(this);
      work.begin(QuestionPane::loadControls, this::tell);
    }
    ahead.forget();
    desk.overlays().open(course, Overlays.MIDDLE, pane::end);
    course.focusList();
    file.read(
        progress -> {
          course.due(progress.due(Instant.now()).size());
          String next = Lessons.next(progress);
          // Before the other lessons are read, so that it is ready when their list is there.
          chosen(course.marked().orElse(next));
          work.begin(
              () -> Lessons.lines(progress, Instant.now()), lines -> list(lines, next), this::tell);
        });
  }

  private void list(List<CourseLine> lines, String next) {
    pane.rest();
    course.show(lines, next);
    courseThere.run();
    courseThere = () -> {};
    if (desk.overlays().isOpen(course)) course.focusList();
  }

  @Override
  public void chosen(String lesson) {
    ahead.choose(lesson, this::prepare, this::tell);
  }

  private void prepare(Opened read) {
    if (beside.isOpen() || !desk.overlays().isOpen(course)) return;
    if (read.page() == read.lesson().pages().size()) return;
    Page page = read.lesson().pages().get(read.page());
    pane.begin(page.title(), () -> lessons.nodes(read.lesson(), page), read.questions());
  }

  @Override
  public void open(CourseLine lesson) {
    Runnable there = OpeningTime.begin("lesson", desk.window().getScene());
    close();
    ahead.take(
        lesson.name(),
        read -> {
          lessons.begin(read);
          there.run();
        },
        this::tell);
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
    keeping.close();
  }
}
