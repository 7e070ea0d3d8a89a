package lockstep.lessons.interchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Replay;

/**
 * A question as names and values, each a text: {@code stem}, {@code option.2.idea}. Two questions
 * are equal when their fields are, so that what a format leaves out can be told field by field.
 */
final class Fields {
  /** The field that says which task fields there are. */
  static final String KIND = "task.kind";

  /** What the names of a task's fields begin with. */
  static final String TASK = "task.";

  private Fields() {}

  static Map<String, String> of(Question question) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", question.name());
    fields.put("stem", question.stem());
    fields.put("why", question.why());
    list(fields, "tag.", question.tags());
    fields.put("exhibit.caption", question.exhibit().caption());
    list(fields, "exhibit.", question.exhibit().lines());
    question
        .replay()
        .ifPresent(
            replay -> {
              fields.put("replay.scenario", replay.scenario());
              fields.put("replay.name", replay.name());
              fields.put("replay.step", String.valueOf(replay.step()));
            });
    TaskFields.put(fields, TASK, question.task());
    return fields;
  }

  /**
   * The question of these fields.
   *
   * @throws IllegalArgumentException when they make none: what is missing or wrong, in words
   */
  static Question question(Map<String, String> fields) {
    Optional<Replay> replay =
        fields.containsKey("replay.scenario")
            ? Optional.of(
                new Replay(
                    get(fields, "replay.scenario"),
                    get(fields, "replay.name"),
                    whole(fields, "replay.step")))
            : Optional.empty();
    return new Question(
        get(fields, "name"),
        get(fields, "stem"),
        new Exhibit(get(fields, "exhibit.caption"), list(fields, "exhibit.")),
        TaskFields.task(fields, TASK),
        get(fields, "why"),
        list(fields, "tag."),
        replay);
  }

  static Kind kind(Map<String, String> fields, String prefix) {
    String word = get(fields, prefix + "kind");
    return Kind.named(word)
        .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no kind of question"));
  }

  static String get(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) throw new IllegalArgumentException("the field " + name + " is missing");
    return value;
  }

  static int whole(Map<String, String> fields, String name) {
    String value = get(fields, name);
    if (!value.matches("-?\\d{1,9}"))
      throw new IllegalArgumentException("the field " + name + " is no whole number: " + value);
    return Integer.parseInt(value);
  }

  static void list(Map<String, String> fields, String prefix, List<String> values) {
    for (int i = 0; i < values.size(); i++) fields.put(prefix + (i + 1), values.get(i));
  }

  static List<String> list(Map<String, String> fields, String prefix) {
    List<String> values = new ArrayList<>();
    while (fields.containsKey(prefix + (values.size() + 1)))
      values.add(fields.get(prefix + (values.size() + 1)));
    return values;
  }

  /** As many things as have a field of this name: {@code option.1.text}, {@code option.2.text}. */
  static <T> List<T> each(
      Map<String, String> fields, String prefix, String sign, IntFunction<T> made) {
    List<T> all = new ArrayList<>();
    while (fields.containsKey(prefix + (all.size() + 1) + sign))
      all.add(made.apply(all.size() + 1));
    return all;
  }
}
