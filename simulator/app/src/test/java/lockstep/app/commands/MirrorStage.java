package lockstep.app.commands;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/** A kernel that does what the model does, unless it is told to show something else. */
final class MirrorStage implements Stage {
  private final ModelStage mirrored = new ModelStage();
  private final UnaryOperator<List<TcpState>> shown;
  private boolean closed;

  MirrorStage(UnaryOperator<List<TcpState>> shown) {
    this.shown = shown;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public World world() {
    return World.LOOPBACK;
  }

  @Override
  public List<Lack> lacks(Scenario scenario) {
    return List.of();
  }

  @Override
  public void begin(Scenario scenario) {
    mirrored.begin(scenario);
  }

  @Override
  public void play(Action action, Map<Actor, TcpState> awaited, Consumer<TraceStep> out)
      throws StageFailure {
    mirrored.play(action, awaited, step -> out.accept(live(step)));
  }

  private TraceStep live(TraceStep step) {
    List<TcpState> path = shown.apply(step.path());
    OsState os = os(path.get(path.size() - 1));
    return new TraceStep(
        step.number(),
        step.line(),
        step.action(),
        World.LOOPBACK,
        step.atMicros(),
        step.actor(),
        path,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        new Sighting(Sighting.How.OBSERVED, 5, os, null));
  }

  private static OsState os(TcpState state) {
    return IntStream.rangeClosed(1, 11)
        .mapToObj(OsState::linux)
        .filter(os -> os.state() == state)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Map<Actor, TcpState> standing() {
    return mirrored.standing();
  }

  @Override
  public List<SocketRow> rows() {
    return List.of(
        new SocketRow(
            "tcp",
            new SocketAddress("127.0.0.1", 443),
            new SocketAddress("127.0.0.1", 41000),
            OsState.linux(1),
            0,
            0,
            RowTimer.OFF,
            0,
            0,
            OptionalInt.empty()));
  }

  @Override
  public String place() {
    return "Mirror 1.0";
  }

  @Override
  public void close() {
    closed = true;
  }
}
