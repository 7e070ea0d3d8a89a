package lockstep.app.learn;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lockstep.lessons.quiz.Grade;
import lockstep.lessons.quiz.Question;

/**
 * A question that was asked, and what came of it.
 *
 * @param tries the answers that were understood, at most {@link Asker#TRIES}
 * @param ended whether there was nobody to answer any more
 */
public record Asked(Question question, List<Try> tries, boolean ended) {
  public Asked {
    tries = List.copyOf(tries);
  }

  /** One answer as it was given, and what it is worth. */
  public record Try(String given, Grade grade) {}

  /** Whether the first answer was right: only this counts for the memory. */
  public boolean isRightAtOnce() {
    return !tries.isEmpty() && tries.get(0).grade().isRight();
  }

  /** Whether any answer was right. */
  public boolean isRight() {
    return tries.stream().anyMatch(one -> one.grade().isRight());
  }

  /** Whether it was passed over. */
  public boolean isSkipped() {
    return tries.isEmpty();
  }

  /** The misconceptions that the answers show. */
  public Set<String> ideas() {
    Set<String> ideas = new LinkedHashSet<>();
    for (Try one : tries) ideas.addAll(one.grade().ideas());
    return ideas;
  }
}
