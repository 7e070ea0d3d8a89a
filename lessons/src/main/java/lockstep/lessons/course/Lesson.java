package lockstep.lessons.course;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.lessons.quiz.Question;
import lockstep.scenario.Scenario;

/**
 * A lesson.
 *
 * @param name the file's name without its ending: {@code 11-half-a-conversation}
 * @param shape how the file is written
 * @param index its place in the course; empty where the file does not say
 * @param lang the language's tag; {@code en} where the file does not say
 * @param front the front matter as written, in its order, the known keys among the rest
 * @param pages the content, in order
 * @param exercise the exercise; may be empty
 * @param quiz the question at the end; empty where the file has none
 * @param further the questions of the file beside it, in order
 * @param scenarios those of the files beside it, by name
 */
public record Lesson(
    String name,
    Shape shape,
    OptionalInt index,
    String lang,
    String title,
    Map<String, String> front,
    List<Page> pages,
    List<Block> exercise,
    Optional<Question> quiz,
    List<Question> further,
    Map<String, Scenario> scenarios) {
  public Lesson {
    front = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(front));
    pages = List.copyOf(pages);
    exercise = List.copyOf(exercise);
    further = List.copyOf(further);
    scenarios = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(scenarios));
  }

  /** How a file is written. */
  public enum Shape {
    /** Front matter, then four headings of the second level. */
    FRONT_MATTER,
    /** A heading of the first level, then the four, with HTML among the words. */
    HEADINGS,
    /** Text without marks, as it is copied from a page. */
    PLAIN
  }

  /** The question of this name, the one at the end included. */
  public Optional<Question> question(String asked) {
    return java.util.stream.Stream.concat(further.stream(), quiz.stream())
        .filter(question -> question.name().equals(asked))
        .findFirst();
  }

  /** The same lesson with what stands in the files beside it. */
  public Lesson with(List<Question> further, Map<String, Scenario> scenarios) {
    return new Lesson(
        name, shape, index, lang, title, front, pages, exercise, quiz, further, scenarios);
  }
}
