package lockstep.app.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import lockstep.lessons.course.Block;
import lockstep.lessons.course.Lesson;
import lockstep.lessons.course.Page;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Shuffled;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;

/** Goes through a lesson in a talk, page by page. */
public final class LessonTour {
  private final Talk talk;
  private final Look look;
  private final Lesson lesson;
  private final Asker asker;
  private final BlockText text;
  private final LessonRuns runs;
  private final Questions questions;
  private final List<Asked> all = new ArrayList<>();

  /** Makes the questions that a page asks for. */
  public interface Questions {
    /**
     * So many questions of a template, each of another seed.
     *
     * @throws IllegalArgumentException when there is no such template
     */
    List<Question> make(String template, int count);
  }

  /** How a tour came to its end. */
  public enum Ending {
    /** The last page was left. */
    WHOLE,
    /** The learner had enough, or nobody answers any more. */
    LEFT
  }

  public LessonTour(Talk talk, Look look, Lesson lesson, LessonRuns runs, Questions questions) {
    this.talk = talk;
    this.look = look;
    this.lesson = lesson;
    this.asker = new Asker(talk, look);
    this.text = new BlockText(look);
    this.runs = runs;
    this.questions = questions;
  }

  /**
   * Goes through the pages.
   *
   * @param first the page to begin with, from 0
   * @param reached is told each page that is begun
   * @param each is given each question when it is done
   */
  public Ending go(int first, IntConsumer reached, Consumer<Asked> each)
      throws IOException, InterruptedException {
    List<Page> pages = lesson.pages();
    for (int at = Math.max(0, Math.min(first, pages.size() - 1)); at < pages.size(); at++) {
      reached.accept(at);
      Page page = pages.get(at);
      talk.say("");
      talk.say(
          look.paint(Role.DIM, at + 1 + " of " + pages.size() + "  ")
              + look.paint(Role.BOLD, look.signs(page.title())));
      for (Block block : page.blocks()) if (!show(block, each)) return Ending.LEFT;
      if (at + 1 == pages.size()) break;
      if (!talk.waitsAtPages()) continue;
      talk.say("");
      Optional<String> key = talk.ask("Enter goes on, b goes back, q ends. ");
      if (key.isEmpty() || key.get().strip().equalsIgnoreCase("q")) return Ending.LEFT;
      if (key.get().strip().equalsIgnoreCase("b")) at = Math.max(-1, at - 2);
    }
    if (!lesson.exercise().isEmpty()) {
      talk.say("");
      talk.say(look.paint(Role.BOLD, "To try afterwards"));
      talk.say("");
      talk.say(text.lines(lesson.exercise()));
    }
    if (lesson.quiz().isPresent() && !ask(lesson.quiz().get(), each)) return Ending.LEFT;
    sum();
    return Ending.WHOLE;
  }

  private boolean show(Block block, Consumer<Asked> each) throws IOException, InterruptedException {
    if (block instanceof Block.Ask ask) {
      Optional<Question> question = lesson.question(ask.question());
      return question.isEmpty() || ask(Shuffled.of(question.get(), 0), each);
    }
    if (block instanceof Block.Generate generate) {
      for (Question question : questions.make(generate.template(), generate.count()))
        if (!ask(question, each)) return false;
      return true;
    }
    if (block instanceof Block.Card card) {
      if (Misconceptions.find(card.idea()).isPresent())
        asker.card(Misconceptions.find(card.idea()).get());
      return true;
    }
    talk.say("");
    if (block instanceof Block.Run run) {
      Scenario scenario = scenario(run.scenario());
      return switch (run.way()) {
        case WORKED -> runs.worked(scenario);
        case BLANKS -> runs.blanks(scenario, question -> ask(question, each));
        case OWN -> runs.own(scenario);
      };
    }
    talk.say(text.lines(block));
    return true;
  }

  private Scenario scenario(String name) {
    Scenario own = lesson.scenarios().get(name);
    return own != null
        ? own
        : ScenarioLibrary.load(name)
            .orElseThrow(() -> new IllegalStateException("no scenario is called " + name));
  }

  private boolean ask(Question question, Consumer<Asked> each) throws IOException {
    talk.say("");
    Asked asked = asker.ask(question, "");
    if (!asked.isSkipped() || !asked.ended()) {
      all.add(asked);
      each.accept(asked);
    }
    return !asked.ended();
  }

  private void sum() throws IOException {
    long graded = all.stream().filter(asked -> asked.question().kind().isGraded()).count();
    long right = all.stream().filter(Asked::isRightAtOnce).count();
    talk.say("");
    talk.say("The lesson is done: " + right + " of " + graded + " questions right at once.");
  }
}
