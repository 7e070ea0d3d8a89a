package lockstep.app.desktop.learn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import lockstep.app.desktop.desk.Desk;
import lockstep.lessons.quiz.Question;
import lockstep.views.learn.LessonPane;
import lockstep.views.learn.QuestionPane;

/**
 * Makes, styles and lays out the first page of a lesson where nobody sees it, while the course is
 * looked at. JavaFX takes several times as long for the first pane of a kind as for the next one:
 * classes are loaded, and rules are held against combinations of style classes that it has not met.
 * Each pulse puts in one part, so that a key never waits for more than that.
 */
final class PaneAhead {
  private final Desk desk;
  private final Supplier<LessonPane> pane;
  private final QuestionPane question;
  private final Deque<Runnable> parts = new ArrayDeque<>();

  private final AnimationTimer pulse =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          if (parts.isEmpty()) {
            end();
            return;
          }
          if (resting) {
            resting = false;
            return;
          }
          parts.remove().run();
          desk.tryBeside(pane.get());
        }
      };

  private boolean begun;
  private boolean going;
  private boolean resting;

  /**
   * @param pane is made when it is first needed
   * @param question is put into it, and asks nobody
   */
  PaneAhead(Desk desk, Supplier<LessonPane> pane, QuestionPane question) {
    this.desk = desk;
    this.pane = pane;
    this.question = question;
  }

  /**
   * Begins, if it has not begun before. Nobody else may use the panes until it has ended.
   *
   * @param words of the page, as nodes that are made when it is their turn
   * @param asked the page's questions; may be empty
   */
  void begin(String title, Supplier<List<Node>> words, List<Question> asked) {
    if (begun) return;
    begun = true;
    parts.add(() -> pane.get().head(List.of(1.0, 0.0), title, title));
    parts.add(() -> pane.get().page(title, words.get()));
    if (!asked.isEmpty()) {
      Question first = asked.get(0);
      parts.add(() -> pane.get().task(QuestionPane.controls(first)));
      parts.add(() -> pane.get().task(question));
      parts.add(() -> question.ask(first, title));
    }
    going = true;
    pulse.start();
  }

  /** Leaves the next pulse to others, who have as much to do in it as a part takes. */
  void rest() {
    resting = going;
  }

  /** Ends, whether all was put in or not; the page is empty again. */
  void end() {
    if (!going) return;
    going = false;
    resting = false;
    pulse.stop();
    parts.clear();
    pane.get().page("", List.of());
  }
}
