package lockstep.app.desktop.learn;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lockstep.app.learn.Asked;
import lockstep.lessons.quiz.Misconception;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.views.words.Words;

/** How a row of questions went. */
final class Sum {
  private Sum() {}

  /** In a sentence. */
  static String of(List<Asked> all) {
    List<Asked> graded = all.stream().filter(asked -> asked.question().kind().isGraded()).toList();
    if (graded.isEmpty()) return Words.of("learn.sum.none");
    long atOnce = graded.stream().filter(Asked::isRightAtOnce).count();
    long later = graded.stream().filter(Asked::isRight).count() - atOnce;
    String sum = Words.of("learn.sum", atOnce, graded.size());
    return later == 0 ? sum : sum + " " + Words.of("learn.sum.later", later);
  }

  /** The misconceptions that the answers have shown. */
  static List<Misconception> ideas(List<Asked> all) {
    Set<String> ideas = new LinkedHashSet<>();
    for (Asked asked : all) ideas.addAll(asked.ideas());
    return ideas.stream().flatMap(id -> Misconceptions.find(id).stream()).toList();
  }
}
