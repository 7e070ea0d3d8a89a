package lockstep.app.learn;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.lessons.quiz.Replay;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.terminal.Lanes;
import lockstep.views.terminal.Look;

/** Plays a run of the model up to the turn that a question is about, and shows that turn. */
final class ReplayText {
  private final Lanes lanes;

  ReplayText(Look look) {
    this.lanes = new Lanes(look, false);
  }

  /** The turn in its lanes, with what decided it. */
  List<String> lines(Replay replay) {
    List<Moment> moments = Replays.moments(replay);
    Moment moment = moments.get(moments.size() - 1);
    List<String> lines = new ArrayList<>(lanes.heads(place(replay)));
    lines.addAll(lanes.moment(moment));
    lines.addAll(lanes.why(moment));
    return lines;
  }

  /** Only scenarios of the library have names that a learner can use. */
  private static String place(Replay replay) {
    boolean named = ScenarioLibrary.text(replay.name()).isPresent();
    return "Once more in the model, in "
        + (named ? "the scenario " + replay.name() : "a run made up for this question");
  }
}
