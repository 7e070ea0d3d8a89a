package lockstep.app.session;

import java.util.ArrayList;
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
import lockstep.trace.KernelEvent;
import lockstep.trace.TraceStep;

/** A live world whose every word is kept, so that the run can be shown again from a file. */
public final class RecordingStage implements Stage {
  private final Stage stage;

  // The playing thread's own.
  private Action action;
  private LiveAction.Failure failure;
  private final List<TraceStep> steps = new ArrayList<>();

  // Guarded by itself: whoever saves asks from another thread.
  private final List<LiveAction> kept = new ArrayList<>();

  /**
   * @param stage the world; this one closes it
   */
  public RecordingStage(Stage stage) {
    this.stage = stage;
  }

  /** What was seen by now, an entry for each action that is over. */
  public List<LiveAction> kept() {
    synchronized (kept) {
      return List.copyOf(kept);
    }
  }

  @Override
  public World world() {
    return stage.world();
  }

  @Override
  public List<Lack> lacks(Scenario scenario) {
    return stage.lacks(scenario);
  }

  @Override
  public void begin(Scenario scenario) throws StageFailure, InterruptedException {
    stage.begin(scenario);
  }

  /**
   * Where a hand takes a segment, this world may do several things for one action of the run; they
   * are kept as one, up to the next reading of the rows.
   */
  @Override
  public void play(Action next, Map<Actor, TcpState> awaited, Consumer<TraceStep> out)
      throws StageFailure, InterruptedException {
    if (action == null) {
      action = next;
      failure = null;
      steps.clear();
    }
    try {
      stage.play(
          next,
          awaited,
          step -> {
            steps.add(step);
            out.accept(step);
          });
    } catch (StageFailure e) {
      if (failure == null) failure = new LiveAction.Failure(e.blame(), e.getMessage());
      throw e;
    }
  }

  @Override
  public Map<Actor, TcpState> standing() {
    return stage.standing();
  }

  @Override
  public List<Held> held() {
    return stage.held();
  }

  @Override
  public void expectHand() {
    stage.expectHand();
  }

  @Override
  public void keepPackets() {
    stage.keepPackets();
  }

  /** Asked once when an action is over. */
  @Override
  public List<SocketRow> rows() {
    List<SocketRow> rows = stage.rows();
    // The model could not play it, and this world was not asked to.
    LiveAction over =
        action == null
            ? LiveAction.notPlayed(stage.place(), rows)
            : new LiveAction(action.line(), action.text(), stage.place(), steps, rows, failure);
    action = null;
    synchronized (kept) {
      kept.add(over);
    }
    return rows;
  }

  @Override
  public List<KernelEvent> heard() {
    return stage.heard();
  }

  @Override
  public String place() {
    return stage.place();
  }

  @Override
  public void close() {
    stage.close();
  }
}
