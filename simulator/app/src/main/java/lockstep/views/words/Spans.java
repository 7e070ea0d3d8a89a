package lockstep.views.words;

import java.time.Duration;
import java.util.Locale;

/** How long something lasted, short enough for a column. */
public final class Spans {
  private Spans() {}

  /** {@code 3.2 s}, {@code 2 min 5 s}, {@code 3 h 12 min}. */
  public static String of(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 100) return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    if (seconds < 3600) return seconds / 60 + " min " + seconds % 60 + " s";
    return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
  }
}
