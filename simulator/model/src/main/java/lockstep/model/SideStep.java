package lockstep.model;

import java.util.List;
import lockstep.tcp.TcpState;

/**
 * What an event does to a side, worked out once and used for each pair in which that side stands.
 */
final class SideStep {
  private final SideEvent event;
  private final Accident accident;
  private final int to;
  private final int[] sends;
  private final List<TcpState> path;
  private final Breach breach;
  private long taken;

  /**
   * @param to the side after it
   * @param sends the segments that are sent, by their numbers
   * @param path the states passed
   * @param breach what it breaks, null for nothing
   */
  SideStep(SideEvent event, int to, int[] sends, List<TcpState> path, Breach breach) {
    this.event = event;
    this.accident = Accident.of(event);
    this.to = to;
    this.sends = sends;
    this.path = List.copyOf(path);
    this.breach = breach;
  }

  SideEvent event() {
    return event;
  }

  /** The accident that it is, null for none. */
  Accident accident() {
    return accident;
  }

  int to() {
    return to;
  }

  int[] sends() {
    return sends;
  }

  List<TcpState> path() {
    return path;
  }

  Breach breach() {
    return breach;
  }

  void take() {
    taken++;
  }

  /** How many transitions took it. */
  long taken() {
    return taken;
  }
}
