package lockstep.model;

import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * Asking a silent peer: whether its shut window is open again (RFC 9293 section 3.8.6.1), and
 * whether it is still there (section 3.8.4).
 */
record Probing(Tcb tcb, Turn turn) {
  /**
   * The override timeout of sender's silly window avoidance is at most this (section 3.8.6.2.1).
   */
  private static final long MOST_OVERRIDE_MICROS = 1_000_000;

  /**
   * Starts or stops the timer that asks about a window, by what waits for it. While the window is
   * shut it takes the place of the retransmission timer (SHLD-29).
   */
  void watchTheWindow() {
    boolean shut = isRefused() || tcb.sndWnd == 0 && tcb.hasUnsent();
    boolean heldBack = tcb.hasUnsent() && !tcb.hasUnacknowledged();
    if (!tcb.settings.windowProbes() || !(shut || heldBack)) {
      tcb.stop(Timer.PERSIST);
      tcb.probeIntervalMicros = 0;
      return;
    }
    if (isRefused()) tcb.stop(Timer.RETRANSMISSION);
    if (tcb.isRunning(Timer.PERSIST)) return;
    if (shut) startTimer(tcb.rtoMicros);
    else turn.startTimer(Timer.PERSIST, Math.min(tcb.rtoMicros, MOST_OVERRIDE_MICROS));
  }

  private void startTimer(long intervalMicros) {
    tcb.probeIntervalMicros = Math.min(Retransmission.MOST_RTO_MICROS, intervalMicros);
    turn.startTimer(Timer.PERSIST, tcb.probeIntervalMicros);
  }

  /** Whether what is under way lies beyond a window that is shut: a probe, or a shrunken window. */
  private boolean isRefused() {
    return tcb.sndWnd == 0 && tcb.hasUnacknowledged() && tcb.isSynchronized();
  }

  /** The peer opened its window: what it refused before goes again at once. */
  void windowOpened() {
    tcb.stop(Timer.PERSIST);
    tcb.probeIntervalMicros = 0;
    tcb.probeIsOut = false;
    if (tcb.retransmissionQueue.isEmpty()) return;
    Retransmission retransmission = new Retransmission(tcb, turn);
    retransmission.again();
    tcb.retransmissions = 0; // the timer did not run out on it, and the peer has answered
    retransmission.startTimer();
    turn.because("the window has opened: what was refused goes again");
  }

  /**
   * Section 3.8.6.1: at least one octet of new text is sent, or what was sent is sent again. The
   * FIN occupies a number too and can be the probe. Each further probe waits twice as long
   * (SHLD-30).
   */
  void persistRunsOut() {
    if (!tcb.isSynchronized() || tcb.state() == TcpState.TIME_WAIT) return;
    if (tcb.hasUnacknowledged()) {
      Retransmission retransmission = new Retransmission(tcb, turn);
      if (retransmission.giveUp()) return;
      retransmission.again();
      turn.because(
          "the window is shut: it is probed again, and the wait between probes grows (60 s at most)");
    } else if (!tcb.unsent.isEmpty() && tcb.usableWindow() > 0) {
      int fits = Math.min(tcb.unsent.length(), tcb.usableWindow());
      new Sending(tcb, turn).transmit(Math.min(tcb.sendMss, fits));
      turn.because("the window stays small: what fits it goes (section 3.8.6.2.1, rule 4)");
      return;
    } else if (tcb.hasUnsent()) {
      new Sending(tcb, turn).transmit(Math.min(1, tcb.unsent.length()));
      tcb.stop(Timer.RETRANSMISSION);
      turn.because("the window is shut: it is probed with what comes next");
    } else {
      turn.send(probe());
      turn.because("nothing waits for the window: it is asked about with a number already taken");
      return;
    }
    tcb.probeIsOut = true;
    tcb.timedUpTo = null; // how long a probe waits says nothing about the way
    if (tcb.settings.windowProbes())
      startTimer(2 * Math.max(tcb.probeIntervalMicros, tcb.rtoMicros));
  }

  /** {@code <SEQ=SND.NXT-1><ACK=RCV.NXT><CTL=ACK>}: old by one, so it has to be answered. */
  private Segment probe() {
    return Segment.of(tcb.sndNxt.plus(-1), tcb.rcvNxt, tcb.windowToTell(), ControlBit.ACK);
  }

  /** The peer was heard: the time without a word begins anew (MUST-26). */
  void peerWasHeard() {
    TcbSettings.KeepAlive keepAlive = tcb.settings.keepAlive();
    if (keepAlive == null || !canBeIdle()) return;
    tcb.keepAliveProbes = 0;
    turn.startTimer(Timer.KEEP_ALIVE, keepAlive.idleMicros());
  }

  private boolean canBeIdle() {
    return switch (tcb.state()) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, TIME_WAIT -> false;
    };
  }

  /** Section 3.8.4. Not one probe without an answer ends a connection, but a number of them. */
  void keepAliveRunsOut() {
    if (!canBeIdle()) return;
    TcbSettings.KeepAlive keepAlive = tcb.settings.keepAlive();
    if (tcb.hasUnacknowledged()) {
      // What was sent is outstanding, and its retransmission asks the same question (MUST-26).
      if (keepAlive != null) turn.startTimer(Timer.KEEP_ALIVE, keepAlive.idleMicros());
      turn.because("what was sent is not acknowledged, so retransmission asks for the peer");
      return;
    }
    if (keepAlive != null && tcb.keepAliveProbes >= keepAlive.count()) {
      turn.because(keepAlive.count() + " keep-alive probes had no answer");
      new Outstanding(tcb, turn).answer(Retransmission.GIVEN_UP);
      turn.signal(Retransmission.GIVEN_UP);
      turn.enter(TcpState.CLOSED);
      return;
    }
    tcb.keepAliveProbes++;
    turn.send(probe());
    turn.because("the connection was idle: a number already taken asks the peer for an answer");
    if (keepAlive != null) turn.startTimer(Timer.KEEP_ALIVE, keepAlive.intervalMicros());
  }
}
