package lockstep.app.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.app.session.LiveAction;
import lockstep.app.session.RecordingStage;
import lockstep.comparison.HeldSegment;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;

/** The real run behind the window. */
final class SideBySideRun implements Run {
  private final SideBySide run;
  private final int planned;
  private final List<String> said;
  private final RecordingStage live;
  private volatile int played;

  SideBySideRun(SideBySide run, int planned, RecordingStage live, List<String> said) {
    this.said = List.copyOf(said);
    this.run = run;
    this.planned = planned;
    this.live = live;
  }

  /** Only where the model plays can it go on otherwise. */
  @Override
  public Optional<Scenario> scenario() {
    boolean withModel = run.stages().stream().anyMatch(stage -> !stage.world().isLive());
    return withModel ? Optional.of(run.asPlayed()) : Optional.empty();
  }

  @Override
  public boolean canStopSegments() {
    return run.stages().stream().anyMatch(stage -> !stage.world().isLive())
        && run.stages().stream().noneMatch(stage -> stage.world() == World.LOOPBACK);
  }

  @Override
  public void bySegment(boolean yes) {
    run.bySegment(yes);
  }

  @Override
  public boolean isAsWritten() {
    return run.asPlayed().actions().equals(run.scenario().actions());
  }

  @Override
  public List<HeldSegment> hand() {
    return run.hand();
  }

  @Override
  public void wish(Action.Wire wish) {
    run.wish(wish);
  }

  @Override
  public Optional<World> liveWorld() {
    return run.stages().stream().map(Stage::world).filter(World::isLive).findFirst();
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
    List<String> all = new ArrayList<>(said);
    all.addAll(run.remarks());
    return all;
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
    return run.peek().acts() && !run.isTurning();
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
