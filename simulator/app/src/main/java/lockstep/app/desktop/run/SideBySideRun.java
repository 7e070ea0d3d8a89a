package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.app.session.LiveAction;
import lockstep.app.session.RecordingStage;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.scenario.Scenario;
import lockstep.scenario.StageFailure;

/** The real run behind the window. */
final class SideBySideRun implements Run {
  private final SideBySide run;
  private final int planned;
  private final RecordingStage live;
  private volatile int played;

  SideBySideRun(SideBySide run, int planned, RecordingStage live) {
    this.run = run;
    this.planned = planned;
    this.live = live;
  }

  /** Only where the model plays can it go on otherwise. */
  @Override
  public Optional<Scenario> scenario() {
    boolean withModel = run.stages().stream().anyMatch(stage -> !stage.world().isLive());
    return withModel ? Optional.of(run.scenario()) : Optional.empty();
  }

  @Override
  public int played() {
    return played;
  }

  @Override
  public List<LiveAction> recorded() {
    return live == null ? List.of() : live.kept();
  }

  @Override
  public int planned() {
    return planned;
  }

  @Override
  public List<String> remarks() {
    return run.remarks();
  }

  @Override
  public String place() {
    return run.place();
  }

  @Override
  public boolean isLive() {
    return run.stages().stream().anyMatch(stage -> stage.world().isLive());
  }

  @Override
  public boolean hasNext() {
    return run.hasNext();
  }

  @Override
  public boolean nextActs() {
    return run.peek().acts();
  }

  @Override
  public String nextAction() {
    return run.peek().text();
  }

  @Override
  public void next(Consumer<List<Moment>> out) throws StageFailure, InterruptedException {
    played++;
    try {
      out.accept(run.next().moments());
    } catch (StageFailure e) {
      run.broken().ifPresent(played -> out.accept(played.moments()));
      throw e;
    }
  }

  @Override
  public void close() {
    run.close();
  }
}
