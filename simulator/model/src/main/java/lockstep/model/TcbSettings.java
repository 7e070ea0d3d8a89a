package lockstep.model;

import java.time.Duration;
import java.util.function.Consumer;
import lockstep.tcp.SeqNumber;

/**
 * What a user may choose before a connection begins. What is not chosen is as RFC 9293 has it. The
 * settings never change; each {@code with} gives others.
 */
final class TcbSettings implements Cloneable {
  /** The values of the RFC, and a buffer that fills the largest window of a plain header. */
  static final TcbSettings USUAL = new TcbSettings();

  /**
   * When an idle connection is probed (section 3.8.4).
   *
   * @param idle how long nothing may come before the first probe (MUST-26)
   * @param interval between probes
   * @param count unanswered probes after which the connection is given up, 1 or more
   */
  record KeepAlive(Duration idle, Duration interval, int count) {
    long idleMicros() {
      return micros(idle);
    }

    long intervalMicros() {
      return micros(interval);
    }
  }

  private SeqNumber iss = SeqNumber.ZERO;
  private int receiveBuffer = Tcb.LARGEST_WINDOW;
  private int sendBuffer = Integer.MAX_VALUE;
  private int mss = 1460;
  private Duration msl = Duration.ofMinutes(2);
  private Duration userTimeout;
  private KeepAlive keepAlive;
  private boolean nagle = true;
  private boolean delayedAck = true;
  private boolean sillyWindowAvoidance = true;
  private boolean windowProbes = true;
  private boolean retransmission = true;
  private boolean congestionControl = true;

  private TcbSettings() {}

  private TcbSettings with(Consumer<TcbSettings> change) {
    try {
      TcbSettings changed = (TcbSettings) clone();
      change.accept(changed);
      return changed;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("this class is cloneable", e);
    }
  }

  /**
   * The initial sequence number of the first connection. The RFC wants it clock-driven and hard to
   * guess (MUST-8); here it is chosen, so that every run can be repeated.
   */
  SeqNumber iss() {
    return iss;
  }

  TcbSettings withIss(SeqNumber value) {
    return with(s -> s.iss = value);
  }

  /** Octets that the connection keeps for its user, 1 or more. */
  int receiveBuffer() {
    return receiveBuffer;
  }

  TcbSettings withReceiveBuffer(int value) {
    return with(s -> s.receiveBuffer = value);
  }

  /**
   * Octets that the user may give before they are acknowledged, 1 or more; without a bound unless
   * set.
   */
  int sendBuffer() {
    return sendBuffer;
  }

  TcbSettings withSendBuffer(int value) {
    return with(s -> s.sendBuffer = value);
  }

  /**
   * The largest text of a segment that it takes, told to the peer in its SYN (MUST-14); 0 sends no
   * MSS option.
   */
  int mss() {
    return mss;
  }

  TcbSettings withMss(int value) {
    return with(s -> s.mss = value);
  }

  /** The maximum segment lifetime (section 3.4.2). */
  Duration msl() {
    return msl;
  }

  TcbSettings withMsl(Duration value) {
    return with(s -> s.msl = value);
  }

  /**
   * How long what was sent may go undelivered; null when the user has not said. Then it is five
   * minutes (section 3.9.1.1), and R2 is the RFC's; a time that the user sets is R2 too (MUST-21).
   */
  Duration userTimeout() {
    return userTimeout;
  }

  TcbSettings withUserTimeout(Duration value) {
    return with(s -> s.userTimeout = value);
  }

  /** Null when off, as it is unless asked for (MUST-25). */
  KeepAlive keepAlive() {
    return keepAlive;
  }

  TcbSettings withKeepAlive(KeepAlive value) {
    return with(s -> s.keepAlive = value);
  }

  /** Whether small segments wait while text is unacknowledged (section 3.7.4, SHLD-7). */
  boolean nagle() {
    return nagle;
  }

  TcbSettings withNagle(boolean value) {
    return with(s -> s.nagle = value);
  }

  /** Whether acknowledgments of text may wait a little (section 3.8.6.3, SHLD-18). */
  boolean delayedAck() {
    return delayedAck;
  }

  TcbSettings withDelayedAck(boolean value) {
    return with(s -> s.delayedAck = value);
  }

  /** Whether the sender avoids small pieces of a window (section 3.8.6.2.1, MUST-38). */
  boolean sillyWindowAvoidance() {
    return sillyWindowAvoidance;
  }

  TcbSettings withSillyWindowAvoidance(boolean value) {
    return with(s -> s.sillyWindowAvoidance = value);
  }

  /** Whether a shut window is probed (section 3.8.6.1, MUST-36). */
  boolean windowProbes() {
    return windowProbes;
  }

  TcbSettings withWindowProbes(boolean value) {
    return with(s -> s.windowProbes = value);
  }

  /** Whether what is not acknowledged is sent again (section 3.8.1). */
  boolean retransmission() {
    return retransmission;
  }

  TcbSettings withRetransmission(boolean value) {
    return with(s -> s.retransmission = value);
  }

  /** Slow start and congestion avoidance (section 3.8.2, MUST-19). */
  boolean congestionControl() {
    return congestionControl;
  }

  TcbSettings withCongestionControl(boolean value) {
    return with(s -> s.congestionControl = value);
  }

  /** Two maximum segment lifetimes, in microseconds. */
  long twoMslMicros() {
    return 2 * micros(msl);
  }

  long userTimeoutMicros() {
    return micros(userTimeout == null ? Duration.ofMinutes(5) : userTimeout);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
