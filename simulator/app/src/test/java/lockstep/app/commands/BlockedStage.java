package lockstep.app.commands;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
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

/** A stage whose first action lasts until it is closed, and then fails as sockets do. */
final class BlockedStage implements Stage {
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean playing;

  boolean playing() {
    return playing;
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
    playing = false;
  }

  @Override
  public void play(Action action, Map<Actor, TcpState> awaited, Consumer<TraceStep> out)
      throws StageFailure, InterruptedException {
    playing = true;
    closed.await();
    throw new StageFailure(StageFailure.Blame.MACHINE, "the run is closed");
  }

  @Override
  public Map<Actor, TcpState> standing() {
    return Map.of();
  }

  @Override
  public List<SocketRow> rows() {
    return List.of();
  }

  @Override
  public String place() {
    return "nowhere";
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
