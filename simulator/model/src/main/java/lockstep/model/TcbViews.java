package lockstep.model;

import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.trace.TcbView;

/** A block as others may see it. */
final class TcbViews {
  private TcbViews() {}

  /**
   * The variables relative to two initial sequence numbers; null when there is no TCB.
   *
   * @param own the block's own; null where there is none yet
   * @param peers the other end's
   */
  static TcbView of(Tcb tcb, SeqNumber own, SeqNumber peers) {
    if (tcb.state() == TcpState.CLOSED) return null;
    return new TcbView(
        relative(tcb.iss, own),
        relative(tcb.sndUna, own),
        relative(tcb.sndNxt, own),
        tcb.sndWnd,
        relative(tcb.sndUp, own),
        relative(tcb.sndWl1, peers),
        relative(tcb.sndWl2, own),
        relative(tcb.irs, peers),
        relative(tcb.rcvNxt, peers),
        tcb.rcvWnd,
        relative(tcb.rcvUp, peers),
        tcb.unsent.length(),
        tcb.unread.length(),
        tcb.outOfOrder.length(),
        tcb.rtoMicros,
        tcb.runningTimers(),
        own,
        peers);
  }

  private static SeqNumber relative(SeqNumber number, SeqNumber zero) {
    return number == null ? null : number.plus(-zero.toLong());
  }
}
