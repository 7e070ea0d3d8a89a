package lockstep.views.terminal;

import java.util.Map;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;

/**
 * The two actors that the lanes show at one moment: the one whose turn it is, and across from it
 * the one it has to do with. Where that is not known it is the one of the same number, or else the
 * first.
 *
 * @param client null where no client has had a socket yet
 * @param server null likewise
 */
record Ends(Actor client, Actor server) {
  static Ends of(Moment moment) {
    Actor actor = moment.step().actor();
    Actor peer = moment.step().peer();
    boolean isAcross = peer != null && peer.side() != actor.side();
    Actor other = isAcross ? peer : across(actor, moment.standings());
    return actor.side() == Side.CLIENT ? new Ends(actor, other) : new Ends(other, actor);
  }

  private static Actor across(Actor actor, Map<Actor, Standing> standings) {
    Side side = actor.side().other();
    Actor twin = Actor.of(side, actor.number());
    if (standings.containsKey(twin)) return twin;
    return standings.keySet().stream()
        .filter(a -> a.side() == side)
        .min(Actor::compareTo)
        .orElse(null);
  }

  /** The name to show, empty for the first of a side. */
  static String name(Actor actor) {
    if (actor == null) return "";
    if (actor.listener()) return "listener" + (actor.number() == 1 ? "" : actor.number());
    return actor.number() == 1 ? "" : actor.toString();
  }
}
