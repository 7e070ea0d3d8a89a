package lockstep.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Timer;

/**
 * The variables of a TCB at one moment, by the names of RFC 9293 section 3.3.1, relative to the
 * initial sequence numbers. A variable that has no value yet (IRS before a SYN came) is null.
 *
 * @param sndUp SND.UP, null as long as nothing urgent was sent; likewise {@code rcvUp}, received
 * @param unsent octets that the user gave to send and that have not gone out
 * @param unread octets that arrived in order and that the user has not read
 * @param outOfOrder octets that arrived ahead of a gap and are kept (SHLD-31)
 * @param rtoMicros the retransmission timeout of RFC 6298, in microseconds
 * @param timers when each running timer runs out, in microseconds of the run
 * @param ownZero what is to be added to the numbers of what this end sends to have those of the
 *     headers; null where only the relative ones are known
 * @param peersZero likewise for what the other end sends
 */
public record TcbView(
    SeqNumber iss,
    SeqNumber sndUna,
    SeqNumber sndNxt,
    long sndWnd,
    SeqNumber sndUp,
    SeqNumber sndWl1,
    SeqNumber sndWl2,
    SeqNumber irs,
    SeqNumber rcvNxt,
    long rcvWnd,
    SeqNumber rcvUp,
    int unsent,
    int unread,
    int outOfOrder,
    long rtoMicros,
    Map<Timer, Long> timers,
    SeqNumber ownZero,
    SeqNumber peersZero) {

  public TcbView {
    timers = Map.copyOf(timers);
  }

  /** A view of which only the relative numbers are known. */
  public TcbView(
      SeqNumber iss,
      SeqNumber sndUna,
      SeqNumber sndNxt,
      long sndWnd,
      SeqNumber sndUp,
      SeqNumber sndWl1,
      SeqNumber sndWl2,
      SeqNumber irs,
      SeqNumber rcvNxt,
      long rcvWnd,
      SeqNumber rcvUp,
      int unsent,
      int unread,
      int outOfOrder,
      long rtoMicros,
      Map<Timer, Long> timers) {
    this(
        iss,
        sndUna,
        sndNxt,
        sndWnd,
        sndUp,
        sndWl1,
        sndWl2,
        irs,
        rcvNxt,
        rcvWnd,
        rcvUp,
        unsent,
        unread,
        outOfOrder,
        rtoMicros,
        timers,
        null,
        null);
  }

  /**
   * Whether the other end has told a window yet. Before that SND.WND is 0, which is no shut window:
   * nobody has said anything.
   */
  public boolean isWindowTold() {
    return sndWl1 != null || sndWnd != 0;
  }

  /** The same with the numbers as they are in headers; as it is where these are not known. */
  public TcbView absolute() {
    if (ownZero == null || peersZero == null) return this;
    return new TcbView(
        onWire(iss, ownZero),
        onWire(sndUna, ownZero),
        onWire(sndNxt, ownZero),
        sndWnd,
        onWire(sndUp, ownZero),
        onWire(sndWl1, peersZero),
        onWire(sndWl2, ownZero),
        onWire(irs, peersZero),
        onWire(rcvNxt, peersZero),
        rcvWnd,
        onWire(rcvUp, peersZero),
        unsent,
        unread,
        outOfOrder,
        rtoMicros,
        timers,
        SeqNumber.ZERO,
        SeqNumber.ZERO);
  }

  private static SeqNumber onWire(SeqNumber number, SeqNumber zero) {
    return number == null ? null : number.plus(zero.toLong());
  }

  /** The variables that have a value, by the RFC's names and in its order. */
  public Map<String, Long> variables() {
    Map<String, Long> all = new LinkedHashMap<>();
    put(all, "ISS", iss);
    put(all, "SND.UNA", sndUna);
    put(all, "SND.NXT", sndNxt);
    all.put("SND.WND", sndWnd);
    put(all, "SND.UP", sndUp);
    put(all, "SND.WL1", sndWl1);
    put(all, "SND.WL2", sndWl2);
    put(all, "IRS", irs);
    put(all, "RCV.NXT", rcvNxt);
    all.put("RCV.WND", rcvWnd);
    put(all, "RCV.UP", rcvUp);
    return all;
  }

  private static void put(Map<String, Long> all, String name, SeqNumber value) {
    if (value != null) all.put(name, value.toLong());
  }
}
