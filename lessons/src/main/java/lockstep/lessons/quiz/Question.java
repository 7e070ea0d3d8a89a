package lockstep.lessons.quiz;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A question with all that showing, grading and exporting it needs.
 *
 * @param name its name, one of its kind in a file or a quiz: {@code half-close/who-may-send},
 *     {@code next-state/17}
 * @param stem what is asked, in plain text; an empty line parts paragraphs, `...` marks what is
 *     typed or printed
 * @param exhibit what is looked at while answering
 * @param task what is answered
 * @param why the reason of the right answer, shown after the last try; may be empty
 * @param tags words for sorting and for what stands behind it, each without blanks: {@code
 *     skill:state:TIME-WAIT}, {@code proof:...}; order is kept
 * @param replay where the model shows what is asked, if it does
 */
public record Question(
    String name,
    String stem,
    Exhibit exhibit,
    Task task,
    String why,
    List<String> tags,
    Optional<Replay> replay) {
  private static final String SKILL = "skill:";

  public Question {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(stem, "stem");
    Objects.requireNonNull(exhibit, "exhibit");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(replay, "replay");
    tags = List.copyOf(tags);
  }

  /** A question of words alone. */
  public static Question of(String name, String stem, Task task, String why, String... tags) {
    return new Question(name, stem, Exhibit.NONE, task, why, List.of(tags), Optional.empty());
  }

  /** What kind it is of. */
  public Kind kind() {
    return task.kind();
  }

  /** What an answer shows that it can: the ids behind its {@code skill:} tags. */
  public List<String> skills() {
    return values(SKILL);
  }

  /** What follows a beginning in its tags: {@code values("proof:")}. */
  public List<String> values(String beginning) {
    return tags.stream()
        .filter(tag -> tag.startsWith(beginning))
        .map(tag -> tag.substring(beginning.length()))
        .toList();
  }

  /** The same question with another task. */
  public Question with(Task other) {
    return new Question(name, stem, exhibit, other, why, tags, replay);
  }
}
