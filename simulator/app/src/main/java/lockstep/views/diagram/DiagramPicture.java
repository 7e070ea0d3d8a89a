package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/**
 * What the diagram shows of one moment, as data: where each token stands and which ways were taken.
 *
 * @param tokens the tokens by actor; a listener that stays beside its connection has none
 * @param hops the ways of this step, in order; at most three
 */
public record DiagramPicture(Map<Actor, Stand> tokens, List<Hop> hops) {
  /** Nothing is played yet. */
  public static final DiagramPicture EMPTY = new DiagramPicture(Map.of(), List.of());

  /**
   * Where the tokens of an actor are.
   *
   * @param ring the node of the model's ring, null without one
   * @param disc the node of the kernel's disc, null without one
   * @param unseen whether the ring has an empty dashed place in it
   * @param held whether the state is made to stand still
   */
  public record Stand(String ring, String disc, boolean unseen, boolean held) {
    /** Whether the worlds stand in different nodes. */
    public boolean parted() {
      return ring != null && disc != null && !ring.equals(disc);
    }

    /** Whether one of its tokens is in this node. */
    public boolean in(String node) {
      return node.equals(ring) || node.equals(disc);
    }
  }

  /**
   * A way from node to node.
   *
   * @param edge the id of the figure's edge, null when the figure has none
   */
  public record Hop(Actor actor, String edge, String from, String to) {}

  /** The picture of a moment. */
  public static DiagramPicture of(Moment moment, Course course) {
    TraceStep step = moment.step();
    List<Hop> hops = hops(step);
    Map<Actor, Stand> tokens = new LinkedHashMap<>();
    moment
        .standings()
        .forEach(
            (actor, standing) -> {
              if (!actor.listener()) tokens.put(actor, stand(actor, standing, step, hops, course));
            });
    return new DiagramPicture(tokens, hops);
  }

  /** The actors of a side that have a token in this node. */
  public List<Actor> in(String node, Side side) {
    return tokens.entrySet().stream()
        .filter(e -> e.getKey().side() == side && e.getValue().in(node))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The nodes that the step is about, the widest choice first: those of all its ways, and then the
   * one in which it ends; where it has no way, those in which tokens stand. Empty where none does.
   */
  List<Set<String>> about() {
    Set<String> all = new LinkedHashSet<>();
    if (hops.isEmpty()) {
      for (Stand stand : tokens.values())
        Stream.of(stand.ring(), stand.disc()).filter(Objects::nonNull).forEach(all::add);
      return all.isEmpty() ? List.of() : List.of(all);
    }
    for (Hop hop : hops) all.addAll(List.of(hop.from(), hop.to()));
    return List.of(all, Set.of(hops.get(hops.size() - 1).to()));
  }

  private static List<Hop> hops(TraceStep step) {
    List<Hop> hops = new ArrayList<>();
    if (step.actor().listener()) return hops;
    for (int i = 1; i < step.path().size(); i++) {
      TcpState from = step.path().get(i - 1);
      TcpState to = step.path().get(i);
      var edge = TakenEdge.of(step, i);
      if (edge.isPresent()) {
        var place = DiagramLayout.figure5().edges().get(edge.get().id());
        hops.add(new Hop(step.actor(), edge.get().id(), place.from(), place.to()));
      } else {
        // A connection that a reset ends goes where the others end; one that never stood goes back.
        boolean ends =
            to == TcpState.CLOSED && from != TcpState.LISTEN && from != TcpState.SYN_SENT;
        hops.add(new Hop(step.actor(), null, from.name(), ends ? lower(to) : to.name()));
      }
    }
    return hops;
  }

  private static Stand stand(
      Actor actor, Standing standing, TraceStep step, List<Hop> hops, Course course) {
    boolean acts = actor.equals(step.actor()) && !hops.isEmpty();
    String reached = acts ? hops.get(hops.size() - 1).to() : null;
    boolean opened = course.opened().contains(actor);
    String ring = node(standing.model(), reached, opened);
    String disc = node(standing.kernel(), reached, opened);
    boolean unseen = ring != null && disc == null && standing.unseen();
    boolean held = standing.how() == Sighting.How.HELD;
    return new Stand(ring, disc, unseen, held);
  }

  private static String node(TcpState state, String reached, boolean opened) {
    if (state == null) return null;
    if (state != TcpState.CLOSED) return state.name();
    if (reached != null && DiagramLayout.figure5().nodes().get(reached).state() == state)
      return reached;
    return opened ? lower(state) : state.name();
  }

  private static String lower(TcpState state) {
    return state == TcpState.CLOSED ? DiagramLayout.CLOSED_END : state.name();
  }
}
