package lockstep.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * What one end has told in the headers of its segments in one world: whether its window is shut,
 * and the options of each numbered segment when it was first sent.
 */
final class ToldByOne {
  /**
   * A segment that shut the window, or opened it again.
   *
   * @param shut which of the two
   * @param at what it acknowledges, as {@link FilledStreams} counts; null without an ACK
   * @param sent the segment itself
   */
  record Turning(boolean shut, SeqNumber at, Segment sent) {
    private boolean isSame(Turning other) {
      return shut == other.shut && (at == null ? other.at == null : at.equals(other.at));
    }

    private String words() {
      return (shut ? "shuts with " : "opens with ") + sent;
    }
  }

  /** One action's part of it. */
  static final class Told {
    /** Where the window was shut or opened, in order. */
    final List<Turning> turnings = new ArrayList<>();

    /**
     * The Maximum Segment Size of each numbered segment that was first sent in it, 0 without one;
     * by the segment without its acknowledgment, which may come later in one of the worlds.
     */
    final Map<Segment, Integer> options = new HashMap<>();

    /** How many segments told a window. */
    int windows;

    /** Whether the window is shut when the action is over. */
    boolean shut;

    /** Whether an acknowledgment of what has come is still to be sent, and a window with it. */
    boolean owes;

    /** Whether the text that filled the window was acknowledged where it turned. */
    boolean filled;

    boolean turnsAs(Told other) {
      if (filled || other.filled) return shut == other.shut || neitherTurns(other);
      if (turnings.size() != other.turnings.size()) return false;
      for (int i = 0; i < turnings.size(); i++)
        if (!turnings.get(i).isSame(other.turnings.get(i))) return false;
      return true;
    }

    private boolean neitherTurns(Told other) {
      return turnings.isEmpty() && other.turnings.isEmpty();
    }

    /** {@code shuts with <SEQ=1><ACK=2049><CTL=ACK>}, {@code stays open}. */
    String words() {
      if (turnings.isEmpty()) return shut ? "stays shut" : "stays open";
      return String.join(", ", turnings.stream().map(Turning::words).toList());
    }
  }

  private final Set<Segment> known = new HashSet<>();
  private boolean shut;
  private boolean owes;

  ToldByOne copy() {
    ToldByOne copy = new ToldByOne();
    copy.known.addAll(known);
    copy.shut = shut;
    copy.owes = owes;
    return copy;
  }

  /** Takes in what the actor sent in an action. */
  Told take(List<TraceStep> steps, FilledStreams streams) {
    Told told = new Told();
    for (TraceStep step : steps) {
      if (Case.isCall(step, "connect") || Case.isCall(step, "listen")) forget();
      owes |= step.event() instanceof Event.Arrives arrives && arrives.segment().length() > 0;
      owes &= step.sends().stream().allMatch(sent -> sent.ack() == null);
      for (Segment segment : step.sends()) take(step.actor(), segment, streams, told);
      if (step.state() == TcpState.CLOSED && step.path().size() > 1) forget();
    }
    told.shut = shut;
    told.owes = owes;
    return told;
  }

  private void forget() {
    known.clear();
    shut = false;
    owes = false;
  }

  private void take(Actor actor, Segment segment, FilledStreams streams, Told told) {
    // Who gets a RST reads no window of it.
    if (segment.has(ControlBit.RST)) return;
    Segment counted = SentByOne.bare(streams.counted(actor, segment));
    told.windows++;
    if (shut != (segment.window() == 0)) {
      shut = !shut;
      told.turnings.add(new Turning(shut, counted.ack(), segment));
      told.filled |= streams.isOfFiller(actor, segment);
    }
    if (counted.length() == 0 || streams.isFiller(actor, segment)) return;
    Segment first =
        counted.withNumbers(counted.seq(), counted.ack() == null ? null : SeqNumber.ZERO);
    if (known.add(first)) told.options.put(first, segment.mss());
  }
}
