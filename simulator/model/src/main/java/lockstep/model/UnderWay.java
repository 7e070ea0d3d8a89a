package lockstep.model;

import lockstep.tcp.Actor;
import lockstep.tcp.Segment;

/**
 * A segment that has left and not yet arrived.
 *
 * @param segment with relative numbers, as a trace writes it
 */
public record UnderWay(Actor from, Actor to, Segment segment) {}
