package lockstep.model;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;

/**
 * Plays a scenario as RFC 9293 says it goes, in virtual time: same scenario and same seed give the
 * same trace.
 */
public final class ModelStage implements Stage {
  private Playing playing = new Playing(new ModelWorld(1), "");

  /** A stage for one run. */
  public ModelStage() {}

  @Override
  public World world() {
    return World.MODEL;
  }

  @Override
  public List<Lack> lacks(Scenario scenario) {
    return ModelLacks.of(scenario);
  }

  @Override
  public void begin(Scenario scenario) {
    playing = new Playing(new ModelWorld(scenario.seed()), scenario.source());
  }

  @Override
  public void play(Action action, Map<Actor, TcpState> awaited, Consumer<TraceStep> out)
      throws StageFailure {
    playing.begin(action);
    for (TraceStep step = playing.step(); step != null; step = playing.step()) out.accept(step);
  }

  @Override
  public Map<Actor, TcpState> standing() {
    return playing.world().standing();
  }

  @Override
  public List<SocketRow> rows() {
    return List.of();
  }

  @Override
  public String place() {
    return "RFC 9293";
  }

  @Override
  public void close() {
    // Nothing of this machine was opened.
  }
}
