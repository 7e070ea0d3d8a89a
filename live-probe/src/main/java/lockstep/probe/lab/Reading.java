package lockstep.probe.lab;

import java.util.Map;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;

/**
 * One reading of every watched row.
 *
 * @param nanos {@link System#nanoTime()} right after it
 * @param gapMicros microseconds since the reading before it
 * @param rows the rows; a pair without one is missing
 */
public record Reading(long nanos, long gapMicros, Map<SocketPair, SocketRow> rows) {}
