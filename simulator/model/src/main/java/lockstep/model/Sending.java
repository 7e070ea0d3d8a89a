package lockstep.model;

import static lockstep.tcp.ControlBit.ACK;
import static lockstep.tcp.ControlBit.FIN;
import static lockstep.tcp.ControlBit.PSH;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.LAST_ACK;

import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.Timer;

/**
 * Cutting the user's text into segments, and the FIN behind it (RFC 9293 sections 3.7, 3.8.6 and
 * 3.10.4).
 */
record Sending(Tcb tcb, Turn turn) {
  /**
   * The first probe is due after one retransmission timeout (SHLD-29), which begins as one second
   * (RFC 6298).
   */
  private static final long FIRST_PROBE_MICROS = 1_000_000;

  /**
   * Sends what waits and may go now, then the acknowledgment that is owed if nothing carried it.
   */
  void flush() {
    switch (tcb.state()) {
      case ESTABLISHED -> {
        whatTheWindowTakes();
        if (tcb.closeCalled) turn.enter(FIN_WAIT_1); // CLOSE was queued in SYN-RECEIVED
      }
      case FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK -> whatTheWindowTakes();
      case CLOSED,
          LISTEN,
          SYN_SENT,
          SYN_RECEIVED,
          FIN_WAIT_2,
          TIME_WAIT -> {} // nothing of ours can wait there
    }
    if (turn.ackIsOwed()) turn.send(tcb.ackSegment());
  }

  /**
   * Sends text as far as window, segment size and Nagle allow, and the FIN when all text has gone.
   */
  void whatTheWindowTakes() {
    while (!tcb.unsent.isEmpty() && tcb.usableWindow() > 0) {
      int size = Math.min(tcb.unsent.length(), Math.min(tcb.usableWindow(), tcb.sendMss));
      boolean small = size < tcb.sendMss;
      if (small && tcb.settings.nagle() && tcb.sndNxt.isAfter(tcb.sndUna))
        return; // Nagle, section 3.7.4
      transmit(tcb.unsent.slice(0, size), isLast(size));
      tcb.unsent = tcb.unsent.slice(size, tcb.unsent.length());
    }
    if (tcb.unsent.isEmpty() && tcb.closeCalled && !tcb.finSent() && tcb.usableWindow() > 0)
      sendFin();
    watchTheShutWindow();
  }

  /** While something waits for a window that is shut, the timer runs that would probe it. */
  private void watchTheShutWindow() {
    boolean waits = !tcb.unsent.isEmpty() || tcb.closeCalled && !tcb.finSent();
    if (!waits || tcb.usableWindow() > 0 || tcb.sndNxt.isAfter(tcb.sndUna))
      tcb.deadlines.remove(Timer.PERSIST);
    else if (!tcb.deadlines.containsKey(Timer.PERSIST))
      turn.startTimer(Timer.PERSIST, FIRST_PROBE_MICROS);
  }

  private boolean isLast(int size) {
    return size == tcb.unsent.length();
  }

  private void transmit(Octets text, boolean push) {
    ControlBits bits = push ? ControlBits.of(PSH, ACK) : ControlBits.of(ACK);
    send(new Segment(tcb.sndNxt, tcb.rcvNxt, bits, tcb.rcvWnd, text, 0));
  }

  private void sendFin() {
    tcb.finSeq = tcb.sndNxt;
    send(Segment.of(tcb.sndNxt, tcb.rcvNxt, tcb.rcvWnd, FIN, ACK));
    if (tcb.state() == CLOSE_WAIT) turn.enter(LAST_ACK);
  }

  private void send(Segment segment) {
    tcb.sndNxt = segment.end();
    tcb.retransmissionQueue.add(segment);
    turn.send(segment);
  }

  /**
   * The user has read: the window opens again, but only by a useful step (section 3.8.6.2.2), and
   * the peer is told at once if it may have been waiting for that.
   */
  void openReceiveWindow() {
    int room = Math.min(tcb.settings.receiveBuffer() - tcb.unread.length(), Tcb.LARGEST_WINDOW);
    int usefulStep = Math.max(1, Math.min(tcb.settings.receiveBuffer() / 2, tcb.settings.mss()));
    if (room - tcb.rcvWnd < usefulStep) return;
    boolean peerMayWait = tcb.rcvWnd < usefulStep;
    tcb.rcvWnd = room;
    if (peerMayWait && tcb.state() != CLOSE_WAIT) turn.oweAck();
  }
}
