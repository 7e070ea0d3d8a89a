package lockstep.comparison;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/**
 * A wire with a model at both of its ends, which sends what the model does but for what a test
 * falsifies.
 */
final class ModelAsWire implements Stage {
  private final ModelStage model = new ModelStage();
  private final UnaryOperator<Segment> falsified;

  /**
   * A wire whose segments are falsified.
   *
   * @param falsified is given each segment once, when it is sent
   */
  ModelAsWire(UnaryOperator<Segment> falsified) {
    this.falsified = falsified;
  }

  @Override
  public World world() {
    return World.WIRE;
  }

  @Override
  public List<Lack> lacks(Scenario scenario) {
    return List.of();
  }

  @Override
  public void begin(Scenario scenario) throws StageFailure, InterruptedException {
    model.begin(scenario);
  }

  @Override
  public void play(Action action, Map<Actor, TcpState> awaited, Consumer<TraceStep> out)
      throws StageFailure, InterruptedException {
    model.play(action, awaited, step -> out.accept(onWire(step)));
  }

  private TraceStep onWire(TraceStep step) {
    return new TraceStep(
        step.number(),
        step.line(),
        step.action(),
        World.WIRE,
        step.atMicros(),
        step.actor(),
        step.path(),
        step.event(),
        step.sends().stream().map(falsified).toList(),
        step.decided(),
        step.before(),
        step.tcb(),
        step.signal(),
        new Sighting(Sighting.How.TOLD, 0, null, null),
        step.why(),
        step.peer());
  }

  @Override
  public Map<Actor, TcpState> standing() {
    return model.standing();
  }

  @Override
  public List<SocketRow> rows() {
    return List.of();
  }

  @Override
  public String place() {
    return "the model as a wire";
  }

  @Override
  public void close() {
    model.close();
  }
}
