package lockstep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Figure5;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;

/**
 * What an exploration came to.
 *
 * @param states how many different pairs of endpoints and wire were visited
 * @param transitions how many events led from one to another or back to one that was known
 * @param depth how many events the farthest of them is away from the start, by the shortest way
 * @param sides how many different ways of standing each side was found in
 * @param segments how many different segments were sent
 * @param complete whether everything within the bounds was visited
 * @param edges the twenty edges of Figure 5 and how many transitions took each for its own cause
 * @param others the edges that the figure leaves out
 * @param pairs which pairs of states were reached
 * @param reasons why one side stood ESTABLISHED at rest and the other did not
 * @param invariants what was held against it
 * @param broken null when every invariant held
 */
public record ExploreReport(
    ExploreBounds bounds,
    int states,
    long transitions,
    int depth,
    Map<Side, Integer> sides,
    int segments,
    boolean complete,
    List<Edge> edges,
    List<Named> others,
    List<Pair> pairs,
    List<Named> reasons,
    List<Named> invariants,
    Broken broken) {

  /** An edge of Figure 5 and how many transitions took it. */
  public record Edge(Figure5.Edge edge, long times) {}

  /** Something with a name and how often it was taken, held or checked. */
  public record Named(String words, long times) {}

  /**
   * A pair of states that was reached.
   *
   * @param times in how many states of the exploration
   * @param atRest in how many of them nothing was under way and no timer ran
   */
  public record Pair(TcpState client, TcpState server, long times, long atRest) {}

  /**
   * A broken invariant.
   *
   * @param sentence the invariant
   * @param found what was found instead
   * @param events how many events lead there, by the shortest way
   * @param scenario those events as a scenario file
   */
  public record Broken(String sentence, String found, int events, String scenario) {}

  static ExploreReport of(Explorer explorer, boolean complete) {
    EdgeCounts edges = new EdgeCounts();
    for (Side side : Side.values()) explorer.sides(side).steps().forEach(edges::count);
    List<Named> invariants = new ArrayList<>();
    for (StepInvariant invariant : explorer.stepInvariants().all())
      invariants.add(new Named(invariant.sentence(), invariant.checked()));
    for (PairInvariants.PairInvariant invariant : explorer.pairInvariants().all())
      invariants.add(new Named(invariant.sentence(), invariant.checked()));
    List<Named> reasons = new ArrayList<>();
    for (RestReasons.Reason reason : explorer.pairInvariants().reasons().all())
      reasons.add(new Named(reason.words(), reason.times()));
    CounterExample example = explorer.counterExample();
    return new ExploreReport(
        explorer.bounds(),
        explorer.states(),
        explorer.transitions(),
        explorer.depth(),
        Map.of(
            Side.CLIENT, explorer.sides(Side.CLIENT).size(),
            Side.SERVER, explorer.sides(Side.SERVER).size()),
        explorer.segments().size(),
        complete,
        edges.figure(),
        edges.others(),
        pairs(explorer.counts()),
        reasons,
        invariants,
        example == null ? null : example.broken());
  }

  private static List<Pair> pairs(PairCounts counts) {
    List<Pair> pairs = new ArrayList<>();
    for (TcpState client : TcpState.values())
      for (TcpState server : TcpState.values())
        if (counts.all(client, server) > 0)
          pairs.add(
              new Pair(client, server, counts.all(client, server), counts.atRest(client, server)));
    return pairs;
  }

  /** How many edges of Figure 5 were taken. */
  public long edgesCovered() {
    return edges.stream().filter(edge -> edge.times() > 0).count();
  }
}
