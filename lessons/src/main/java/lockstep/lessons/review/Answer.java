package lockstep.lessons.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One answer that was given: a row of a teacher's results.
 *
 * @param at when
 * @param where the lesson or quiz
 * @param question the question's id; with template and seed it gives the same question again
 * @param kind the kind of question: {@code numeric}
 * @param skills what it asks for, without repetition
 * @param given what was answered, as typed; cut at 1,000 characters
 * @param attempt 1 for the first try, 2 for the second
 * @param sure whether the learner said to be sure
 * @param misconception what the answer shows to be believed: {@code M24}
 */
public record Answer(
    Instant at,
    String where,
    String question,
    String kind,
    List<Skill> skills,
    String given,
    boolean right,
    int attempt,
    boolean sure,
    Optional<String> misconception) {
  private static final int LONGEST = 1_000;

  /**
   * @throws IllegalArgumentException when the attempt is below 1
   */
  public Answer {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(misconception, "misconception");
    if (attempt < 1)
      throw new IllegalArgumentException("expected a try of 1 or more, found " + attempt);
    skills = skills.stream().distinct().toList();
    if (given.length() > LONGEST) given = given.substring(0, LONGEST - 1) + "…";
  }
}
