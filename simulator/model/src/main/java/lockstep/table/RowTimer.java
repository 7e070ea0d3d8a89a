package lockstep.table;

import java.util.Locale;

/**
 * The timer of a row, as the kernel gives it.
 *
 * @param kind which timer runs
 * @param millisLeft milliseconds until it runs out, 0 or more; 0 when it is off
 * @param retransmits how often the kernel has already repeated, 0 or more: a segment, or for
 *     keep-alive and probe the probes that were not answered
 */
public record RowTimer(Kind kind, long millisLeft, int retransmits) {
  /** The kinds that netstat's timer column tells apart. */
  public enum Kind {
    OFF("off"),
    /** Retransmission, or what else the kernel files under it. */
    ON("on"),
    KEEP_ALIVE("keepalive"),
    TIME_WAIT("timewait"),
    /** The zero-window probe. */
    PROBE("probe"),
    /** A kind that the documentation does not name. */
    UNKNOWN("unknown");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** netstat's word. */
    public String word() {
      return word;
    }
  }

  /** No timer runs. */
  public static final RowTimer OFF = new RowTimer(Kind.OFF, 0, 0);

  /** {@code off}, {@code on (200ms)}, {@code timewait (59.2 s)}. */
  @Override
  public String toString() {
    if (kind == Kind.OFF) return kind.word();
    String left =
        millisLeft < 1000
            ? millisLeft + "ms"
            : String.format(Locale.ROOT, "%.1f s", millisLeft / 1000.0);
    return kind.word() + " (" + left + ")";
  }
}
