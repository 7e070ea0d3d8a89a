package lockstep.comparison;

import java.util.List;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;

/**
 * Plays one scenario action by action in several worlds and lays what happened side by side.
 *
 * <p>One thread plays; {@link #close()} may be called from any thread at any moment.
 */
public final class SideBySide implements AutoCloseable {
  /**
   * Prepares a run. A stage that lacks a verb or a condition is closed and left out, with a remark;
   * none of the stages has played anything yet.
   *
   * @param scenario what to play
   * @param stages at most one model stage and one live stage; the run owns and closes them
   */
  public SideBySide(Scenario scenario, List<Stage> stages) {
    throw new UnsupportedOperationException();
  }

  public Scenario scenario() {
    throw new UnsupportedOperationException();
  }

  /** The stages that play; empty when all were left out. */
  public List<Stage> stages() {
    throw new UnsupportedOperationException();
  }

  /**
   * Sentences for the user, known before the first step: stages left out, options dropped, each
   * with its reason.
   */
  public List<String> remarks() {
    throw new UnsupportedOperationException();
  }

  /**
   * Where it is played: {@code RFC 9293 beside Linux 6.18, 127.0.0.1:52114 to 127.0.0.1:38443, seed
   * 1}; whole after the first action.
   */
  public String place() {
    throw new UnsupportedOperationException();
  }

  /** Whether there is an action left. */
  public boolean hasNext() {
    throw new UnsupportedOperationException();
  }

  /** The action that {@link #next()} will play. */
  public Action peek() {
    throw new UnsupportedOperationException();
  }

  /** Plays the next action in every world. */
  public Played next() throws StageFailure, InterruptedException {
    throw new UnsupportedOperationException();
  }

  /** What the run came to so far. */
  public Summary summary() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
