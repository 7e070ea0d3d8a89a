package lockstep.app.desktop.learn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Work;
import lockstep.app.desktop.predict.Predict;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState;
import lockstep.app.learn.Asked;
import lockstep.app.learn.Blanks;
import lockstep.lessons.course.Block;
import lockstep.lessons.course.Lesson;
import lockstep.lessons.course.Page;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.lessons.quiz.Question;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.learn.BlocksView;
import lockstep.views.learn.IdeaCard;
import lockstep.views.learn.LessonPane;
import lockstep.views.learn.RunCard;
import lockstep.views.parts.Wrapped;
import lockstep.views.predict.PredictPane;
import lockstep.views.words.Words;

/** Goes through a lesson beside the diagram, page by page. */
final class LessonDesk implements BesideDiagram.Guest, RunCard.Actions {
  private final Desk desk;
  private final Work work;
  private final BesideDiagram beside;
  private final LearnerFile file;
  private final QuestionDesk questions;
  private final Predict predict;
  private final Runnable ended;
  private final List<Asked> asked = new ArrayList<>();
  private Opened open;
  private List<Page> pages = List.of();
  private PredictPane blanks;
  private boolean held;
  private int at;

  /**
   * @param ended runs when the lesson was finished
   */
  LessonDesk(
      Desk desk,
      Work work,
      BesideDiagram beside,
      LearnerFile file,
      QuestionDesk questions,
      Predict predict,
      Runnable ended) {
    this.desk = desk;
    this.work = work;
    this.beside = beside;
    this.file = file;
    this.questions = questions;
    this.predict = predict;
    this.ended = ended;
  }

  /** Opens a lesson where it was left. */
  void begin(Opened read) {
    beside.open(this);
    open = read;
    pages = read.lesson().pages();
    asked.clear();
    beside.pane().focusNext();
    show(read.page());
  }

  /** The lesson that is open. */
  Optional<Lesson> lesson() {
    return open == null ? Optional.empty() : Optional.of(open.lesson());
  }

  int page() {
    return at;
  }

  /** What stands for it in the results. */
  String where() {
    return "lesson " + open.lesson().name();
  }

  private void show(int page) {
    questions.stop();
    endBlanks();
    at = page;
    LessonPane pane = beside.pane();
    Lesson lesson = open.lesson();
    String where =
        open.number() == 0
            ? Words.of("learn.lesson", lesson.title())
            : Words.of("learn.where", open.number(), open.finished().size());
    boolean last = at == pages.size();
    String left =
        last ? "" : "  \u00b7  " + Words.of("learn.minutes.left", Lessons.minutes(lesson, at));
    pane.head(segments(), where + left, lesson.title());
    if (last) showEnd();
    else showPage(pages.get(at));
    pane.foot(
        last ? "" : Words.of("learn.page", at + 1, pages.size()),
        at > 0,
        Words.of(
            last ? "learn.finish" : at == pages.size() - 1 ? "learn.page.end" : "learn.page.next"));
    file.change(
        progress ->
            progress.reached(lesson.name(), Math.min(page + 1, pages.size()), Instant.now()));
  }

  /** Those that were finished are full; the open one is full as far as its pages are. */
  private List<Double> segments() {
    List<Double> done = new ArrayList<>();
    open.finished().forEach(full -> done.add(full ? 1.0 : 0.0));
    if (open.number() > 0 && open.number() <= done.size())
      done.set(open.number() - 1, (double) at / Math.max(1, pages.size()));
    return done;
  }

  private void showPage(Page page) {
    Block.Run run = null;
    boolean asks = false;
    for (Block block : page.blocks()) {
      asks |= block instanceof Block.Ask || block instanceof Block.Generate;
      if (block instanceof Block.Run found) run = found;
    }
    beside.pane().page(page.title(), nodes(open.lesson(), page));
    if (run != null) load(run, run.way() == Block.Way.BLANKS);
    if (asks) ask();
  }

  /** What a page of a lesson says. */
  List<Node> nodes(Lesson lesson, Page page) {
    List<Node> nodes = new ArrayList<>();
    for (Block block : page.blocks()) {
      if (block instanceof Block.Run run)
        nodes.add(new RunCard(run, words(run.scenario(), lesson), this));
      else if (block instanceof Block.Card card)
        Misconceptions.find(card.idea())
            .ifPresent(idea -> nodes.add(new IdeaCard(idea, this::playShipped)));
      else nodes.addAll(BlocksView.of(List.of(block)));
    }
    return nodes;
  }

  /** Those of the page with which the lesson begins are made; it is whole in its first frame. */
  private void ask() {
    Opened now = open;
    int number = at;
    if (number == now.page()) {
      ask(now.questions());
      return;
    }
    work.begin(
        () -> now.questions(number),
        made -> {
          if (open == now && at == number) ask(made);
        },
        reason -> {
          if (open == now) beside.pane().task(Wrapped.label(reason, "ls-lesson-label"));
        });
  }

  /** The way on from the last one is the pane's own, as on a page without questions. */
  private void ask(List<Question> made) {
    if (made.isEmpty()) return;
    beside.pane().task(questions.pane());
    questions.ask(
        made,
        (which, of) -> Words.of("learn.question", which, of),
        one -> {
          asked.add(one);
          file.keep(one, where());
        },
        "",
        () -> {});
    boolean hasKeys = beside.pane().holds(desk.window().getScene().getFocusOwner());
    if (hasKeys || beside.isInSight()) questions.pane().enter();
  }

  private void showEnd() {
    Lesson lesson = open.lesson();
    List<Node> nodes = new ArrayList<>();
    if (!lesson.exercise().isEmpty()) {
      nodes.add(Wrapped.label(Words.of("learn.exercise"), "ls-lesson-label"));
      nodes.addAll(BlocksView.of(lesson.exercise()));
    }
    beside.pane().page(Words.of("learn.end"), nodes);
    lesson.quiz().ifPresent(question -> ask(List.of(question)));
  }

  @Override
  public void back() {
    beside.pane().focusNext();
    if (at > 0) show(at - 1);
  }

  @Override
  public void next() {
    if (at >= pages.size()) {
      finish();
      return;
    }
    beside.pane().focusNext();
    show(at + 1);
  }

  private void finish() {
    questions.stop();
    String name = open.lesson().name();
    file.change(progress -> progress.finished(name, Instant.now()));
    beside.close();
    ended.run();
  }

  /** How the questions of the lesson went so far. */
  List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void closed() {
    questions.stop();
    endBlanks();
    open = null;
  }

  // The runs.

  @Override
  public void load(Block.Run run) {
    load(run, true);
    desk.diagram().requestFocus();
  }

  private void load(Block.Run run, boolean anew) {
    RunState state = desk.state();
    boolean same =
        state != null && state.scenario() != null && state.scenario().name().equals(run.scenario());
    if (!same || anew) choose(run.scenario());
    if (run.way() == Block.Way.BLANKS) beginBlanks(run.scenario());
  }

  private void choose(String name) {
    boolean live = desk.state() != null && desk.state().withKernel();
    Choice choice = choice(name, open.lesson());
    String own = open.texts().get(name);
    if (own != null) desk.controller().chooseText(choice, own, live);
    else desk.controller().choose(choice, live);
  }

  /** What a run is called in the lesson: its own ones are in no list, and known by their title. */
  private String words(String name, Lesson lesson) {
    Choice choice = choice(name, lesson);
    return choice.place().isEmpty()
        ? Words.of("learn.run.shipped", choice.title(), name)
        : choice.title();
  }

  private Choice choice(String name, Lesson lesson) {
    Scenario own = lesson.scenarios().get(name);
    if (own != null) return new Choice(name, own.title(), place(lesson));
    return desk.factory().scenarios().stream()
        .filter(choice -> choice.name().equals(name))
        .findFirst()
        .orElseGet(() -> new Choice(name, name));
  }

  private static String place(Lesson lesson) {
    return lesson.index().isPresent()
        ? Words.of("learn.run.place", lesson.index().getAsInt())
        : lesson.title();
  }

  private void playShipped(String name) {
    choose(name);
    desk.diagram().requestFocus();
  }

  @Override
  public void play(Block.Run run) {
    load(run, false);
    desk.controller().playOrPause();
    desk.diagram().requestFocus();
  }

  @Override
  public void step(Block.Run run) {
    load(run, false);
    desk.controller().step();
    desk.diagram().requestFocus();
  }

  @Override
  public void edit(Block.Run run) {
    load(run, false);
    desk.commands().run("editor");
  }

  private void beginBlanks(String name) {
    if (blanks != null) return;
    Opened now = open;
    int number = at;
    Scenario own = now.lesson().scenarios().get(name);
    blanks = new PredictPane(predict, Words.of("learn.blanks.between"));
    beside.pane().task(blanks);
    // Whatever is played before the lines are known is not asked for: the first steps never are.
    work.begin(
        () -> Blanks.of(own != null ? own : ScenarioLibrary.load(name).orElseThrow()).lines(),
        (Set<Integer> lines) -> {
          if (open != now || at != number || blanks == null) return;
          predict.begin(blanks, moment -> lines.contains(moment.step().line()));
        },
        reason -> beside.pane().task(Wrapped.label(reason, "ls-lesson-label")));
  }

  /** Follows the run: a question before a step is to be seen. */
  void runMoved() {
    boolean holds = blanks != null && desk.controller().isHeldBack();
    if (holds && !held) beside.pane().reveal();
    held = holds;
  }

  private void endBlanks() {
    if (blanks == null) return;
    predict.end();
    blanks = null;
  }
}
