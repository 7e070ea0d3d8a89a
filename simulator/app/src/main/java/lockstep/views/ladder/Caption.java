package lockstep.views.ladder;

import lockstep.comparison.Verdict;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;

/**
 * What stands beside a lifeline: a state's name below the point where it is entered, or a call
 * above the point where it is made.
 *
 * @param side the lifeline
 * @param y the point, in the picture's units
 * @param moment the number of the moment that tells it
 * @param state the state that is entered, null for a call
 * @param words the call, or what stands in lines under a name; may be empty
 * @param verdict the verdict that is to be lit, null when worlds do not part here
 */
public record Caption(
    Side side, double y, int moment, TcpState state, String words, Verdict verdict) {}
