package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;

/** The moments of a scenario in the model, and the ladder that they come to. */
final class PlayedScenario {
  private final List<Moment> moments;
  private final Ladder ladder = new Ladder();

  PlayedScenario(List<Moment> moments) {
    this.moments = List.copyOf(moments);
    ladder.play(this.moments);
    ladder.choose(this.moments.size());
  }

  static PlayedScenario shipped(String name) throws Exception {
    return new PlayedScenario(moments(ScenarioLibrary.load(name).orElseThrow()));
  }

  static PlayedScenario of(String text) throws Exception {
    return new PlayedScenario(moments(ScenarioParser.parse("t", "t.scenario", text)));
  }

  private static List<Moment> moments(Scenario scenario) throws Exception {
    List<Moment> moments = new ArrayList<>();
    try (SideBySide run = new SideBySide(scenario, List.of(new ModelStage()))) {
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    return moments;
  }

  List<Moment> moments() {
    return moments;
  }

  Ladder ladder() {
    return ladder;
  }

  LadderPicture picture() {
    return ladder.picture();
  }

  /** The number of the last moment. */
  int last() {
    return moments.size();
  }

  /** The arrows whose segment has these control bits, in the order of their departures. */
  List<Arrow> arrows(String bits) {
    return picture().arrows().stream()
        .filter(a -> a.way().segment().control().toString().equals(bits))
        .toList();
  }

  /** The fullest words of an arrow when a moment is over. */
  static String words(Arrow arrow, int moment) {
    SegmentWords.Wording full = SegmentWords.of(arrow, moment, false).get(0);
    return String.join(" ", full.bits(), full.first(), String.join(" ", full.more())).trim();
  }
}
