package lockstep.probe.lab;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;

/**
 * A change of state in the words of Linux's trace event {@code sock:inet_sock_set_state}, as a line
 * of {@code trace_pipe} has them (include/trace/events/sock.h, v6.12).
 *
 * @param micros the trace's clock, in microseconds
 * @param pair the socket's own address and that of its far end
 */
record TraceLine(long micros, SocketPair pair, OsState from, OsState to) {
  // A program may give itself any name, so what stands before the processor is not looked at. The
  // IPv6 fields are filled for both families.
  private static final Pattern CHANGE =
      Pattern.compile(
          "\\[\\d{3,}] \\S+ +(\\d+)\\.(\\d{6}): inet_sock_set_state: family=(AF_INET6?)"
              + " protocol=IPPROTO_TCP sport=(\\d+) dport=(\\d+) saddr=\\S+ daddr=\\S+"
              + " saddrv6=(\\S+) daddrv6=(\\S+) oldstate=(\\S+) newstate=(\\S+)$");

  private static final Pattern LOST = Pattern.compile("^CPU:\\d+ \\[LOST (\\d+) EVENTS]$");

  private static final String MAPPED = "::ffff:";

  /** Reads a line; empty when it tells no change of a TCP socket's state. */
  static Optional<TraceLine> parse(String line) {
    Matcher found = CHANGE.matcher(line);
    if (!found.find()) return Optional.empty();
    boolean ipv6 = found.group(3).equals("AF_INET6");
    Optional<SocketAddress> local = address(found.group(6), found.group(4), ipv6);
    Optional<SocketAddress> foreign = address(found.group(7), found.group(5), ipv6);
    Optional<OsState> from = state(found.group(8));
    Optional<OsState> to = state(found.group(9));
    if (local.isEmpty() || foreign.isEmpty() || from.isEmpty() || to.isEmpty())
      return Optional.empty();
    long seconds = Long.parseLong(found.group(1));
    return Optional.of(
        new TraceLine(
            seconds * 1_000_000 + Long.parseLong(found.group(2)),
            new SocketPair(local.get(), foreign.get()),
            from.get(),
            to.get()));
  }

  /** How many events the kernel dropped because nobody took them, where a line says that. */
  static OptionalLong lost(String line) {
    Matcher found = LOST.matcher(line);
    return found.matches() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }

  private static Optional<SocketAddress> address(String host, String port, boolean ipv6) {
    int number = Integer.parseInt(port);
    if (number > 0xFFFF) return Optional.empty();
    String plain = !ipv6 && host.startsWith(MAPPED) ? host.substring(MAPPED.length()) : host;
    return Optional.of(new SocketAddress(plain, number));
  }

  /** By its name; a number that the kernel has no name for comes as 0xe. */
  private static Optional<OsState> state(String word) {
    if (word.matches("0x[0-9a-f]{1,7}"))
      return Optional.of(OsState.linux(Integer.parseInt(word.substring(2), 16)));
    return IntStream.rangeClosed(1, 13)
        .mapToObj(OsState::linux)
        .filter(state -> state.name().equals(word))
        .findFirst();
  }
}
