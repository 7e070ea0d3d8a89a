package lockstep.probe.wire;

import java.util.OptionalInt;
import lockstep.table.Holder;
import lockstep.table.OsState;
import lockstep.table.Owner;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketDetails;
import lockstep.table.SocketRow;

/** A row of the child's socket table as one line of words. */
final class RowLine {
  private static final int FIELDS = 15;
  private static final String NOBODY = "-";

  private RowLine() {}

  static String write(SocketRow row) {
    return String.join(
        " ",
        row.protocol(),
        row.local().host(),
        String.valueOf(row.local().port()),
        row.foreign().host(),
        String.valueOf(row.foreign().port()),
        String.valueOf(row.state().code()),
        String.valueOf(row.recvQ()),
        String.valueOf(row.sendQ()),
        row.timer().kind().name(),
        String.valueOf(row.timer().millisLeft()),
        String.valueOf(row.timer().retransmits()),
        String.valueOf(row.inode()),
        Long.toUnsignedString(row.cookie()),
        row.uid().isPresent() ? String.valueOf(row.uid().getAsInt()) : NOBODY,
        row.pid().isPresent() ? String.valueOf(row.pid().getAsInt()) : NOBODY);
  }

  /**
   * Reads what {@link #write} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  static SocketRow read(String line) {
    String[] f = line.split(" ");
    if (f.length != FIELDS)
      throw new IllegalArgumentException("expected a row of 15 words, found \"" + line + '"');
    return new SocketRow(
        f[0],
        new SocketAddress(f[1], Integer.parseInt(f[2])),
        new SocketAddress(f[3], Integer.parseInt(f[4])),
        OsState.linux(Integer.parseInt(f[5])),
        Long.parseLong(f[6]),
        Long.parseLong(f[7]),
        new RowTimer(RowTimer.Kind.valueOf(f[8]), Long.parseLong(f[9]), Integer.parseInt(f[10])),
        Long.parseLong(f[11]),
        Long.parseUnsignedLong(f[12]),
        f[13].equals(NOBODY) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(f[13])),
        f[14].equals(NOBODY) ? Owner.NOT_ASKED : Owner.Held.by(Holder.of(Integer.parseInt(f[14]))),
        SocketDetails.NONE);
  }
}
