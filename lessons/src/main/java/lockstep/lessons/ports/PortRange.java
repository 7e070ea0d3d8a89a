package lockstep.lessons.ports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One port, or several in a row.
 *
 * @param from the first, 0 to 65535
 * @param to the last; {@code from} for a single port
 */
public record PortRange(int from, int to) {
  /** The greatest port number there is. */
  public static final int LAST = 0xFFFF;

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");

  /**
   * @throws IllegalArgumentException when a number is outside 0 to 65535 or the first is greater
   */
  public PortRange {
    if (from < 0 || to > LAST || from > to)
      throw new IllegalArgumentException(
          "expected ports of 0 to 65535 in order, found " + from + "-" + to);
  }

  public static PortRange of(int port) {
    return new PortRange(port, port);
  }

  /** Reads {@code 443} or {@code 6000-6063}; empty for everything else. */
  public static Optional<PortRange> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) return Optional.empty();
    int from = Integer.parseInt(form.group(1));
    int to = form.group(2) == null ? from : Integer.parseInt(form.group(2));
    return to <= LAST && from <= to ? Optional.of(new PortRange(from, to)) : Optional.empty();
  }

  public boolean contains(int port) {
    return from <= port && port <= to;
  }

  public boolean single() {
    return from == to;
  }

  @Override
  public String toString() {
    return single() ? String.valueOf(from) : from + "-" + to;
  }
}
