package lockstep.probe.lab;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.probe.table.Watch;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;

/** A list of pairs with what was last read of each. Used by the sampler's thread only. */
final class Watched {
  /**
   * How many readings in a row, and nanoseconds, must show no row before it counts as gone. When a
   * connection takes the place of its half-open self, or TIME-WAIT that of the connection, Linux
   * takes the one out of its table and then puts the other in: a reading between the two finds
   * neither.
   */
  private static final int GONE_READINGS = 4;

  private static final long GONE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private final List<SocketPair> pairs;
  private final Watch watch;
  private final Consumer<Change> changed;
  private final int[] codes;

  /** When the last reading of a pair began that counts; 0 where there was none. */
  private final long[] since;

  /** How often in a row a pair that had a row was found without. */
  private final int[] missing;

  /**
   * Pairs to be read from a table.
   *
   * @param before the list before this one, whose readings go on for the pairs in both; or null
   * @param changed is given each change
   */
  Watched(SocketTable table, List<SocketPair> pairs, Watched before, Consumer<Change> changed) {
    this.pairs = pairs;
    this.watch = table.watch(pairs);
    this.changed = changed;
    this.codes = new int[pairs.size()];
    this.since = new long[pairs.size()];
    this.missing = new int[pairs.size()];
    if (before != null) takeOver(before);
  }

  private void takeOver(Watched before) {
    Map<SocketPair, Integer> places = new HashMap<>();
    for (int i = 0; i < before.pairs.size(); i++) places.put(before.pairs.get(i), i);
    for (int i = 0; i < codes.length; i++) {
      Integer place = places.get(pairs.get(i));
      if (place == null) continue;
      codes[i] = before.codes[place];
      since[i] = before.since[place];
      missing[i] = before.missing[place];
    }
  }

  List<SocketPair> pairs() {
    return pairs;
  }

  /** Reads every pair; returns the microseconds since the reading before. */
  long read() throws SocketTableException {
    // A reading may be held up after it was taken: what it leaves unseen counts from its begin.
    long began = System.nanoTime();
    watch.read();
    long now = System.nanoTime();
    long gap = codes.length == 0 ? 0 : gap(0, now);
    for (int i = 0; i < codes.length; i++) {
      int code = watch.code(i);
      if (code == 0 && codes[i] != 0 && !isGone(i, now)) continue;
      missing[i] = 0;
      if (code != codes[i]) {
        changed.accept(new Change(pairs.get(i), codes[i], code, watch.row(i), now, gap(i, now)));
        codes[i] = code;
      }
      since[i] = began;
    }
    return gap;
  }

  /** Takes every row for a new one at the next reading. */
  void forget() {
    Arrays.fill(codes, 0);
    Arrays.fill(since, 0);
    Arrays.fill(missing, 0);
  }

  private boolean isGone(int index, long now) {
    return ++missing[index] >= GONE_READINGS && now - since[index] >= GONE_NANOS;
  }

  /** Whether a row was missing at the last reading and it is too early to say that it is gone. */
  boolean isUnsure() {
    for (int count : missing) if (count > 0) return true;
    return false;
  }

  private long gap(int index, long now) {
    return since[index] == 0 ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMicros(now - since[index]));
  }

  /** Puts the rows of the last reading into a map; not while it {@link #isUnsure()}. */
  void rowsInto(Map<SocketPair, SocketRow> rows) throws SocketTableException {
    for (int i = 0; i < codes.length; i++) if (codes[i] != 0) rows.put(pairs.get(i), watch.row(i));
  }
}
