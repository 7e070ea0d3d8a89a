package lockstep.probe.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lockstep.packet.StepPackets;
import lockstep.packet.WirePacket;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TcbView;
import lockstep.trace.Trace;
import lockstep.trace.TraceFormatException;
import lockstep.trace.TraceStep;
import lockstep.trace.TraceText;

/**
 * A trace step as the lines that the child writes: what the trace's text does not carry comes
 * first, each under a word of its own, and {@code step} with the line of the trace ends it.
 */
final class StepLines {
  static final String STEP = "step ";
  private static final String NUMBER = "number ";
  private static final String ROW = "row ";
  private static final String WHY = "why ";
  private static final String PEER = "peer ";
  private static final String GETS = "gets ";
  private static final String SENDS = "sends ";
  private static final String BEFORE = "before ";
  private static final String TCB = "tcb ";

  /** The packet that began the turn, and, a line each, those of the segments that it sent. */
  private static final String ABOUT = "about ";

  private static final String SENT = "sent ";

  // What is known of the step whose lines are being read.
  private int number;
  private SocketRow row;
  private String why;
  private Actor peer;
  private String gets;
  private String sends;
  private TcbView before;
  private TcbView tcb;
  private WirePacket about;
  private final List<WirePacket> sent = new ArrayList<>();

  static List<String> write(TraceStep step) {
    List<String> lines = new ArrayList<>();
    lines.add(NUMBER + step.number());
    if (step.seen().row() != null) lines.add(ROW + RowLine.write(step.seen().row()));
    if (step.why() != null) lines.add(WHY + escaped(step.why()));
    if (step.peer() != null) lines.add(PEER + step.peer());
    if (step.before() != null) lines.add(BEFORE + TcbLine.write(step.before()));
    if (step.tcb() != null) lines.add(TCB + TcbLine.write(step.tcb()));
    Segment arrived = arrived(step.event());
    if (arrived != null) lines.add(GETS + header(arrived));
    if (!step.sends().isEmpty())
      lines.add(
          SENDS + step.sends().stream().map(StepLines::header).collect(Collectors.joining(" ")));
    StepPackets packets = step.seen().packets();
    if (packets != null) {
      if (packets.about() != null) lines.add(ABOUT + PacketLine.write(packets.about()));
      for (WirePacket packet : packets.sent()) lines.add(SENT + PacketLine.write(packet));
    }
    // The head and the action's line are the same for all of an action; the reader knows them.
    String[] text = TraceText.write(new Trace("", World.WIRE, 0, List.of(step))).split("\n");
    lines.add(STEP + text[text.length - 1]);
    return lines;
  }

  private static Segment arrived(Event event) {
    if (event instanceof Event.Arrives arrives) return arrives.segment();
    return event instanceof Event.OnWire befell ? befell.segment() : null;
  }

  private static String header(Segment segment) {
    return segment.window() + "," + segment.mss() + "," + segment.urgentPointer();
  }

  /**
   * Takes the next line of a step.
   *
   * @param line the scenario's line whose action is played
   * @param action that action's words
   * @return the step when this was its last line, else null
   * @throws IllegalArgumentException for a line that is none of a step's
   */
  TraceStep take(String text, int line, String action) {
    if (text.startsWith(NUMBER)) number = Integer.parseInt(text.substring(NUMBER.length()));
    else if (text.startsWith(ROW)) row = RowLine.read(text.substring(ROW.length()));
    else if (text.startsWith(WHY)) why = unescaped(text.substring(WHY.length()));
    else if (text.startsWith(PEER)) peer = Actor.named(text.substring(PEER.length())).orElseThrow();
    else if (text.startsWith(GETS)) gets = text.substring(GETS.length());
    else if (text.startsWith(SENDS)) sends = text.substring(SENDS.length());
    else if (text.startsWith(BEFORE)) before = TcbLine.read(text.substring(BEFORE.length()));
    else if (text.startsWith(TCB)) tcb = TcbLine.read(text.substring(TCB.length()));
    else if (text.startsWith(ABOUT)) about = PacketLine.read(text.substring(ABOUT.length()));
    else if (text.startsWith(SENT)) sent.add(PacketLine.read(text.substring(SENT.length())));
    else if (text.startsWith(STEP)) return step(text.substring(STEP.length()), line, action);
    else throw new IllegalArgumentException("expected a line of a step, found \"" + text + '"');
    return null;
  }

  private TraceStep step(String text, int line, String action) {
    TraceStep read;
    try {
      String head = TraceText.write(new Trace("", World.WIRE, 0, List.of()));
      read =
          TraceText.read(head + "# line " + line + ": " + action + "\n" + text + "\n")
              .steps()
              .get(0);
    } catch (TraceFormatException e) {
      throw new IllegalArgumentException("expected a step, found \"" + text + "\": " + e, e);
    }
    Event event = read.event();
    if (event instanceof Event.Arrives arrives)
      event = new Event.Arrives(withHeader(arrives.segment(), gets));
    else if (event instanceof Event.OnWire befell)
      event = new Event.OnWire(befell.deed(), withHeader(befell.segment(), gets));
    List<Segment> segments = new ArrayList<>();
    String[] headers = sends == null ? new String[0] : sends.split(" ");
    for (int i = 0; i < read.sends().size(); i++)
      segments.add(withHeader(read.sends().get(i), i < headers.length ? headers[i] : null));
    Sighting seen = read.seen();
    TraceStep whole =
        new TraceStep(
            number,
            line,
            action,
            World.WIRE,
            read.atMicros(),
            read.actor(),
            read.path(),
            event,
            segments,
            read.decided(),
            before,
            tcb,
            read.signal(),
            new Sighting(
                seen.how(),
                seen.gapMicros(),
                row == null ? seen.os() : row.state(),
                row,
                packets(read)),
            why,
            peer);
    row = null;
    why = null;
    peer = null;
    gets = null;
    sends = null;
    before = null;
    tcb = null;
    about = null;
    sent.clear();
    return whole;
  }

  /** The packets that came before a step; null for none. */
  private StepPackets packets(TraceStep step) {
    if (about == null && sent.isEmpty()) return null;
    Segment arrived = arrived(step.event());
    if (about != null && arrived == null)
      throw new IllegalArgumentException("expected no packet that came, found " + about.number());
    if (about != null) PacketLine.check(about, arrived);
    if (!sent.isEmpty() && sent.size() != step.sends().size())
      throw new IllegalArgumentException(
          "expected packets for " + step.sends().size() + " segments, found " + sent.size());
    for (int i = 0; i < sent.size(); i++) PacketLine.check(sent.get(i), step.sends().get(i));
    return new StepPackets(about, sent);
  }

  private static Segment withHeader(Segment segment, String header) {
    if (header == null) return segment;
    String[] fields = header.split(",");
    return new Segment(
        segment.seq(),
        segment.ack(),
        segment.control(),
        Integer.parseInt(fields[0]),
        segment.text(),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]));
  }

  static String escaped(String words) {
    return words.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  static String unescaped(String words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c != '\\' || i + 1 == words.length()) {
        text.append(c);
        continue;
      }
      char next = words.charAt(++i);
      text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
    }
    return text.toString();
  }
}
