package lockstep.views.tcb;

import java.util.Map;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;

/**
 * How the card is to show a moment.
 *
 * @param live whether a live world plays
 * @param absolute whether the numbers are those on the wire and not relative to the initial ones
 * @param figures the end whose sequence spaces are drawn; null for the one whose step it is
 * @param waited how many microseconds ago each row was read, where its timers are to run down since
 */
public record TcbManner(boolean live, boolean absolute, Side figures, Map<Actor, Long> waited) {
  public TcbManner {
    waited = Map.copyOf(waited);
  }

  /** Relative numbers, the figures of the end whose step it is, clocks that stand still. */
  static TcbManner usual(boolean live) {
    return new TcbManner(live, false, null, Map.of());
  }
}
