package lockstep.app.watch;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import lockstep.probe.table.Poll;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.table.Owner;
import lockstep.table.Selection;
import lockstep.table.SocketRow;
import lockstep.views.table.Mark;
import lockstep.views.table.MarkedRow;
import lockstep.views.terminal.Transition;

/** Reads the table at intervals and keeps track of its rows. One thread uses it. */
public final class Readings {
  /** Of its time a watcher spends at most a part in this many on reading, however long a table. */
  private static final int LARGEST_SHARE = 4;

  private final SocketTable table;
  private final Poll poll;
  private final Tracker tracker;
  private final Duration every;
  private long next = System.nanoTime();

  /** By identity, for rows that went: the system no longer tells whose they were. */
  private Map<Long, Owner> owners = Map.of();

  /**
   * @param table stays the caller's, who closes it
   * @param every from one reading to the next; longer where a reading takes long
   */
  public Readings(SocketTable table, Wanted wanted, Duration every) throws SocketTableException {
    this.table = table;
    this.tracker = new Tracker(wanted);
    this.every = every;
    Selection selection = wanted.udp() ? Selection.EVERYTHING : Selection.TCP;
    // With one port the kernel can choose; with several one reading of all is no dearer.
    if (wanted.ports().size() == 1)
      selection = selection.withPort(wanted.ports().iterator().next());
    this.poll = table.poll(selection);
  }

  /** How long until the next reading is due, in milliseconds; 0 when it is. */
  public long millisToNext() {
    return Math.max(0, (next - System.nanoTime() + 999_999) / 1_000_000);
  }

  /** Reads now. */
  public void read() throws SocketTableException {
    long begin = System.nanoTime();
    poll.read();
    boolean whole = table.remarks().isEmpty();
    tracker.read(poll, whole, begin, LocalTime.now());
    long end = System.nanoTime();
    next = Math.max(begin + every.toNanos(), end + (LARGEST_SHARE - 1) * (end - begin));
  }

  /** Where the rows come from, for the user. */
  public String source() {
    return table.source();
  }

  /** How many rows the last reading had. */
  public int size() {
    return poll.size();
  }

  /** How many rows are shown. */
  public int shown() {
    return tracker.shown();
  }

  /** How many rows are hidden because nobody tells whose they are. */
  public int withoutUser() {
    return tracker.withoutUser();
  }

  /** At most {@code count} of the rows that are shown, from the one of this place, from 0. */
  public List<MarkedRow> rows(int from, int count) throws SocketTableException {
    return tracker.rows(poll, from, count);
  }

  /** Every row that is shown, in the order in which they came. */
  public List<MarkedRow> rows() throws SocketTableException {
    return rows(0, Integer.MAX_VALUE);
  }

  /** The same with who holds each. To look for that takes from the time between two readings. */
  public List<MarkedRow> ownedRows() throws SocketTableException {
    long begin = System.nanoTime();
    List<MarkedRow> rows = rows();
    List<SocketRow> present = new ArrayList<>(rows.size());
    for (MarkedRow row : rows) if (row.mark() != Mark.GONE) present.add(row.row());
    Iterator<SocketRow> owned = table.owned(present).iterator();
    Map<Long, Owner> now = new HashMap<>();
    List<MarkedRow> told = new ArrayList<>(rows.size());
    for (MarkedRow row : rows) {
      Owner before = owners.getOrDefault(row.identity(), row.row().owner());
      SocketRow whole = row.mark() == Mark.GONE ? row.row().ownedBy(before) : owned.next();
      now.put(row.identity(), whole.owner());
      told.add(row.with(whole));
    }
    owners = now;
    next += (LARGEST_SHARE - 1) * (System.nanoTime() - begin);
    return told;
  }

  /** The transitions since this was asked last. */
  public List<Transition> takeTransitions() {
    return tracker.takeTransitions();
  }
}
