package lockstep.model;

import lockstep.tcp.ControlBit;
import lockstep.tcp.Timer;

/** How a side that is in CLOSED came there. */
enum SideEnd {
  /** It has not been opened, or is not in CLOSED. */
  NONE("has not opened"),
  IN_ORDER("closed in order"),
  BEFORE_SYNCHRONIZED("closed before the connection stood"),
  RESET("was reset"),
  ABORTED("aborted"),
  TEXT_LOST("reset because nobody read any more"),
  TIMED_OUT("ran into its user timeout"),
  CRASHED("crashed");

  private final String words;

  SideEnd(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** The end that this event has brought. */
  static SideEnd by(SideEvent event, boolean sendsReset) {
    return switch (event.kind()) {
      case ABORT -> ABORTED;
      case CRASH -> CRASHED;
      case CLOSE_BOTH_WAYS -> sendsReset ? TEXT_LOST : BEFORE_SYNCHRONIZED;
      case CLOSE -> BEFORE_SYNCHRONIZED;
      case TIMEOUT -> event.isTimeoutOf(Timer.USER) ? TIMED_OUT : IN_ORDER;
      case ARRIVAL -> event.brings(ControlBit.RST) ? RESET : sendsReset ? TEXT_LOST : IN_ORDER;
      case PASSIVE_OPEN, ACTIVE_OPEN, SEND, RECEIVE ->
          throw new AssertionError(event + " never closes a connection");
    };
  }
}
