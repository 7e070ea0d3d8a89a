package lockstep.probe.table;

import lockstep.table.RowTimer;

/** The numbers by which Linux tells a row's timer, alike in sock_diag and in /proc/net/tcp. */
final class LinuxTimer {
  private LinuxTimer() {}

  static RowTimer of(int code, long millisLeft, int retransmits) {
    RowTimer.Kind kind =
        switch (code) {
          case 0 -> RowTimer.Kind.OFF;
          case 1 -> RowTimer.Kind.ON;
          case 2 -> RowTimer.Kind.KEEP_ALIVE;
          case 3 -> RowTimer.Kind.TIME_WAIT;
          case 4 -> RowTimer.Kind.PROBE;
          default -> RowTimer.Kind.UNKNOWN;
        };
    return kind == RowTimer.Kind.OFF && retransmits == 0
        ? RowTimer.OFF
        : new RowTimer(kind, millisLeft, retransmits);
  }
}
