package lockstep.views.ladder;

import lockstep.tcp.Actor;
import lockstep.tcp.Side;

/** The two ends of a connection: the ladder has two lifelines and shows one pair at a time. */
public record Pair(Actor client, Actor server) {
  /** The pair that is shown before anybody acts. */
  public static final Pair FIRST = new Pair(Actor.CLIENT, Actor.SERVER);

  /** Whether the actor is one of the two. */
  public boolean has(Actor actor) {
    return client.equals(actor) || server.equals(actor);
  }

  /** The actor of an end. */
  public Actor of(Side side) {
    return side == Side.CLIENT ? client : server;
  }
}
