package lockstep.app.desktop.learn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import lockstep.app.desktop.desk.Work;
import lockstep.app.learn.Asked;
import lockstep.app.learn.MadeQuestions;
import lockstep.app.learn.SkillQuestions;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.quiz.Question;
import lockstep.views.learn.IdeaCard;
import lockstep.views.learn.LessonPane;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** A row of questions beside the diagram: a quiz, or today's review. */
final class QuizDesk implements BesideDiagram.Guest {
  private static final int QUIZ = 10;
  private static final int REVIEW = 20;
  private static final long SEEDS = 100_000;

  private final Work work;
  private final BesideDiagram beside;
  private final LearnerFile file;
  private final QuestionDesk questions;
  private final Consumer<String> play;
  private String where = "";
  private String title = "";
  private boolean open;

  /**
   * @param play shows the run of a scenario by its name
   */
  QuizDesk(
      Work work,
      BesideDiagram beside,
      LearnerFile file,
      QuestionDesk questions,
      Consumer<String> play) {
    this.work = work;
    this.beside = beside;
    this.file = file;
    this.questions = questions;
    this.play = play;
  }

  /** Ten questions of all topics. */
  void quiz(Consumer<String> failed) {
    long seed = System.currentTimeMillis() % SEEDS;
    work.begin(
        () -> List.copyOf(MadeQuestions.mixed(Templates.all(), seed, QUIZ)),
        made -> begin(made, "quiz", Words.of("learn.quiz")),
        failed);
  }

  /** What is due today. */
  void review(Consumer<String> failed) {
    long seed = System.currentTimeMillis() % SEEDS;
    file.read(
        progress ->
            work.begin(
                () -> new SkillQuestions(seed).review(progress.due(Instant.now()), REVIEW),
                made -> begin(made, "review", Words.of("learn.review.title")),
                failed));
  }

  private void begin(List<Question> made, String kind, String name) {
    if (made.isEmpty()) return;
    beside.open(this);
    open = true;
    where = kind;
    title = name;
    beside.pane().page("", List.of());
    beside.pane().task(questions.pane());
    beside.pane().foot("", false, "");
    questions.ask(
        made,
        (at, of) -> {
          head(at - 1, of);
          return Words.of("learn.question", at, of);
        },
        asked -> file.keep(asked, where),
        Words.of("learn.quiz.end"),
        this::sum);
    questions.pane().enter();
  }

  private void head(int done, int of) {
    List<Double> segments = new ArrayList<>();
    for (int i = 0; i < of; i++) segments.add(i < done ? 1.0 : 0.0);
    beside.pane().head(segments, Words.of("learn.quiz.where", done, of), title);
  }

  private void sum() {
    List<Asked> all = questions.asked();
    head(all.size(), all.size());
    List<Node> nodes = new ArrayList<>();
    nodes.add(Wrapped.label(Sum.of(all), "ls-lesson-label"));
    Sum.ideas(all).forEach(idea -> nodes.add(new IdeaCard(idea, play)));
    LessonPane pane = beside.pane();
    pane.page(Words.of("learn.quiz.end"), nodes);
    pane.foot("", false, Words.of("learn.close"));
    pane.focusNext();
  }

  @Override
  public void back() {}

  @Override
  public void next() {
    if (questions.isAsking()) questions.next();
    else beside.close();
  }

  @Override
  public void closed() {
    if (!open) return;
    open = false;
    questions.stop();
  }
}
