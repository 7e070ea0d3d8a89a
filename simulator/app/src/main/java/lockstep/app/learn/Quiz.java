package lockstep.app.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.lessons.quiz.Question;
import lockstep.views.terminal.Look;

/** Asks questions one after the other, and says at the end how it went. */
public final class Quiz {
  private final Talk talk;
  private final Asker asker;
  private final QuestionText text;

  public Quiz(Talk talk, Look look) {
    this.talk = talk;
    this.asker = new Asker(talk, look);
    this.text = new QuestionText(look);
  }

  /**
   * Asks until all are asked, or nobody answers any more.
   *
   * @param each is given each question when it is done, so that nothing is lost by an end in the
   *     middle
   * @return those that were answered or passed over
   */
  public List<Asked> ask(Iterable<Question> questions, int count, Consumer<Asked> each)
      throws IOException {
    List<Asked> all = new ArrayList<>();
    int number = 0;
    for (Question question : questions) {
      if (number > 0) talk.say("");
      Asked asked = asker.ask(question, ++number + " of " + count);
      if (!asked.isSkipped() || !asked.ended()) {
        all.add(asked);
        each.accept(asked);
      }
      if (asked.ended()) break;
    }
    sum(all, count);
    return all;
  }

  private void sum(List<Asked> all, int count) throws IOException {
    talk.say("");
    long graded = all.stream().filter(asked -> asked.question().kind().isGraded()).count();
    if (graded == 0) {
      talk.say(all.isEmpty() ? "Nothing was answered." : "Nothing of this is graded.");
      return;
    }
    long atOnce = count(all, true);
    long later = count(all, false);
    talk.say(
        text.wrap(
            atOnce
                + " of "
                + graded
                + " right at once"
                + (later == 0 ? "" : ", " + later + " at the second try")
                + (all.size() < count ? "; " + (count - all.size()) + " not asked" : "")
                + ".",
            0));
    Set<String> ideas = new LinkedHashSet<>();
    for (Asked asked : all) ideas.addAll(asked.ideas());
    for (String idea : ideas)
      if (Misconceptions.find(idea).isPresent())
        talk.say(text.wrap("To think over: " + Misconceptions.find(idea).get().correct(), 0));
  }

  private static long count(List<Asked> all, boolean atOnce) {
    return all.stream()
        .filter(asked -> asked.question().kind().isGraded())
        .filter(asked -> atOnce ? asked.isRightAtOnce() : !asked.isRightAtOnce() && asked.isRight())
        .count();
  }
}
