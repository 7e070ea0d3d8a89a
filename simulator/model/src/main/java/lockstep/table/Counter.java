package lockstep.table;

import java.util.Objects;

/**
 * One number that a system keeps about a protocol since it was started, or, where the name says so,
 * a setting or a number of now ({@code CurrEstab}, {@code RtoMax}).
 *
 * @param id its name, the same in every version: that of the MIBs (RFC 4293, 4022, 4113; {@code
 *     InSegs}) where the system keeps that number, else the system's own ({@code TCPTimeouts},
 *     {@code tcps_sndprobe})
 * @param value as the system has it; 32-bit counters of Windows and macOS begin anew at 4294967296;
 *     negative only for a setting such as {@code MaxConn}, where -1 is "no limit"
 */
public record Counter(String id, long value) {
  public Counter {
    Objects.requireNonNull(id, "id");
  }
}
