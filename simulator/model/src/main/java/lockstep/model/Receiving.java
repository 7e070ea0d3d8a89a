package lockstep.model;

import static lockstep.tcp.TcpState.CLOSE_WAIT;

import lockstep.tcp.Octets;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Timer;

/**
 * Taking text in: into the user's buffer, its acknowledgment, now or a little later, and the window
 * that opens when the user reads (RFC 9293 sections 3.8.6.2.2 and 3.8.6.3).
 */
record Receiving(Tcb tcb, Turn turn) {
  /** A delayed acknowledgment goes out after this; it must be before 500 ms (MUST-40). */
  static final long ACK_DELAY_MICROS = 200_000;

  /**
   * Takes text that begins at or before RCV.NXT, and all that was kept behind it.
   *
   * @return how many octets were new
   */
  int take(SeqNumber start, Octets text) {
    int known = Math.max(0, tcb.rcvNxt.minus(start));
    int end = Math.min(text.length(), known + tcb.rcvWnd);
    int fresh = 0;
    if (known < end) fresh = append(text.slice(known, end));
    if (!tcb.outOfOrder.isEmpty()) {
      int kept = append(tcb.outOfOrder.takeFrom(tcb.rcvNxt));
      if (kept > 0) turn.because("the gap is filled: what was kept behind it is in order now");
      fresh += kept;
    }
    return fresh;
  }

  private int append(Octets text) {
    tcb.unread = tcb.unread.then(text);
    tcb.rcvNxt = tcb.rcvNxt.plus(text.length());
    tcb.rcvWnd -= text.length();
    return text.length();
  }

  /**
   * Text was taken in order: its acknowledgment may wait, unless two full segments wait for one
   * (SHLD-18, SHLD-19).
   */
  void acknowledgeSoon(int octets) {
    tcb.unacknowledgedText += octets;
    if (!tcb.settings.delayedAck() || tcb.unacknowledgedText >= 2 * fullSegment()) {
      turn.oweAck();
    } else if (!turn.ackIsOwed()) {
      if (!tcb.isRunning(Timer.DELAYED_ACK)) turn.startTimer(Timer.DELAYED_ACK, ACK_DELAY_MICROS);
      turn.because("the acknowledgment may wait a little (SHLD-18)");
    }
  }

  /** RMSS: what this end told the peer, or what a peer assumes that was told nothing. */
  private int fullSegment() {
    return tcb.settings.mss() > 0 ? tcb.settings.mss() : Tcb.DEFAULT_SEND_MSS;
  }

  /** Gives the user at most so many octets. */
  void give(int count) {
    int taken = Math.min(count, tcb.unread.length());
    turn.otherwise("the user is given what has arrived");
    turn.give(tcb.unread.slice(0, taken));
    tcb.unread = tcb.unread.slice(taken, tcb.unread.length());
    if (tcb.rcvUp != null && tcb.rcvUp.isAfter(tcb.rcvNxt.plus(-tcb.unread.length())))
      turn.signal("urgent data"); // RCV.UP is in advance of what is passed now (section 3.10.3)
    openWindow();
  }

  /**
   * The user has read: the window opens again, but only by a useful step (MUST-39), and the peer is
   * told at once if it may have been waiting for that.
   */
  private void openWindow() {
    int room = Math.min(tcb.settings.receiveBuffer() - tcb.unread.length(), Tcb.LARGEST_WINDOW);
    int usefulStep = Math.max(1, Math.min(tcb.settings.receiveBuffer() / 2, tcb.sendMss));
    if (room - tcb.rcvWnd < usefulStep) return;
    boolean peerMayWait = tcb.rcvWnd < usefulStep;
    tcb.rcvWnd = room;
    if (peerMayWait && peerMaySend()) {
      turn.oweAck();
      turn.because("the user has read: the window opens, and the peer is told");
    }
  }

  /** Whether a window is of any use to the peer: its FIN has not come. */
  private boolean peerMaySend() {
    return switch (tcb.state()) {
      case SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> true;
      case CLOSED, LISTEN, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> false;
    };
  }
}
