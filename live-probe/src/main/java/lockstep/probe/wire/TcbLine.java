package lockstep.probe.wire;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Timer;
import lockstep.trace.TcbView;

/** The TCB of the child's far end as one line of words. */
final class TcbLine {
  private static final int FIELDS = 17;
  private static final String NONE = "-";

  private TcbLine() {}

  static String write(TcbView tcb) {
    List<String> fields = new ArrayList<>();
    fields.add(word(tcb.iss()));
    fields.add(word(tcb.sndUna()));
    fields.add(word(tcb.sndNxt()));
    fields.add(String.valueOf(tcb.sndWnd()));
    fields.add(word(tcb.sndUp()));
    fields.add(word(tcb.sndWl1()));
    fields.add(word(tcb.sndWl2()));
    fields.add(word(tcb.irs()));
    fields.add(word(tcb.rcvNxt()));
    fields.add(String.valueOf(tcb.rcvWnd()));
    fields.add(word(tcb.rcvUp()));
    fields.add(String.valueOf(tcb.unsent()));
    fields.add(String.valueOf(tcb.unread()));
    fields.add(String.valueOf(tcb.outOfOrder()));
    fields.add(String.valueOf(tcb.rtoMicros()));
    fields.add(word(tcb.ownZero()));
    fields.add(word(tcb.peersZero()));
    tcb.timers().forEach((timer, at) -> fields.add(timer.name() + "=" + at));
    return String.join(" ", fields);
  }

  private static String word(SeqNumber number) {
    return number == null ? NONE : number.toString();
  }

  /**
   * Reads what {@link #write} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  static TcbView read(String line) {
    String[] f = line.split(" ");
    if (f.length < FIELDS)
      throw new IllegalArgumentException("expected a TCB of 17 words, found \"" + line + '"');
    Map<Timer, Long> timers = new EnumMap<>(Timer.class);
    for (int i = FIELDS; i < f.length; i++) {
      int sign = f[i].indexOf('=');
      timers.put(Timer.valueOf(f[i].substring(0, sign)), Long.valueOf(f[i].substring(sign + 1)));
    }
    return new TcbView(
        number(f[0]),
        number(f[1]),
        number(f[2]),
        Long.parseLong(f[3]),
        number(f[4]),
        number(f[5]),
        number(f[6]),
        number(f[7]),
        number(f[8]),
        Long.parseLong(f[9]),
        number(f[10]),
        Integer.parseInt(f[11]),
        Integer.parseInt(f[12]),
        Integer.parseInt(f[13]),
        Long.parseLong(f[14]),
        timers,
        number(f[15]),
        number(f[16]));
  }

  private static SeqNumber number(String word) {
    return word.equals(NONE) ? null : SeqNumber.of(Long.parseLong(word));
  }
}
