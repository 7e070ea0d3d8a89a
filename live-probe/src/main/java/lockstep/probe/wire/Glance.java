package lockstep.probe.wire;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import lockstep.probe.lab.Medium;
import lockstep.probe.lab.Reading;
import lockstep.table.SocketRow;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/**
 * Reads the rows for the wire's thread, and spares a reading that could show no other state: while
 * every connection stands in ESTABLISHED, only a SYN, a FIN or a RST or a call can change that. It
 * spares them only where more segments wait their turn, for a millisecond at the most: the last one
 * of many is always followed by a reading, and a call that sends nothing at once is seen.
 */
final class Glance {
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Medium.Look look;
  private Reading last;
  private boolean mayChange = true;

  Glance(Medium.Look look) {
    this.look = look;
  }

  /** A segment has come out or goes in, which the next reading is to be after. */
  void passes(Segment segment) {
    mayChange |=
        segment.has(ControlBit.SYN) || segment.has(ControlBit.FIN) || segment.has(ControlBit.RST);
  }

  /**
   * Where all stand, after what has passed.
   *
   * @param moreWait whether other segments are about to follow
   */
  Reading read(boolean moreWait) throws IOException, InterruptedException {
    boolean spared =
        moreWait
            && !mayChange
            && System.nanoTime() - last.nanos() < FRESH_NANOS
            && last.rows().values().stream().allMatch(Glance::staysByText);
    return spared ? last : readNow();
  }

  /** Where all stand now. */
  Reading readNow() throws IOException, InterruptedException {
    last = look.read();
    mayChange = false;
    return last;
  }

  private static boolean staysByText(SocketRow row) {
    TcpState state = row.state().meaning().orElse(null);
    return state == TcpState.ESTABLISHED || state == TcpState.LISTEN;
  }
}
