package lockstep.app.learn;

import java.util.ArrayList;
import java.util.List;
import lockstep.lessons.generate.Template;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.quiz.Question;

/** Questions that templates make: the same seed gives the same ones, in terminal and window. */
public final class MadeQuestions {
  /** So many seeds of a template belong to one seed of a quiz. */
  public static final int MOST = 1000;

  /** So many belong to one seed of a lesson. */
  private static final int MOST_OF_PAGE = 20;

  private MadeQuestions() {}

  /** One template after the other, so that a short quiz, too, asks about many things. */
  public static List<Question> mixed(List<Template> templates, long seed, int count) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int turn = Math.floorMod(seed + i, templates.size());
      questions.add(templates.get(turn).make(seed * MOST + i));
    }
    return questions;
  }

  /** So many questions of one template, as a lesson asks them; none when there is no such one. */
  public static List<Question> of(String template, int count, long seed) {
    return Templates.find(template)
        .map(
            found ->
                java.util.stream.IntStream.range(0, count)
                    .mapToObj(i -> found.make(seed * MOST_OF_PAGE + i))
                    .toList())
        .orElse(List.of());
  }
}
