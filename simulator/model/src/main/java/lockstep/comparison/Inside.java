package lockstep.comparison;

import java.util.Map;
import lockstep.table.SocketRow;
import lockstep.tcp.Timer;
import lockstep.trace.TcbView;

/**
 * What one actor has inside at one moment, beside its state: its TCB in the model and its row in
 * the kernel's table, both as last known.
 *
 * @param tcb its TCB in the model; null when there is none, or the model is not played
 * @param since when each running timer of that TCB was started or started anew, in microseconds of
 *     the model's time; a timer whose start was not seen is missing
 * @param row its row as last read; null when there was none, or none was read
 */
public record Inside(TcbView tcb, Map<Timer, Long> since, SocketRow row) {
  /** Neither a TCB nor a row. */
  public static final Inside NOTHING = new Inside(null, Map.of(), null);

  public Inside {
    since = Map.copyOf(since);
  }

  Inside with(SocketRow newRow) {
    return new Inside(tcb, since, newRow);
  }
}
