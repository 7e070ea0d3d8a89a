package lockstep.views.ladder;

import lockstep.tcp.Side;

/**
 * Something that a scenario will do.
 *
 * @param side the end that makes the call; null for both, and for the wire
 * @param words in the scenario's words, without the actor where the side says it
 */
public record Coming(Side side, String words) {}
