package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.comparison.ModelMoments;
import lockstep.comparison.Moment;
import lockstep.model.History;
import lockstep.scenario.StageFailure;
import lockstep.trace.TraceStep;

/** What the model does from a fork on, a step at a time. */
final class ForkedRun implements Run {
  /** A fork that goes on longer is played all the same; only its end is not known beforehand. */
  private static final int MOST_PLANNED = 2000;

  private final int shared;
  private final ModelMoments moments = new ModelMoments();
  private final History history;
  private final int planned;
  private TraceStep ahead;
  private StageFailure failure;
  private int made;

  /**
   * A fork of which nothing is played yet.
   *
   * @param shared how many moments the run has in common with the one that it left
   */
  ForkedRun(Recipe recipe, int shared) throws StageFailure {
    this.shared = shared;
    history = recipe.history(moments::next);
    planned = count();
    look();
  }

  private int count() {
    int begin = history.position();
    boolean more = true;
    try {
      while (more && history.position() - begin < MOST_PLANNED) more = history.step().isPresent();
    } catch (StageFailure e) {
      // It is told when the run comes there.
      more = false;
    }
    int steps = history.position() - begin;
    history.seek(begin);
    return more ? 0 : shared + steps;
  }

  private void look() {
    try {
      ahead = history.step().orElse(null);
    } catch (StageFailure e) {
      failure = e;
      ahead = null;
    }
  }

  @Override
  public List<String> remarks() {
    return List.of();
  }

  @Override
  public String place() {
    return "RFC 9293";
  }

  @Override
  public int planned() {
    return planned;
  }

  @Override
  public boolean isLive() {
    return false;
  }

  @Override
  public boolean hasNext() {
    return ahead != null || failure != null;
  }

  @Override
  public boolean nextActs() {
    return true;
  }

  @Override
  public String nextAction() {
    return Optional.ofNullable(ahead).map(TraceStep::action).orElse("");
  }

  @Override
  public void next(Consumer<List<Moment>> out) throws StageFailure {
    if (failure != null) throw failure;
    Moment moment = moments.next(ahead, shared + ++made);
    look();
    out.accept(List.of(moment));
  }

  @Override
  public void close() {
    // Nothing of this machine was opened.
  }
}
