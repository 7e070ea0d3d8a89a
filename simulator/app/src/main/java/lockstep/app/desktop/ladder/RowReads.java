package lockstep.app.desktop.ladder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;

/** When the last row of each actor of a run came: a row does not tell when it was read. */
final class RowReads {
  private static final long NANOS_IN_MICRO = 1000;

  /** A row, and when it was first seen. */
  private record Read(SocketRow row, long nanos) {}

  private final Map<Actor, Read> reads = new HashMap<>();
  private List<Moment> known = List.of();

  /**
   * Takes what a run has come to; another run takes the place of what was known.
   *
   * @param now nanoseconds of a clock that only goes on
   */
  void learn(List<Moment> moments, long now) {
    int from = known.size();
    boolean goesOn =
        moments.size() >= from && (from == 0 || moments.get(from - 1) == known.get(from - 1));
    if (!goesOn) {
      reads.clear();
      from = 0;
    }
    known = moments;
    for (Moment moment : moments.subList(from, moments.size()))
      for (Map.Entry<Actor, Standing> one : moment.standings().entrySet())
        learn(one.getKey(), one.getValue().inside().row(), now);
  }

  private void learn(Actor actor, SocketRow row, long now) {
    Read before = reads.get(actor);
    if (row == null) reads.remove(actor);
    else if (before == null || !before.row().equals(row)) reads.put(actor, new Read(row, now));
  }

  /** How many microseconds ago each row came. */
  Map<Actor, Long> waited(long now) {
    Map<Actor, Long> waited = new HashMap<>();
    reads.forEach(
        (actor, read) -> waited.put(actor, Math.max(0, now - read.nanos()) / NANOS_IN_MICRO));
    return waited;
  }
}
