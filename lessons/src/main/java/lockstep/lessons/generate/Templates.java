package lockstep.lessons.generate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All templates whose questions come from the model and from our own tables. */
public final class Templates {
  private static final List<Template> ALL =
      Stream.of(
              StateQuestions.all(),
              DiagramQuestions.all(),
              SegmentQuestions.all(),
              ClosingQuestions.all(),
              NameQuestions.all(),
              PortQuestions.all(),
              RowQuestions.all(),
              MatchQuestions.all(),
              CountQuestions.all(),
              ReckonQuestions.all())
          .flatMap(List::stream)
          .toList();

  private Templates() {}

  /** All of them, in a fixed order. */
  public static List<Template> all() {
    return ALL;
  }

  /** The one with this id; empty when there is none. */
  public static Optional<Template> find(String id) {
    return ALL.stream().filter(template -> template.id().equals(id)).findFirst();
  }

  /** Those of a topic; none when there is no such topic. */
  public static List<Template> of(String topic) {
    return ALL.stream().filter(template -> template.topic().equals(topic)).toList();
  }

  /** All topics, in the order of the templates. */
  public static List<String> topics() {
    return ALL.stream().map(Template::topic).distinct().toList();
  }
}
