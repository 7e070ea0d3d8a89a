package lockstep.app.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.lessons.quiz.Grade;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Misconception;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.Question;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;

/**
 * Asks one question: two tries, then the verdict, the reason, the very transition played once more,
 * and the card of the misconception that the answer shows.
 */
public final class Asker {
  private static final String PASS = "pass";
  private static final String QUIT = "quit";

  private final Talk talk;
  private final Look look;
  private final QuestionText text;
  private final ReplayText replays;

  public Asker(Talk talk, Look look) {
    this.talk = talk;
    this.look = look;
    this.text = new QuestionText(look);
    this.replays = new ReplayText(look);
  }

  /**
   * Asks.
   *
   * @param head stands over the question: {@code 2 of 5}; may be empty
   */
  public Asked ask(Question question, String head) throws IOException {
    if (!head.isEmpty()) talk.say(look.paint(Role.DIM, look.signs(head)));
    talk.say(text.lines(question));
    if (question.kind() == Kind.DESCRIPTION) return new Asked(question, List.of(), false);
    talk.say("");
    for (String line :
        text.wrap("Answer with " + question.task().form() + ", or pass, or quit.", 0))
      talk.say(look.paint(Role.DIM, line));
    Asking asking = new Asking(question);
    while (!asking.isDone()) {
      Optional<String> line = talk.ask("> ");
      if (line.isEmpty() || line.get().strip().equalsIgnoreCase(QUIT)) return asking.asked(true);
      if (line.get().strip().equalsIgnoreCase(PASS)) {
        asking.pass();
        break;
      }
      try {
        verdict(question, asking.give(line.get()), !asking.mayTryAgain());
      } catch (NotUnderstood e) {
        talk.say(text.wrap(capital(sentence(e.getMessage())), 2));
      }
    }
    if (asking.answer().isPresent())
      talk.say(text.wrap("The answer is " + sentence(asking.answer().get()), 2));
    explain(asking);
    return asking.asked(false);
  }

  private void verdict(Question question, Grade grade, boolean last) throws IOException {
    if (question.kind() == Kind.ESSAY) {
      talk.say("  It stands as you wrote it.");
    } else if (grade.isRight()) {
      verdict(Role.AGREES, "Right:", sentence(grade.understood()));
    } else {
      String part =
          grade.score() > 0
              ? "Right in part (" + Math.round(grade.score() * 100) + " %):"
              : "Not so:";
      verdict(Role.BOLD, part, sentence(grade.understood()) + (last ? "" : " Once more."));
    }
    for (String remark : grade.remarks()) talk.say(text.wrap(remark, 2));
  }

  private void verdict(Role role, String word, String words) throws IOException {
    List<String> lines = new ArrayList<>(text.wrap(word + " " + words, 2));
    lines.set(0, "  " + look.paint(role, word) + lines.get(0).substring(2 + word.length()));
    talk.say(lines);
  }

  private void explain(Asking asking) throws IOException {
    Question question = asking.question();
    if (!question.why().isBlank()) talk.say(text.wrap(question.why(), 2));
    if (!asking.showsMore()) return;
    if (question.replay().isPresent()) {
      talk.say("");
      talk.say(replays.lines(question.replay().get()));
    }
    for (Misconception idea : asking.cards()) card(idea);
  }

  /** Says a misconception and what is so. */
  public void card(Misconception idea) throws IOException {
    talk.say("");
    talk.say(text.wrap("Often believed: " + idea.statement(), 2));
    talk.say(text.wrap("But: " + idea.correct(), 2));
    talk.say(
        text.wrap(
            "See it: "
                + (idea.scenario().isEmpty() ? idea.see() : "lockstep play " + idea.scenario()),
            2));
  }

  /** The words with one full stop at their end. */
  private static String sentence(String words) {
    return words.matches("(?s).*[.!?]") ? words : words + ".";
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
