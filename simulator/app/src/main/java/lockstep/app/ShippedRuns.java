package lockstep.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.app.desktop.run.Run;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.session.RecordingStage;
import lockstep.comparison.SideBySide;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;
import lockstep.views.words.Words;

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
    return start(scenario, withLoopback ? World.LOOPBACK : null);
  }

  @Override
  public Run start(String scenario, World beside) throws StageFailure, InterruptedException {
    Scenario wanted = shipped(scenario);
    return start(wanted, beside, moments(wanted), List.of());
  }

  @Override
  public Run startText(String name, String text, boolean withLoopback)
      throws StageFailure, InterruptedException {
    return startText(name, text, withLoopback ? World.LOOPBACK : null);
  }

  @Override
  public Run startText(String name, String text, World beside)
      throws StageFailure, InterruptedException {
    try {
      Scenario scenario = ScenarioParser.parse(name, name + ".scenario", text);
      return start(scenario, beside, planned(scenario), List.of());
    } catch (ScenarioErrors e) {
      throw new StageFailure(StageFailure.Blame.SCENARIO, e.getMessage(), e);
    }
  }

  @Override
  public Optional<Stage> asked(World world) {
    try {
      return Optional.of(stages.make(world, StageOptions.DEFAULT));
    } catch (StageMissing e) {
      return Optional.empty();
    }
  }

  /** A text may break off in the model: it is played up to there all the same. */
  private int planned(Scenario scenario) throws InterruptedException {
    try {
      return moments(scenario);
    } catch (StageFailure e) {
      return 0;
    }
  }

  private Run start(Scenario scenario, World beside, int planned, List<String> said)
      throws StageFailure {
    List<Stage> played = new ArrayList<>();
    RecordingStage live = null;
    try {
      played.add(stages.make(World.MODEL, StageOptions.DEFAULT));
      if (beside != null) {
        live = new RecordingStage(stages.make(beside, StageOptions.DEFAULT));
        played.add(live);
        // Whoever plays it may stop its segments at any moment, and look at each.
        if (beside == World.WIRE) live.expectHand();
        live.keepPackets();
      }
    } catch (StageMissing e) {
      throw new StageFailure(StageFailure.Blame.MACHINE, e.getMessage(), e);
    }
    SideBySide run = new SideBySide(scenario, played);
    if (beside == World.WIRE && run.stages().stream().noneMatch(s -> s.world() == World.WIRE))
      return inItsPlace(run, planned);
    return Run.of(run, planned, live, said);
  }

  /** Where there can be no private network the loopback plays, and the reason is said. */
  private Run inItsPlace(SideBySide without, int planned) throws StageFailure {
    List<String> reasons = new ArrayList<>(without.remarks());
    without.close();
    reasons.add(Words.of("bar.world.wire.instead"));
    return start(without.scenario(), World.LOOPBACK, planned, reasons);
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
