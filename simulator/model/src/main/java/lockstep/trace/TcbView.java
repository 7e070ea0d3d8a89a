package lockstep.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import lockstep.tcp.SeqNumber;

/**
 * The variables of a TCB at one moment, by the names of RFC 9293 section 3.3.1, relative to the
 * initial sequence numbers. A variable that has no value yet (IRS before a SYN came) is null.
 */
public record TcbView(
    SeqNumber iss,
    SeqNumber sndUna,
    SeqNumber sndNxt,
    long sndWnd,
    SeqNumber sndWl1,
    SeqNumber sndWl2,
    SeqNumber irs,
    SeqNumber rcvNxt,
    long rcvWnd) {

  /** The variables that have a value, by the RFC's names and in its order. */
  public Map<String, Long> variables() {
    Map<String, Long> all = new LinkedHashMap<>();
    put(all, "ISS", iss);
    put(all, "SND.UNA", sndUna);
    put(all, "SND.NXT", sndNxt);
    all.put("SND.WND", sndWnd);
    put(all, "SND.WL1", sndWl1);
    put(all, "SND.WL2", sndWl2);
    put(all, "IRS", irs);
    put(all, "RCV.NXT", rcvNxt);
    all.put("RCV.WND", rcvWnd);
    return all;
  }

  private static void put(Map<String, Long> all, String name, SeqNumber value) {
    if (value != null) all.put(name, value.toLong());
  }
}
