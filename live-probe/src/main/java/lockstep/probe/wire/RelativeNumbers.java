package lockstep.probe.wire;

import java.util.HashMap;
import java.util.Map;
import lockstep.table.SocketPair;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Timer;

/** Counts each end's sequence numbers from its initial one, which its SYN tells. */
final class RelativeNumbers {
  private final Map<SocketPair, SeqNumber> initial = new HashMap<>();

  /** The first number that each end has not sent yet, relative. */
  private final Map<SocketPair, SeqNumber> next = new HashMap<>();

  /**
   * The segment with relative numbers; a number whose beginning was never seen stays as it is.
   *
   * @param sender the pair of its sender
   * @param far the pair of the other end
   */
  Segment of(SocketPair sender, SocketPair far, Segment segment) {
    if (segment.has(ControlBit.SYN) && !segment.seq().equals(initial.get(sender))) {
      initial.put(sender, segment.seq());
      next.remove(sender);
    }
    SeqNumber ack = segment.ack() == null ? null : relative(far, segment.ack());
    return segment.withNumbers(relative(sender, segment.seq()), ack);
  }

  private SeqNumber relative(SocketPair end, SeqNumber number) {
    SeqNumber zero = initial.get(end);
    return zero == null ? number : number.plus(-zero.toLong());
  }

  /**
   * Notes that an end sent a segment.
   *
   * @param segment with relative numbers
   * @return which timer makes a kernel send such a one unasked; null where that cannot be told
   */
  Timer sends(SocketPair sender, Segment segment) {
    SeqNumber sent = next.get(sender);
    boolean repeats = sent != null && segment.length() > 0 && segment.end().isAtOrBefore(sent);
    if (repeats) return Timer.RETRANSMISSION;
    if (sent == null || segment.end().isAfter(sent)) next.put(sender, segment.end());
    boolean acknowledges =
        segment.length() == 0
            && segment.has(ControlBit.ACK)
            && !segment.has(ControlBit.RST)
            && segment.seq().equals(sent);
    return acknowledges ? Timer.DELAYED_ACK : null;
  }
}
