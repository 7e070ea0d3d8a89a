package lockstep.comparison;

import java.util.List;
import lockstep.trace.TraceStep;

/** Makes what views draw of a model that plays alone, step by step; nothing of it has a verdict. */
public final class ModelMoments {
  private final Moments moments = new Moments(true, false);

  /** The moment of the model's next turn; moments are counted from 1. */
  public Moment next(TraceStep turn) {
    return moments.of(List.of(turn), List.of(), List.of(), List.of(), "").get(0);
  }

  /** The moment of the model's next turn in a run that counts otherwise. */
  public Moment next(TraceStep turn, int number) {
    Moment made = next(turn);
    return new Moment(
        number,
        made.line(),
        made.action(),
        made.step(),
        made.standings(),
        made.verdict(),
        made.difference(),
        made.reasons(),
        made.rows(),
        made.note(),
        made.modelMicros());
  }
}
