package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** A segment as words and an arrow that fill the room between the lanes. */
final class Arrow {
  private Arrow() {}

  /**
   * The segment that began the step.
   *
   * @param width the columns to fill
   * @param toServer whether it goes to the right
   */
  static String draw(TraceStep step, Segment segment, int width, boolean toServer, Look look) {
    String words = "";
    for (String candidate : wordings(step, segment)) {
      words = candidate;
      if (words.length() + 2 <= width) break;
    }
    words = Text.cut(words, width - 2, look.more());
    String shaft = (look.ascii() ? "-" : "\u2500").repeat(Math.max(0, width - words.length() - 2));
    if (toServer) return words + " " + shaft + (look.ascii() ? ">" : "\u2192");
    return (look.ascii() ? "<" : "\u2190") + shaft + " " + words;
  }

  /** The same segment in fewer and fewer words. */
  private static List<String> wordings(TraceStep step, Segment segment) {
    String bits = segment.control().toString();
    if (bits.isEmpty()) bits = "no bits";
    String seq = " seq " + segment.seq();
    String ack = segment.has(ControlBit.ACK) ? " ack " + segment.ack() : "";
    List<String> all = new ArrayList<>();
    int octets = segment.text().length();
    if (octets > 0) {
      all.add(bits + seq + ", " + octets + (octets == 1 ? " octet" : " octets"));
      all.add(bits + seq + " len " + octets);
      all.add(bits + " len " + octets);
    } else {
      // A bare ACK takes no sequence number, so its own tells nothing; but the three segments of
      // an opening show both of their numbers.
      if (segment.length() > 0 || ack.isEmpty() || opens(step)) all.add(bits + seq + ack);
      all.add(bits + ack);
    }
    all.add(bits);
    return all;
  }

  private static boolean opens(TraceStep step) {
    return step.path().get(0) == TcpState.SYN_RECEIVED && step.path().size() > 1;
  }
}
