package lockstep.app.session;

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

/** A live world as it was recorded: says again what it said, and opens nothing. */
final class PlaybackStage implements Stage {
  private final List<LiveAction> recorded;
  private int played;
  private boolean fresh;
  private List<SocketRow> rows = List.of();

  PlaybackStage(List<LiveAction> recorded) {
    this.recorded = recorded;
  }

  @Override
  public World world() {
    return Playback.world(recorded);
  }

  @Override
  public List<Lack> lacks(Scenario scenario) {
    return List.of();
  }

  @Override
  public void begin(Scenario scenario) {
    // What is said again needs nothing.
  }

  @Override
  public void play(Action action, Map<Actor, TcpState> awaited, Consumer<TraceStep> out)
      throws StageFailure {
    // All that was done for one action is kept as one.
    if (fresh) return;
    // The model can fail before the live world is asked; then nothing was recorded of that.
    if (played == recorded.size()) throw new IllegalStateException("the recording is over");
    LiveAction next = recorded.get(played++);
    rows = next.rows();
    fresh = true;
    next.steps().forEach(out);
    if (next.failure() != null)
      throw new StageFailure(next.failure().blame(), next.failure().words());
  }

  @Override
  public Map<Actor, TcpState> standing() {
    return Map.of();
  }

  @Override
  public List<SocketRow> rows() {
    boolean readAlone = !fresh && played < recorded.size() && !recorded.get(played).isPlayed();
    if (readAlone) rows = recorded.get(played++).rows();
    fresh = false;
    return rows;
  }

  @Override
  public String place() {
    return played == 0 ? "" : recorded.get(played - 1).place();
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
