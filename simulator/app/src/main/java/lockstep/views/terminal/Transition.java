package lockstep.views.terminal;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import lockstep.table.OsState;
import lockstep.table.SocketRow;
import lockstep.views.table.Mark;

/**
 * A row of the socket table came, went, or was read in another state than before.
 *
 * @param at when that was read: it happened between this reading and the one before
 * @param row the row after it; of one that went, the last that was read
 * @param from the state before; empty for a row that came
 * @param to the state after; empty for a row that went
 * @param stood how long it was in the state before; zero for a row that came
 * @param atLeast whether it was in that state already when watching began
 */
public record Transition(
    LocalTime at,
    SocketRow row,
    Optional<OsState> from,
    Optional<OsState> to,
    Duration stood,
    boolean atLeast) {
  public Transition {
    Objects.requireNonNull(at, "at");
    if (from.isEmpty() && to.isEmpty())
      throw new IllegalArgumentException("a row that was not there and is not there");
  }

  /** Whether the row came, went or changed. */
  public Mark mark() {
    if (from.isEmpty()) return Mark.NEW;
    return to.isEmpty() ? Mark.GONE : Mark.CHANGED;
  }
}
