package lockstep.probe.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of this process's own network that make the kernel do what RFC 9293 itself says, and
 * wait while somebody looks (Linux, Documentation/networking/ip-sysctl).
 */
public final class CalmKernel {
  private static final Path FOUR = Path.of("/proc/sys/net/ipv4");
  private static final Path SIX = Path.of("/proc/sys/net/ipv6/conf/default");
  private static final String SHORTEST_RTO = "tcp_rto_min_us";
  private static final String RETRIES = "tcp_retries2";

  /** Extensions of other documents, and repeating before the retransmission timeout. */
  private static final List<String> OFF =
      List.of(
          "tcp_timestamps",
          "tcp_sack",
          "tcp_window_scaling",
          "tcp_ecn",
          "tcp_early_retrans",
          "tcp_invalid_ratelimit",
          "tcp_syncookies",
          "tcp_syn_linear_timeouts");

  /** What {@link #plain} changes, a line each, for whoever compares. */
  static final List<String> WORDS =
      List.of(
          "it sends no timestamps, SACK, window scaling or ECN",
          "it does without SYN cookies and early retransmission",
          "it answers each invalid segment, and SYN waits double");

  private CalmKernel() {}

  /** Leaves out what RFC 9293 does not have; what this kernel does not have is left out anyway. */
  public static void plain() throws IOException {
    for (String name : OFF) write(FOUR.resolve(name), "0");
    Map<String, String> six = new TreeMap<>();
    six.put("accept_dad", "0");
    six.put("dad_transmits", "0");
    six.put("router_solicitations", "0");
    six.put("autoconf", "0");
    six.put("accept_ra", "0");
    for (Map.Entry<String, String> one : six.entrySet())
      write(SIX.resolve(one.getKey()), one.getValue());
  }

  /**
   * Says how long it is at least until a segment is repeated.
   *
   * @return whether this kernel can do that
   */
  public static boolean shortestRto(long micros) throws IOException {
    return write(FOUR.resolve(SHORTEST_RTO), String.valueOf(micros));
  }

  /**
   * Lets each connection begin without what was learnt from others, and takes the RFC's TIME-WAIT
   * instead of RFC 1337's.
   */
  public static void forgetful() throws IOException {
    write(FOUR.resolve("tcp_no_metrics_save"), "1");
    write(FOUR.resolve("tcp_rfc1337"), "0");
  }

  /** Says after how many timeouts of its shortest kind a connection is given up. */
  static void retries(int times) throws IOException {
    write(FOUR.resolve(RETRIES), String.valueOf(times));
  }

  private static boolean write(Path setting, String value) throws IOException {
    if (!Files.exists(setting)) return false;
    Files.writeString(setting, value);
    return true;
  }
}
