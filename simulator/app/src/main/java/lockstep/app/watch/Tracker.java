package lockstep.app.watch;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.probe.table.Poll;
import lockstep.probe.table.SocketTableException;
import lockstep.table.OsState;
import lockstep.table.SocketRow;
import lockstep.views.table.Mark;
import lockstep.views.table.MarkedRow;
import lockstep.views.terminal.Transition;

/**
 * Compares each reading of the table with those before. A row is the same as long as its identity
 * is. A reading in which nothing happened makes no object.
 *
 * <p>A row counts as gone when two whole readings in a row miss it: between two rows of a
 * connection, as when it enters TIME-WAIT, the kernel has none for a moment.
 */
public final class Tracker {
  private final Wanted wanted;
  private final EntryMap known = new EntryMap();

  /** In the order in which they came, so that a row never moves up but by others going. */
  private final List<Entry> entries = new ArrayList<>();

  private List<Transition> transitions = new ArrayList<>();
  private int round;
  private long now;
  private LocalTime clock = LocalTime.MIDNIGHT;

  public Tracker(Wanted wanted) {
    this.wanted = wanted;
  }

  /**
   * Takes in what a poll has read.
   *
   * @param whole whether the reading can have missed no row
   * @param nanos when it was read, by a clock that only goes forward
   * @param time the same by the clock on the wall
   * @throws SocketTableException when a row cannot be decoded
   */
  public void read(Poll poll, boolean whole, long nanos, LocalTime time)
      throws SocketTableException {
    round++;
    now = nanos;
    clock = time;
    int size = poll.size();
    for (int i = 0; i < size; i++) {
      Entry entry = known.get(poll.identity(i));
      if (entry == null || entry.gone) came(poll, i);
      else stayed(entry, poll, i);
    }
    if (whole) lookForMissing();
    dropOver();
  }

  private void came(Poll poll, int i) throws SocketTableException {
    boolean port = wanted.hasPort(poll.localPort(i), poll.foreignPort(i));
    Entry entry = new Entry(poll.identity(i), port);
    known.put(entry);
    entries.add(entry);
    take(entry, poll, i);
    entry.row = poll.row(i);
    entry.users = wanted.isUsers(entry.row);
    entry.since = now;
    entry.sinceAtLeast = round == 1;
    if (round == 1) return;
    entry.mark(Mark.NEW, now);
    OsState to = entry.row.state();
    if (isWanted(entry) && wanted.hasState(to))
      transitions.add(
          new Transition(
              clock, entry.row, Optional.empty(), Optional.of(to), Duration.ZERO, false));
  }

  private void stayed(Entry entry, Poll poll, int i) throws SocketTableException {
    int code = entry.code;
    boolean queues = entry.recvQ != poll.recvQ(i) || entry.sendQ != poll.sendQ(i);
    boolean holder = entry.inode != poll.inode(i);
    take(entry, poll, i);
    entry.missed = false;
    if (code != entry.code) entered(entry, poll.row(i));
    else if (queues) entry.mark(Mark.CHANGED, now);
    // Before it is accepted, a connection's user is not told.
    if (holder && !entry.users && code == entry.code) {
      entry.row = poll.row(i);
      entry.users = wanted.isUsers(entry.row);
      if (entry.users) entry.mark(Mark.NEW, now);
    }
  }

  private void take(Entry entry, Poll poll, int i) {
    entry.round = round;
    entry.index = i;
    entry.code = poll.code(i);
    entry.recvQ = poll.recvQ(i);
    entry.sendQ = poll.sendQ(i);
    entry.inode = poll.inode(i);
  }

  private void entered(Entry entry, SocketRow row) {
    OsState from = entry.row.state();
    Transition transition =
        new Transition(
            clock,
            row,
            Optional.of(from),
            Optional.of(row.state()),
            entry.stands(now),
            entry.sinceAtLeast);
    entry.row = row;
    entry.users |= wanted.isUsers(row);
    entry.since = now;
    entry.sinceAtLeast = false;
    entry.mark(Mark.CHANGED, now);
    if (isWanted(entry) && (wanted.hasState(from) || wanted.hasState(row.state())))
      transitions.add(transition);
  }

  private void lookForMissing() {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.round == round || entry.gone) continue;
      if (entry.missed) went(entry);
      else {
        entry.missed = true;
        entry.missedAt = now;
        entry.missedClock = clock;
      }
    }
  }

  private void went(Entry entry) {
    entry.gone = true;
    entry.mark(Mark.GONE, now);
    OsState from = entry.row.state();
    if (isWanted(entry) && wanted.hasState(from))
      transitions.add(
          new Transition(
              entry.missedClock,
              entry.row,
              Optional.of(from),
              Optional.empty(),
              entry.stands(now),
              entry.sinceAtLeast));
  }

  /** Forgets what went some seconds ago. */
  private void dropOver() {
    boolean over = false;
    for (int i = 0; i < entries.size() && !over; i++) over = entries.get(i).isOver(now);
    if (!over) return;
    entries.removeIf(entry -> entry.isOver(now));
    known.keep(entries);
  }

  private boolean isWanted(Entry entry) {
    return entry.port && entry.users;
  }

  private boolean isShown(Entry entry) {
    return isWanted(entry) && wanted.hasState(entry.row.state());
  }

  /** The transitions since this was asked last, in the order in which they were found. */
  public List<Transition> takeTransitions() {
    if (transitions.isEmpty()) return List.of();
    List<Transition> taken = transitions;
    transitions = new ArrayList<>();
    return taken;
  }

  /** How many rows are watched and shown, those that just went included. */
  public int shown() {
    int shown = 0;
    for (int i = 0; i < entries.size(); i++) if (isShown(entries.get(i))) shown++;
    return shown;
  }

  /** How many rows of no known user the last readings had that are hidden for that reason. */
  public int withoutUser() {
    int hidden = 0;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.port && !entry.users && !entry.gone && entry.row.uid().isEmpty()) hidden++;
    }
    return hidden;
  }

  /**
   * Some of the rows that are shown, as the poll has them now.
   *
   * @param poll the one that was read last
   * @param from the first, from 0
   * @param count how many at most
   */
  public List<MarkedRow> rows(Poll poll, int from, int count) throws SocketTableException {
    List<MarkedRow> rows = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < entries.size() && rows.size() < count; i++) {
      Entry entry = entries.get(i);
      if (!isShown(entry) || at++ < from) continue;
      if (entry.round == round) entry.row = poll.row(entry.index);
      rows.add(entry.marked(now));
    }
    return rows;
  }
}
