package lockstep.model;

import java.nio.ByteBuffer;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * What tells two sides apart: two with the same key do the same whatever happens to them.
 *
 * <p>Time is not in it: a timer runs or does not, and may run out at any moment. So the deadlines,
 * the measured round trip, the timeout that follows from it, how often something was sent again and
 * since when nobody answers are left out; while time stands still, nothing that is sent or entered
 * depends on them. The congestion window is left out because it is off.
 */
final class SideKey {
  private static final Timer[] TIMERS = Timer.values();

  private SideKey() {}

  static ByteBuffer of(ExploredSide side) {
    KeyWriter key = new KeyWriter();
    write(side.tcb(), key);
    side.budget().writeTo(key);
    key.octet(side.sent());
    key.octet(side.given());
    key.octet(side.end().ordinal());
    return key.key();
  }

  static ByteBuffer of(Tcb tcb) {
    KeyWriter key = new KeyWriter();
    write(tcb, key);
    return key.key();
  }

  private static void write(Tcb tcb, KeyWriter key) {
    key.octet(tcb.state().ordinal());
    key.octet(tcb.incarnations());
    // Where SYN-RECEIVED came from is asked nowhere else, and is set anew on the way there.
    key.flag(tcb.state() == TcpState.SYN_RECEIVED && tcb.passiveOpen);
    numbers(tcb, key);
    key.text(tcb.unsent);
    key.flag(tcb.closeCalled);
    key.octet(tcb.retransmissionQueue.size());
    for (Segment segment : tcb.retransmissionQueue) queued(segment, key);
    key.text(tcb.unread);
    key.number(tcb.receiveWanted);
    key.flag(tcb.finReceived);
    key.flag(tcb.nobodyReads);
    key.words(tcb.outOfOrder.toString());
    // Only a delayed acknowledgment asks how much text it is for.
    key.number(tcb.settings.delayedAck() ? tcb.unacknowledgedText : 0);
    key.octet(tcb.probeIsOut ? 1 : 0); // an acknowledgment has another number then
    int running = 0;
    for (Timer timer : TIMERS) if (tcb.isRunning(timer)) running |= 1 << timer.ordinal();
    key.octet(running);
  }

  private static void numbers(Tcb tcb, KeyWriter key) {
    key.number(tcb.iss);
    key.number(tcb.sndUna);
    key.number(tcb.sndNxt);
    key.number(tcb.sndWnd);
    key.number(tcb.sndUp);
    key.number(tcb.sndWl1);
    key.number(tcb.sndWl2);
    key.number(tcb.maxSndWnd);
    key.number(tcb.irs);
    key.number(tcb.rcvNxt);
    key.number(tcb.rcvWnd);
    key.number(tcb.rcvUp);
    key.number(tcb.sendMss);
    key.number(tcb.finSeq);
  }

  /** Sent again, it has the acknowledgment and the window of that moment. */
  private static void queued(Segment segment, KeyWriter key) {
    key.number(segment.seq());
    key.words(segment.control().toString());
    key.text(segment.text());
    key.number(segment.mss());
    key.number(segment.urgentPointer());
    if (segment.ack() == null) key.number(segment.window());
  }
}
