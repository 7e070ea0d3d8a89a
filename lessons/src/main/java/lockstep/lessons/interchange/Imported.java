package lockstep.lessons.interchange;

import java.util.List;
import lockstep.lessons.quiz.Question;

/**
 * What a text gave: all questions that could be read, and a problem for each that could not or only
 * in part.
 *
 * @param questions in the order of the text
 * @param problems in the order in which they were found
 */
public record Imported(List<Question> questions, List<Problem> problems) {
  public Imported {
    questions = List.copyOf(questions);
    problems = List.copyOf(problems);
  }

  static Imported nothing(Problem problem) {
    return new Imported(List.of(), List.of(problem));
  }
}
