package lockstep.comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.trace.TraceStep;

/**
 * Makes two worlds' numbers comparable where a sender has filled its peer's window: how many octets
 * that takes is each world's own, and so is how it cuts them. Here the text from there on counts as
 * one octet, up to the FIN that ends it; what follows is counted from there. A world that leaves a
 * gap in that text keeps its own numbers.
 */
final class FilledStreams {
  /** The text of one sender since it began to fill; its end is known when the FIN goes. */
  private static final class Fill {
    private final SeqNumber start;
    private SeqNumber end;
    private boolean gap;

    private Fill(SeqNumber start) {
      this.start = start;
    }

    private Fill copy() {
      Fill copy = new Fill(start);
      copy.end = end;
      copy.gap = gap;
      return copy;
    }

    /** Whether a number lies behind the first octet of the text, and not behind its last. */
    private boolean isInside(SeqNumber number) {
      return !gap && number.isAfter(start) && (end == null || number.isAtOrBefore(end));
    }

    private SeqNumber counted(SeqNumber number) {
      if (gap || number.isAtOrBefore(start)) return number;
      return isInside(number) ? start.plus(1) : start.plus(1 + number.minus(end));
    }
  }

  private final Map<Actor, Fill> fills = new HashMap<>();

  /** What each end has sent so far. */
  private final Map<Actor, SeqNumber> reached = new HashMap<>();

  private final Map<Actor, Actor> peers = new HashMap<>();

  FilledStreams() {}

  FilledStreams(FilledStreams other) {
    other.fills.forEach((actor, fill) -> fills.put(actor, fill.copy()));
    reached.putAll(other.reached);
    peers.putAll(other.peers);
  }

  /** Takes in what all ends of one world did in an action. */
  void learn(List<TraceStep> steps) {
    for (TraceStep step : steps) {
      Actor actor = step.actor();
      if (step.peer() != null) peers.put(actor, step.peer());
      if (Case.isCall(step, "fill-window") && reached.containsKey(actor))
        fills.computeIfAbsent(actor, a -> new Fill(reached.get(a)));
      for (Segment segment : step.sends()) learn(actor, segment);
    }
  }

  private void learn(Actor actor, Segment segment) {
    if (segment.has(ControlBit.SYN)) {
      fills.remove(actor);
      reached.put(actor, segment.end());
    }
    SeqNumber before = reached.get(actor);
    if (before == null || segment.length() == 0) return;
    Fill fill = fills.get(actor);
    if (fill != null) {
      fill.gap |= segment.seq().isAfter(before);
      if (segment.has(ControlBit.FIN)) fill.end = segment.seq().plus(segment.text().length());
    }
    if (segment.end().isAfter(before)) reached.put(actor, segment.end());
  }

  /** The segment as it is counted here, without the text of a window that was filled. */
  Segment counted(Actor sender, Segment segment) {
    Fill own = fills.get(sender);
    Fill far = farOf(sender);
    if (own == null && far == null) return segment;
    SeqNumber seq = segment.seq();
    int length = segment.text().length();
    boolean filler =
        own != null && length > 0 && own.isInside(seq.plus(length)) && isPlainOrLast(segment);
    if (filler) seq = seq.plus(length);
    ControlBits bits = segment.control();
    return new Segment(
        own == null ? seq : own.counted(seq),
        segment.ack() == null || far == null ? segment.ack() : far.counted(segment.ack()),
        bits,
        segment.window(),
        filler ? Octets.NONE : segment.text(),
        segment.mss(),
        segment.urgentPointer());
  }

  /** Whether it carries nothing but text with which a window is filled. */
  boolean isFiller(Actor sender, Segment segment) {
    Fill own = fills.get(sender);
    return own != null
        && segment.text().length() > 0
        && own.isInside(segment.seq().plus(segment.text().length()))
        && isPlain(segment);
  }

  /**
   * Whether it is a bare acknowledgment of a part of such text, which goes with how that is cut.
   */
  boolean acknowledgesFiller(Actor sender, Segment segment) {
    return isOfFiller(sender, segment) && segment.length() == 0 && isPlain(segment);
  }

  /** Whether it acknowledges text with which a window was filled, a part of it or all. */
  boolean isOfFiller(Actor sender, Segment segment) {
    Fill far = farOf(sender);
    return far != null && segment.ack() != null && far.isInside(segment.ack());
  }

  private static boolean isPlain(Segment segment) {
    return isPlainOrLast(segment) && !segment.has(ControlBit.FIN);
  }

  private static boolean isPlainOrLast(Segment segment) {
    ControlBits others = segment.control().without(ControlBit.PSH).without(ControlBit.FIN);
    return others.equals(ControlBits.of(ControlBit.ACK));
  }

  private Fill farOf(Actor actor) {
    Actor peer = peers.get(actor);
    return peer == null ? null : fills.get(peer);
  }
}
