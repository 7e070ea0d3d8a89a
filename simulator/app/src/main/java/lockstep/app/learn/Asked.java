package lockstep.app.learn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lockstep.lessons.quiz.Grade;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.review.Answer;
import lockstep.lessons.review.Progress;
import lockstep.lessons.review.Skill;

/**
 * A question that was asked, and what came of it.
 *
 * @param tries the answers that were understood, at most {@link Asking#TRIES}
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

  /**
   * The rows of it for the learner's progress, one for each answer.
   *
   * @param where the lesson or quiz
   */
  public List<Answer> rows(String where, Instant at) {
    List<Answer> rows = new ArrayList<>();
    List<Skill> skills =
        question.skills().stream().flatMap(tag -> Skill.ofTag(tag).stream()).toList();
    for (int i = 0; i < tries.size(); i++) {
      Try one = tries.get(i);
      rows.add(
          new Answer(
              at,
              where,
              question.name(),
              question.kind().word(),
              skills,
              one.given(),
              one.grade().isRight(),
              i + 1,
              false,
              one.grade().ideas().stream().sorted().findFirst()));
    }
    return rows;
  }

  /** The progress after these answers. */
  public static Progress after(Progress progress, List<Answer> rows) {
    Progress after = progress;
    for (Answer row : rows) after = after.answered(row);
    return after;
  }
}
