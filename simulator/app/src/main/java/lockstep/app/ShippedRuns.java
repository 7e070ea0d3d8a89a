package lockstep.app;

import java.util.ArrayList;
import java.util.List;
import lockstep.app.desktop.run.Run;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.session.RecordingStage;
import lockstep.comparison.SideBySide;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;

/** Gives the window the scenarios that ship, on the worlds of this build. */
final class ShippedRuns implements RunFactory {
  private final StageMaker stages;
  private List<Choice> choices;

  ShippedRuns(StageMaker stages) {
    this.stages = stages;
  }

  @Override
  public synchronized List<Choice> scenarios() {
    // All of them are read and parsed for their titles: once is enough.
    if (choices == null)
      choices =
          ScenarioLibrary.names().stream()
              .map(name -> new Choice(name, shipped(name).title()))
              .toList();
    return choices;
  }

  @Override
  public Run start(String scenario, boolean withLoopback)
      throws StageFailure, InterruptedException {
    List<Stage> played = new ArrayList<>();
    RecordingStage live = null;
    try {
      played.add(stages.make(World.MODEL, StageOptions.DEFAULT));
      if (withLoopback) {
        live = new RecordingStage(stages.make(World.LOOPBACK, StageOptions.DEFAULT));
        played.add(live);
      }
    } catch (StageMissing e) {
      throw new StageFailure(StageFailure.Blame.MACHINE, e.getMessage(), e);
    }
    return Run.of(new SideBySide(shipped(scenario), played), moments(shipped(scenario)), live);
  }

  /**
   * How many moments the model alone comes to: virtual time costs nothing, so it can be tried
   * beforehand.
   */
  private int moments(Scenario scenario) throws StageFailure, InterruptedException {
    try (SideBySide trial =
        new SideBySide(scenario, List.of(stages.make(World.MODEL, StageOptions.DEFAULT)))) {
      int moments = 0;
      while (trial.hasNext()) moments += trial.next().moments().size();
      return moments;
    } catch (StageMissing e) {
      return 0;
    }
  }

  private static Scenario shipped(String name) {
    return ScenarioLibrary.load(name)
        .orElseThrow(() -> new IllegalArgumentException("no scenario is called " + name));
  }
}
