package lockstep.app.conform;

import java.util.List;
import java.util.stream.Collectors;
import lockstep.app.conform.Verdict.Standing;
import lockstep.model.Preconditions;
import lockstep.model.StandIn;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/**
 * A case of one event.
 *
 * @param right the outcomes of which any is right
 * @param tolerated outcomes that are common, and not right
 */
record Transition(
    String id,
    String key,
    Preconditions at,
    Trial trial,
    List<Wanted> right,
    List<Wanted> tolerated)
    implements ConformanceCase {
  @Override
  public Kind kind() {
    return trial.kind();
  }

  @Override
  public Verdict judge(StandIn standIn) {
    StandIn.Outcome found = trial.on(standIn);
    Standing standing =
        anyAccepts(right, found)
            ? Standing.PASSED
            : anyAccepts(tolerated, found) ? Standing.TOLERATED : Standing.FAILED;
    return new Verdict(
        this,
        standing,
        found.state(),
        right.stream().map(Wanted::toString).collect(Collectors.joining(" or ")),
        Wanted.words(found, kind().group() == Kind.Group.CALL),
        found.decided());
  }

  /** Whether it is right to stand there then and to have sent these, whatever a call answers. */
  boolean accepts(TcpState state, List<Segment> sends) {
    return right.stream().anyMatch(w -> w.accepts(state, sends));
  }

  private static boolean anyAccepts(List<Wanted> wanted, StandIn.Outcome found) {
    return wanted.stream().anyMatch(w -> w.accepts(found));
  }
}
