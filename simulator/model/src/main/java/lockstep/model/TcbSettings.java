package lockstep.model;

import java.time.Duration;
import lockstep.tcp.SeqNumber;

/**
 * What a user may choose before a connection begins.
 *
 * @param iss the initial sequence number. The RFC wants it clock-driven and hard to guess (MUST-8);
 *     here it is chosen, so that every run can be repeated
 * @param receiveBuffer octets that the connection keeps for its user, 1 or more
 * @param mss the largest text of a segment that it takes, told to the peer in its SYN (MUST-14)
 * @param nagle whether small segments wait while text is unacknowledged (section 3.7.4)
 * @param msl the maximum segment lifetime (section 3.4.2: two minutes)
 */
record TcbSettings(SeqNumber iss, int receiveBuffer, int mss, boolean nagle, Duration msl) {
  /** The values of the RFC, and a buffer that fills the largest window of a plain header. */
  static final TcbSettings USUAL =
      new TcbSettings(SeqNumber.ZERO, Tcb.LARGEST_WINDOW, 1460, true, Duration.ofMinutes(2));

  TcbSettings withIss(SeqNumber iss) {
    return new TcbSettings(iss, receiveBuffer, mss, nagle, msl);
  }

  TcbSettings withReceiveBuffer(int receiveBuffer) {
    return new TcbSettings(iss, receiveBuffer, mss, nagle, msl);
  }

  TcbSettings withMss(int mss) {
    return new TcbSettings(iss, receiveBuffer, mss, nagle, msl);
  }

  TcbSettings withNagle(boolean nagle) {
    return new TcbSettings(iss, receiveBuffer, mss, nagle, msl);
  }

  TcbSettings withMsl(Duration msl) {
    return new TcbSettings(iss, receiveBuffer, mss, nagle, msl);
  }

  /** Two maximum segment lifetimes, in microseconds. */
  long twoMslMicros() {
    return 2 * msl.toNanos() / 1000;
  }
}
