package lockstep.model;

import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.Timer;

/**
 * Something that can happen to one side of an explored pair.
 *
 * @param timer which one runs out, null for all but a timeout
 * @param segment what arrives, null for all but an arrival
 * @param octets what the user sends, none for all but a SEND
 */
record SideEvent(Kind kind, Timer timer, Segment segment, Octets octets) {
  /** A RECEIVE asks for more than any of these users is sent. */
  static final int AMPLE = 64;

  /** What kind of event it is. */
  enum Kind {
    PASSIVE_OPEN("passive OPEN"),
    ACTIVE_OPEN("active OPEN"),
    SEND("SEND"),
    RECEIVE("RECEIVE"),
    CLOSE("CLOSE"),
    CLOSE_BOTH_WAYS("CLOSE of both directions"),
    ABORT("ABORT"),
    CRASH("crash"),
    TIMEOUT("timeout"),
    ARRIVAL("arrival");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static SideEvent call(Kind kind) {
    return new SideEvent(kind, null, null, Octets.NONE);
  }

  static SideEvent send(Octets octets) {
    return new SideEvent(Kind.SEND, null, null, octets);
  }

  static SideEvent timeout(Timer timer) {
    return new SideEvent(Kind.TIMEOUT, timer, null, Octets.NONE);
  }

  static SideEvent arrival(Segment segment) {
    return new SideEvent(Kind.ARRIVAL, null, segment, Octets.NONE);
  }

  boolean isTimeoutOf(Timer which) {
    return timer == which;
  }

  /** Whether a segment arrives that has this bit. */
  boolean brings(ControlBit bit) {
    return segment != null && segment.has(bit);
  }

  @Override
  public String toString() {
    if (timer != null) return timer.word() + " timeout";
    return segment == null ? kind.words : "arrival of " + segment;
  }
}
