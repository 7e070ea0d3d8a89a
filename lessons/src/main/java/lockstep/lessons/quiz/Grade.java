package lockstep.lessons.quiz;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an answer is worth.
 *
 * @param score 0 (wrong) to 1 (right)
 * @param understood the answer as it was read, in full words: {@code B: TIME-WAIT}
 * @param remarks what is to be said about just this answer, in order; may be empty
 * @param ideas the misconceptions that it shows, by their ids ({@code M24})
 */
public record Grade(double score, String understood, List<String> remarks, Set<String> ideas) {
  /** Weights such as 33.333 % add up to a little less than the whole. */
  private static final double WHOLE = 0.999;

  public Grade {
    if (Double.isNaN(score)) throw new IllegalArgumentException("a score is a number");
    score = Math.max(0, Math.min(1, score));
    remarks = remarks.stream().filter(remark -> !remark.isBlank()).toList();
    ideas = Set.copyOf(ideas);
  }

  /** Wholly right or wholly wrong, with nothing to say about it. */
  public static Grade of(boolean right, String understood) {
    return new Grade(right ? 1 : 0, understood, List.of(), Set.of());
  }

  static Grade of(double score, String understood, String remark, String idea) {
    Set<String> ideas = new LinkedHashSet<>();
    if (!idea.isEmpty()) ideas.add(idea);
    return new Grade(score, understood, List.of(remark), ideas);
  }

  /** Whether it is right as a whole. */
  public boolean isRight() {
    return score >= WHOLE;
  }
}
