package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** A segment as words and an arrow that fill the room between the lanes. */
final class Arrow {
  /** The default send MSS of RFC 9293 (MUST-15): a window below it does not take a full segment. */
  private static final int SMALLEST_USUAL_WINDOW = 536;

  private Arrow() {}

  /**
   * The segment that began the step.
   *
   * @param width the columns to fill
   * @param toServer whether it goes to the right
   */
  static String draw(TraceStep step, Segment segment, int width, boolean toServer, Look look) {
    if (step.isDropped()) return broken(step, segment, width, toServer, look, "x", "dropped");
    String words = words(step, segment, width - 2, look);
    String shaft = shaft(width - words.length() - 2, look);
    return toServer
        ? words + " " + shaft + head(true, look)
        : head(false, look) + shaft + " " + words;
  }

  /**
   * A segment that something befell on its way. One that is lost or held ends half way, and what is
   * not plain from its end is said behind it.
   */
  static String draw(TraceStep step, Event.OnWire onWire, int width, boolean toServer, Look look) {
    String end =
        switch (onWire.deed()) {
          case LOSES -> "x";
          case HOLDS, REPEATS -> "|";
          case DUPLICATES, DELAYS -> head(toServer, look);
        };
    String mark =
        switch (onWire.deed()) {
          case LOSES -> "";
          case HOLDS -> "held";
          case DUPLICATES -> "twice";
          case DELAYS -> "late";
          case REPEATS -> "again";
        };
    return broken(step, onWire.segment(), width, toServer, look, end, mark);
  }

  /**
   * @param end the sign at the arrow's end; one that is no head ends half way
   * @param mark what is said behind it, or empty
   */
  private static String broken(
      TraceStep step,
      Segment segment,
      int width,
      boolean toServer,
      Look look,
      String end,
      String mark) {
    int room = width - 2 - (mark.isEmpty() ? 0 : mark.length() + 1);
    String words = words(step, segment, room, look);
    int longest = Math.max(0, room - words.length());
    boolean arrives = end.equals(head(toServer, look));
    String shaft = shaft(arrives ? longest : (longest + 1) / 2, look);
    String blanks = " ".repeat(longest - Text.width(shaft));
    String said = mark.isEmpty() ? "" : toServer ? " " + mark : mark + " ";
    return toServer
        ? words + " " + shaft + end + said + blanks
        : blanks + said + end + shaft + " " + words;
  }

  private static String shaft(int length, Look look) {
    return (look.ascii() ? "-" : "\u2500").repeat(Math.max(0, length));
  }

  private static String head(boolean toServer, Look look) {
    if (look.ascii()) return toServer ? ">" : "<";
    return toServer ? "\u2192" : "\u2190";
  }

  /** The most words that there is room for. */
  private static String words(TraceStep step, Segment segment, int room, Look look) {
    String words = "";
    for (String candidate : wordings(step, segment)) {
      words = candidate;
      if (words.length() <= room) break;
    }
    return Text.cut(words, room, look.more());
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
      // an opening show both of their numbers, and one that is refused shows why.
      String window = narrow(segment) ? " win " + segment.window() : "";
      if (segment.length() > 0 || ack.isEmpty() || opens(step) || isRefused(step))
        all.add(bits + seq + ack + window);
      all.add(bits + ack + window);
      all.add(bits + ack);
    }
    all.add(bits);
    return all;
  }

  /** A window that holds back a sender is worth telling. */
  private static boolean narrow(Segment segment) {
    return segment.has(ControlBit.ACK) && segment.window() < SMALLEST_USUAL_WINDOW;
  }

  private static boolean isRefused(TraceStep step) {
    return step.decided() != null && step.decided().part().contains("first");
  }

  private static boolean opens(TraceStep step) {
    return step.path().get(0) == TcpState.SYN_RECEIVED && step.path().size() > 1;
  }
}
