package lockstep.app.watch;

import java.time.Duration;
import java.time.LocalTime;
import lockstep.table.SocketRow;
import lockstep.views.table.Mark;
import lockstep.views.table.MarkedRow;

/** One row through many readings. Times are nanoseconds of the readings' clock. */
final class Entry {
  /** How long a change is shown as one. */
  static final long LINGER = Duration.ofSeconds(3).toNanos();

  final long identity;
  final boolean port;
  SocketRow row;
  int code;
  long recvQ;
  long sendQ;
  long inode;

  /** Whether it is or was the watched user's: TIME-WAIT has no user any more. */
  boolean users;

  /** When it entered its state; when watching began, for a state of before. */
  long since;

  boolean sinceAtLeast;

  /** The reading that saw it last, and its place there. */
  int round;

  int index;

  /** When a reading missed it first; meaningful while {@link #missed}. */
  long missedAt;

  LocalTime missedClock;

  boolean missed;
  boolean gone;
  private Mark mark = Mark.QUIET;
  private long markedAt;

  Entry(long identity, boolean port) {
    this.identity = identity;
    this.port = port;
  }

  void mark(Mark newMark, long now) {
    // What is new stays new while its first seconds last, also when it changes meanwhile.
    if (newMark == Mark.CHANGED && mark(now) == Mark.NEW) return;
    mark = newMark;
    markedAt = now;
  }

  Mark mark(long now) {
    return gone || now - markedAt < LINGER ? mark : Mark.QUIET;
  }

  /** Whether it went so long ago that it is shown no more. */
  boolean isOver(long now) {
    return gone && now - markedAt >= LINGER;
  }

  Duration stands(long now) {
    return Duration.ofNanos((gone ? missedAt : now) - since);
  }

  MarkedRow marked(long now) {
    return new MarkedRow(identity, row, mark(now), stands(now), sinceAtLeast);
  }
}
