package lockstep.views.diagram;

import java.util.List;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.views.diagram.DiagramLayout.EdgePlace;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import lockstep.views.diagram.DiagramLayout.Point;
import lockstep.views.diagram.DiagramPicture.Hop;
import lockstep.views.diagram.DiagramPicture.Stand;

/** The ways that tokens fly from one picture to the next, from seat to seat. */
final class Ways {
  private final DiagramLayout layout;
  private final DiagramPicture from;
  private final DiagramPicture next;

  Ways(DiagramLayout layout, DiagramPicture from, DiagramPicture next) {
    this.layout = layout;
    this.from = from;
    this.next = next;
  }

  /** Adds the tokens of an actor to a flight, as far as they move. */
  void addTo(Flight flight, Actor actor, EndTokens end) {
    Stand stand = next.tokens().get(actor);
    Stand was = from.tokens().get(actor);
    List<Hop> hops = next.hops().stream().filter(h -> h.actor().equals(actor)).toList();
    List<Track> walked = hops.stream().map(this::along).toList();
    String start = hops.isEmpty() ? null : hops.get(0).from();
    if (stand.ring() != null) {
      String ringWas = was == null ? start : was.ring();
      List<Track> ways = walked.isEmpty() ? single(actor, ringWas, stand.ring()) : walked;
      flight.add(end.ring(), ways);
      if (stand.unseen()) flight.add(end.disc(), ways);
    }
    if (stand.disc() == null) return;
    String discWas = was == null || was.disc() == null ? start : was.disc();
    boolean together = stand.ring() == null || stand.disc().equals(stand.ring());
    boolean withRing = together && !walked.isEmpty() && start.equals(discWas);
    flight.add(end.disc(), withRing ? walked : single(actor, discWas, stand.disc()));
  }

  /** Where an actor's token sits in a node of a picture; null for no node. */
  static Point seat(DiagramLayout layout, DiagramPicture of, Actor actor, String node) {
    if (node == null) return null;
    NodePlace place = layout.nodes().get(node);
    boolean both = !of.in(node, Side.CLIENT).isEmpty() && !of.in(node, Side.SERVER).isEmpty();
    return (both ? place.seatsWhenBoth() : place.seats()).get(actor.side());
  }

  /**
   * Whether an edge that is taken now runs straight between the two nodes in which an actor's
   * tokens stand, at their height: a tether would lie on it.
   */
  static boolean isJoinedByEdge(DiagramLayout layout, DiagramPicture of, Actor actor) {
    Stand stand = of.tokens().get(actor);
    if (!stand.parted()) return false;
    Point ring = seat(layout, of, actor, stand.ring());
    Point disc = seat(layout, of, actor, stand.disc());
    return of.hops().stream()
        .filter(hop -> hop.edge() != null && stand.in(hop.from()) && stand.in(hop.to()))
        .anyMatch(hop -> Track.of(layout.edges().get(hop.edge()).path()).liesOn(ring, disc));
  }

  /** Where an end's token sits in a node that it has for itself. */
  static Point seatIn(DiagramLayout layout, String node, Side side) {
    return layout.nodes().get(node).seats().get(side);
  }

  /** Along an edge, or straight where the figure has none. */
  static Track between(DiagramLayout layout, String edge, Point start, Point end) {
    return edge == null
        ? Track.straight(start, end)
        : Track.of(layout.edges().get(edge).path()).between(start, end);
  }

  private Track along(Hop hop) {
    Side side = hop.actor().side();
    boolean stays = next.tokens().get(hop.actor()).in(hop.to());
    Point end = stays ? seat(layout, next, hop.actor(), hop.to()) : seatIn(layout, hop.to(), side);
    return between(layout, hop.edge(), seatIn(layout, hop.from(), side), end);
  }

  private List<Track> single(Actor actor, String start, String goal) {
    if (start == null || start.equals(goal)) return List.of();
    String edge =
        layout.edges().values().stream()
            .filter(e -> e.from().equals(start) && e.to().equals(goal))
            .map(EdgePlace::id)
            .findFirst()
            .orElse(null);
    return List.of(
        between(
            layout, edge, seatIn(layout, start, actor.side()), seat(layout, next, actor, goal)));
  }
}
