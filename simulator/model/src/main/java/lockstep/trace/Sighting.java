package lockstep.trace;

import java.util.Locale;
import lockstep.packet.StepPackets;
import lockstep.table.OsState;
import lockstep.table.SocketRow;

/**
 * How a step of a live world is known.
 *
 * @param how observed, inferred, held or told; null for a state that was not seen
 * @param gapMicros microseconds between the reading of the socket table that showed this and the
 *     one before it: what happened in between was not seen; 0 where there was no reading before
 * @param os the state in the system's own words, null when the row is gone or was not seen
 * @param row the row as read, null when there is none
 * @param packets the octets of the segments of this step, where a wire that keeps them played it;
 *     else null
 */
public record Sighting(How how, long gapMicros, OsState os, SocketRow row, StepPackets packets) {
  public Sighting {
    if (how == How.TOLD && (os != null || row != null))
      throw new IllegalArgumentException("what is told by its TCB has no row: " + os + ", " + row);
  }

  /** How a step is known of whose segments nobody kept the octets. */
  public Sighting(How how, long gapMicros, OsState os, SocketRow row) {
    this(how, gapMicros, os, row, null);
  }

  /** The same with the octets of its segments; null for none. */
  public Sighting with(StepPackets packets) {
    return new Sighting(how, gapMicros, os, row, packets);
  }

  /** How a live state is known. */
  public enum How {
    /** Read from the socket table. */
    OBSERVED,
    /** Concluded from a call or an event of ours. */
    INFERRED,
    /** Read, and made to stand still by the scenario. */
    HELD,
    /**
     * Told by a TCP that is no kernel's, from its TCB: the model's at the far end of the wire. It
     * has no row.
     */
    TOLD;

    /** {@code observed}, {@code inferred}, {@code held}, {@code told}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A state that fell between two readings. */
  public static Sighting unseen(long gapMicros) {
    return new Sighting(null, gapMicros, null, null);
  }
}
