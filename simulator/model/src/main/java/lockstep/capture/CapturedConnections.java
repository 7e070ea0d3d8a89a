package lockstep.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sorts the segments of a capture into connections. Two addresses and two ports may have several of
 * them, one after the other: a SYN with another number begins the next.
 */
public final class CapturedConnections {
  /** Who wants to know of the segments of a connection. */
  public interface Listener {
    /** Where the steps of this connection go; null when nobody wants them. Asked once for each. */
    Consumer<SegmentStep> of(CapturedConnection connection);
  }

  /** Two ends, whichever of them sends. */
  private record Between(IpEndpoint lower, IpEndpoint higher) {
    static Between of(CapturedSegment segment) {
      IpEndpoint from = segment.from();
      IpEndpoint to = segment.to();
      return from.compareTo(to) <= 0 ? new Between(from, to) : new Between(to, from);
    }
  }

  /** What stands between two ends now. */
  private static final class Line {
    private final Sightings sightings = new Sightings();
    private CapturedConnection connection;
    private Consumer<SegmentStep> out;
  }

  private final Listener listener;
  private final Map<Between, Line> lines = new HashMap<>();
  private final List<CapturedConnection> all = new ArrayList<>();

  public CapturedConnections(Listener listener) {
    this.listener = listener;
  }

  /** Takes the next segment of the capture. */
  public void add(CapturedSegment segment) {
    Line line = lines.computeIfAbsent(Between.of(segment), between -> new Line());
    line.sightings.take(segment, passing -> pass(line, passing));
  }

  private void pass(Line line, Passing passing) {
    CapturedSegment segment = passing.segment();
    boolean begins =
        line.connection == null
            || passing.kind().sends() && segment.isFirstSyn() && line.connection.isOver(segment);
    if (begins) {
      CapturedConnection next = new CapturedConnection(all.size() + 1, segment);
      if (line.connection != null) {
        line.connection.end(line.out);
        line.connection.followedBy(next.number());
      }
      line.connection = next;
      line.out = listener.of(next);
      all.add(next);
    }
    line.connection.take(passing, line.out);
  }

  /** The capture is over: what waited for an answer has none. */
  public void end() {
    for (Line line : lines.values()) {
      line.sightings.end(passing -> pass(line, passing));
      line.connection.end(line.out);
    }
  }

  /** The connections by now, in the order of their first segments. */
  public List<CapturedConnection> all() {
    return List.copyOf(all);
  }

  /** How many sightings were of a segment that had been seen at another interface. */
  public long again() {
    return lines.values().stream().mapToLong(line -> line.sightings.again()).sum();
  }
}
