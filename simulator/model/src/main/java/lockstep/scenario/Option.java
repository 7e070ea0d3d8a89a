package lockstep.scenario;

import java.util.Locale;

/** What {@code set} sets, of an actor or of the wire. */
public enum Option {
  RECEIVE_BUFFER(false),
  SEND_BUFFER(false),
  NAGLE(false),
  DELAYED_ACK(false),
  KEEP_ALIVE(false),
  LINGER(false),
  MSS(false),
  ISS(false),
  MSL(false),
  USER_TIMEOUT(false),
  RETRANSMISSION(false),
  WINDOW_PROBES(false),
  SILLY_WINDOW_AVOIDANCE(false),
  CONGESTION_CONTROL(false),
  LATENCY(true),
  LOSS(true),
  DUPLICATION(true),
  REORDERING(true),
  SEED(true),
  COMPARE(true);

  private final boolean ofWire;

  Option(boolean ofWire) {
    this.ofWire = ofWire;
  }

  /** Whether it is said of the wire ({@code set wire latency 50ms}) and not of an actor. */
  public boolean ofWire() {
    return ofWire;
  }

  /** The scenario's word, {@code receive-buffer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
