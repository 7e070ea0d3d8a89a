package lockstep.app.desktop.learn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.comparison.Moment;
import lockstep.lessons.generate.Beliefs;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.review.Answer;
import lockstep.lessons.review.Skill;
import lockstep.tcp.Figure5;
import lockstep.views.predict.Prediction;

/** What was predicted before a step, as an answer of a learner. */
final class Predicted {
  private Predicted() {}

  /**
   * The answer for the learner's progress.
   *
   * @param where the lesson; {@code predict teardown} outside of lessons
   * @param idea the misconception that it shows
   */
  static Answer answer(Prediction prediction, String where, Optional<String> idea) {
    return new Answer(
        Instant.ofEpochMilli(prediction.at()),
        where,
        "predict/" + prediction.scenario() + "/" + prediction.step() + "/" + prediction.actor(),
        Kind.PREDICT_STATES.word(),
        skills(prediction),
        prediction.given().rfcName(),
        prediction.isRight(),
        1,
        false,
        idea);
  }

  /** The state that was entered, and the edge where only one leads there. */
  private static List<Skill> skills(Prediction prediction) {
    List<Figure5.Edge> edges =
        Figure5.EDGES.stream()
            .filter(edge -> edge.from() == prediction.from() && edge.to() == prediction.expected())
            .toList();
    Skill state = Skill.of(prediction.expected());
    return edges.size() == 1 ? List.of(state, Skill.of(edges.get(0))) : List.of(state);
  }

  /**
   * The misconception that a wrong prediction shows; empty for a right one.
   *
   * @param moments the run up to the step that was predicted, or beyond it
   */
  static Optional<String> idea(List<Moment> moments, Prediction prediction) {
    if (prediction.given() == null || prediction.isRight()) return Optional.empty();
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      if (moment.number() != prediction.step()) continue;
      if (!moment.step().actor().equals(prediction.actor())) return Optional.empty();
      return Beliefs.of(
          moments.subList(0, i + 1).stream().map(Moment::step).toList(), prediction.given());
    }
    return Optional.empty();
  }
}
