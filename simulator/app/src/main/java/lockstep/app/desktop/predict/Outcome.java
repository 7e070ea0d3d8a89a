package lockstep.app.desktop.predict;

import lockstep.views.predict.Prediction;
import lockstep.views.predict.Question;
import lockstep.views.words.Words;

/** What is said after a prediction. */
final class Outcome {
  private Outcome() {}

  /** What the model did, and what was answered. */
  static String of(Prediction prediction) {
    String expected = prediction.expected().rfcName();
    if (prediction.given() == null) return Words.of("predict.unsure", expected);
    if (prediction.isRight()) return Words.of("predict.right", expected);
    return Words.of("predict.wrong", prediction.given().rfcName(), expected);
  }

  /** Where the kernel was seen. */
  static String ofKernel(Question question) {
    return question
        .kernel()
        .map(state -> Words.of("predict.kernel", state.rfcName()))
        .orElseGet(() -> Words.of("predict.kernel.unseen"));
  }
}
