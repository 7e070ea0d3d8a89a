package lockstep.probe.lab;

import lockstep.table.SocketPair;
import lockstep.table.SocketRow;

/**
 * A change of one watched row.
 *
 * @param pair whose row
 * @param before the system's number of the state before, 0 for no row
 * @param after the number after, 0 for no row
 * @param row the row as read with the change, null when there is none
 * @param nanos {@link System#nanoTime()} right after the reading that showed it
 * @param gapMicros microseconds from the begin of the reading before to the end of that one, in
 *     which states may have passed unseen; 0 where there was none before
 */
record Change(SocketPair pair, int before, int after, SocketRow row, long nanos, long gapMicros) {}
