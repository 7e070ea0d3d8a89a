package lockstep.app.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.capture.CapturedConnection;
import lockstep.capture.CapturedPacket;
import lockstep.capture.PassedOver;
import lockstep.tcp.TcpState;

/** What there is to say of a capture and its connections. */
public final class CaptureWords {
  /** What every state in a replay is worth. */
  public static final String INFERRED =
      "States are inferred from what passed: a capture shows segments and no sockets. What a segment"
          + " does at the other end is told when it passes, as if it arrived at once.";

  private CaptureWords() {}

  /** {@code pcapng, 16 packets at 2 interfaces, 16 of TCP in 1 connection}. */
  public static String summary(CaptureRun run) {
    return run.format()
        + ", "
        + count(run.packets(), "packet")
        + " at "
        + count(run.interfaces(), "interface")
        + ", "
        + run.segments()
        + " of TCP in "
        + count(run.connections().size(), "connection");
  }

  /** Why packets are not shown, a sentence for each reason; empty when all are. */
  public static List<String> passedOver(CaptureRun run) {
    List<String> words = new ArrayList<>();
    for (PassedOver why : PassedOver.values()) {
      Long count = run.passedOver().get(why);
      if (count != null)
        words.add("Passed over: " + count(count, "packet") + ", " + why.words() + ".");
    }
    if (run.twice() > 0)
      words.add(
          count(run.twice(), "segment") + " seen at a second interface too, and counted once.");
    return words;
  }

  /** {@code 192.0.2.1:50001 to 192.0.2.2:80}. */
  public static String ends(CapturedConnection connection) {
    return connection.client() + " to " + connection.server();
  }

  /** How much passed, and in what time. */
  public static String amount(CapturedConnection connection) {
    StringBuilder words = new StringBuilder(count(connection.segments(), "segment"));
    if (connection.firstNanos() != CapturedPacket.NO_TIME)
      words
          .append(" in ")
          .append(seconds(connection.firstNanos(), connection.lastNanos()))
          .append(" s");
    words.append("; ").append(count(connection.clientOctets(), "octet")).append(" to the server, ");
    words.append(connection.serverOctets()).append(" to the client");
    if (connection.again() > 0) words.append("; ").append(connection.again()).append(" sent again");
    if (connection.late() > 0) words.append("; ").append(connection.late()).append(" out of order");
    return words.toString();
  }

  /** How it began and how it ended. */
  public static String story(CapturedConnection connection) {
    return beginning(connection) + "; " + ending(connection);
  }

  /** {@code inferred: client TIME-WAIT, server CLOSED}. */
  public static String states(CapturedConnection connection) {
    return "inferred: client "
        + name(connection.clientState())
        + ", server "
        + name(connection.serverState());
  }

  private static String name(TcpState state) {
    return state == null ? "not seen" : state.rfcName();
  }

  private static String beginning(CapturedConnection connection) {
    return switch (connection.beginning()) {
      case SYN -> "begins with its SYN";
      case SYN_ACK -> "its first SYN was not captured";
      case MIDDLE -> "stood already when the capture began";
    };
  }

  private static String ending(CapturedConnection connection) {
    String words;
    if (connection.isRefused()) words = "refused with a RST";
    else if (connection.resetBy() != 0)
      words = "reset by the " + (connection.resetBy() == 'c' ? "client" : "server");
    else if (connection.isClosedByBoth()) words = "closed by both, " + first(connection);
    else if (connection.isClosedByClient()) words = "closed by the client alone when it ends";
    else if (connection.isClosedByServer()) words = "closed by the server alone when it ends";
    else if (connection.isUnanswered()) words = "nobody answers";
    else words = "open when the capture ends";
    return connection.followedBy() == 0
        ? words
        : words + "; connection " + connection.followedBy() + " has its addresses after it";
  }

  private static String first(CapturedConnection connection) {
    if (connection.closedAtOnce()) return "at the same moment";
    return connection.clientClosedFirst() ? "the client first" : "the server first";
  }

  /** The seconds from one time to the other, in microseconds' steps; empty where one is missing. */
  static String seconds(long from, long to) {
    if (from == CapturedPacket.NO_TIME || to == CapturedPacket.NO_TIME) return "";
    long nanos = to - from;
    long micros = Math.abs(nanos / 1000);
    String fraction = String.valueOf(micros % 1_000_000);
    return (nanos < 0 ? "-" : "")
        + micros / 1_000_000
        + "."
        + "0".repeat(6 - fraction.length())
        + fraction;
  }

  private static String count(long count, String what) {
    return String.format(Locale.ROOT, "%d %s%s", count, what, count == 1 ? "" : "s");
  }
}
