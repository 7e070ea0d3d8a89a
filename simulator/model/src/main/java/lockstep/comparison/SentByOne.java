package lockstep.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * What one end has sent in one world, and how often each numbered segment has come to it. Of each
 * action it sorts the segments that were sent for the first time.
 */
final class SentByOne {
  /** One action's segments of one end, those sent for the first time. */
  static final class Part {
    /** Those with text or a control bit that counts, and resets. */
    final List<Segment> numbered = new ArrayList<>();

    /** Acknowledgments of more than before. */
    final List<Segment> advancing = new ArrayList<>();

    /** Other acknowledgments that answer a segment. */
    final List<Segment> answering = new ArrayList<>();

    /** Probes that drew no acknowledgment. */
    final List<Segment> unanswered = new ArrayList<>();

    /** All as they were sent, before anything was counted otherwise. */
    final List<Segment> asSent = new ArrayList<>();

    /** Whether anything was counted otherwise, for a window was filled. */
    boolean recounted;

    /** What the sender knew to have arrived when it sent the last of {@link #numbered}. */
    SeqNumber acknowledgedBefore;

    /** Whether then a short text before it was not acknowledged. */
    boolean awaitedShort;
  }

  /** RFC 9293, section 3.7.1: of an end that told none. */
  private static final int USUAL_MSS = 536;

  private final Set<Segment> numbered = new HashSet<>();
  private final Map<Segment, Integer> arrived = new HashMap<>();

  /** What it has acknowledged. */
  private SeqNumber acknowledged;

  /** What has been acknowledged to it. */
  private SeqNumber heard;

  /** Up to where it has sent; null before anything. */
  private SeqNumber reached;

  /** Up to where the last text went that did not fill a segment; null before any. */
  private SeqNumber lastShort;

  /** The Maximum Segment Size that it told in its last SYN; 0 for none. */
  private int mss;

  SentByOne copy() {
    SentByOne copy = new SentByOne();
    copy.numbered.addAll(numbered);
    copy.arrived.putAll(arrived);
    copy.acknowledged = acknowledged;
    copy.heard = heard;
    copy.reached = reached;
    copy.lastShort = lastShort;
    copy.mss = mss;
    return copy;
  }

  /** The Maximum Segment Size that it told in its last SYN; 0 for none. */
  int mss() {
    return mss;
  }

  /** The first octet that nobody has acknowledged to it, or null before anybody has. */
  SeqNumber heard() {
    return heard;
  }

  /** Whether text that does not fill a segment is sent and not acknowledged. */
  boolean awaitsShort() {
    return lastShort != null && (heard == null || heard.isBefore(lastShort));
  }

  /** How often each numbered segment will have come when the action is over. */
  Map<Segment, Integer> arrivals(List<TraceStep> steps, FilledStreams streams) {
    Map<Segment, Integer> all = new HashMap<>(arrived);
    for (TraceStep step : steps)
      if (step.event() instanceof Event.Arrives arrives && arrives.segment().length() > 0)
        all.merge(came(step, arrives.segment(), streams), 1, Integer::sum);
    return all;
  }

  private static Segment came(TraceStep step, Segment segment, FilledStreams streams) {
    return bare(step.peer() == null ? segment : streams.counted(step.peer(), segment));
  }

  /**
   * Sorts what was sent in an action.
   *
   * @param other how often each segment has come to the same end in the other world
   */
  Part part(List<TraceStep> steps, Map<Segment, Integer> other, FilledStreams streams) {
    Part part = new Part();
    for (TraceStep step : steps) {
      boolean surplus = false;
      boolean probed = false;
      if (step.event() instanceof Event.Arrives arrives) {
        Segment came = came(step, arrives.segment(), streams);
        if (came.length() > 0)
          surplus = arrived.merge(came, 1, Integer::sum) > other.getOrDefault(came, 0);
        probed = isProbe(arrives.segment());
        if (probed && !isAnswered(step)) part.unanswered.add(bare(arrives.segment()));
        if (came.ack() != null && (heard == null || came.ack().isAfter(heard))) heard = came.ack();
      }
      boolean opens =
          step.event() instanceof Event.Call call
              && (call.words().startsWith("connect") || call.words().startsWith("listen"));
      if (opens) forget();
      for (Segment segment : step.sends())
        if (!probed || !isAnswer(segment)) sort(segment, step, surplus, streams, part);
      if (step.state() == TcpState.CLOSED && step.path().size() > 1) numbered.clear();
    }
    return part;
  }

  private void forget() {
    numbered.clear();
    acknowledged = null;
    heard = null;
    reached = null;
    lastShort = null;
  }

  /** One that asks whether anybody is there, or how large the window is: how often is chance. */
  private boolean isProbe(Segment segment) {
    return acknowledged != null
        && segment.length() == 0
        && !segment.has(ControlBit.RST)
        && segment.seq().equals(acknowledged.plus(-1));
  }

  private boolean isAnswered(TraceStep step) {
    return step.sends().size() == 1 && isAnswer(step.sends().get(0));
  }

  private boolean isAnswer(Segment segment) {
    return segment.length() == 0
        && acknowledged.equals(segment.ack())
        && bits(segment).equals(ControlBits.of(ControlBit.ACK));
  }

  private void sort(
      Segment segment, TraceStep step, boolean surplus, FilledStreams streams, Part part) {
    if (segment.has(ControlBit.SYN)) mss = segment.mss();
    Segment counted = bare(streams.counted(step.actor(), segment));
    boolean advances =
        segment.ack() != null && (acknowledged == null || segment.ack().isAfter(acknowledged));
    boolean filling =
        streams.isFiller(step.actor(), segment)
            || streams.acknowledgesFiller(step.actor(), segment);
    part.recounted |= filling || !counted.equals(bare(segment));
    boolean first = true;
    if (filling) {
      part.asSent.add(bare(segment));
    } else if (counted.length() > 0 || counted.has(ControlBit.RST)) {
      // Sent again with a later acknowledgment it is still the same.
      Segment numbers =
          counted.withNumbers(counted.seq(), counted.ack() == null ? null : SeqNumber.ZERO);
      if (counted.has(ControlBit.SYN)) reached = null;
      first = counted.has(ControlBit.RST) || numbered.add(numbers) && !isAgain(counted);
      if (reached == null || counted.end().isAfter(reached)) reached = counted.end();
      if (first) part.numbered.add(counted);
      if (first) part.acknowledgedBefore = heard;
      if (first) part.awaitedShort = awaitsShort();
      int text = segment.text().length();
      if (first && text > 0 && text < (mss == 0 ? USUAL_MSS : mss))
        lastShort = segment.seq().plus(text);
    } else if (advances) {
      part.advancing.add(counted);
    } else if (step.event() instanceof Event.Arrives && !surplus) {
      part.answering.add(counted);
    } else {
      first = false;
    }
    if (first && !filling) part.asSent.add(bare(segment));
    if (advances) acknowledged = segment.ack();
  }

  /** Whether all of it was sent before, in other pieces. */
  private boolean isAgain(Segment segment) {
    return reached != null && segment.end().isAtOrBefore(reached);
  }

  /** Without what is not compared: PSH, window and options, and the octets of the text. */
  static Segment bare(Segment segment) {
    return new Segment(
        segment.seq(), segment.ack(), bits(segment), 0, Octets.filler(segment.text().length()), 0);
  }

  private static ControlBits bits(Segment segment) {
    return segment.control().without(ControlBit.PSH);
  }
}
