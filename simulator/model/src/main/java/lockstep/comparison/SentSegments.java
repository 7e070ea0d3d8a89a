package lockstep.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * Lays the segments that an actor sent in an action beside those that it sent in the model, where
 * the live world sees them: control bits but PSH, relative numbers, length of text. What is sent
 * again is not compared, for how often that happens is a matter of time; nor is what answers a copy
 * that came in one of the worlds only, nor an acknowledgment that only tells another window.
 *
 * <p>It keeps what each end has sent so far, so each action must be given to it once and in order.
 */
final class SentSegments {
  /**
   * The segments differ.
   *
   * @param words what either world sent
   * @param difference the known difference that it is; null for none
   */
  record Differ(String words, KnownDifference difference) {}

  /** What one end has sent, and how often each numbered segment has come to it. */
  private static final class Sent {
    private final Set<Segment> numbered = new HashSet<>();
    private final Map<Segment, Integer> arrived = new HashMap<>();
    private SeqNumber acknowledged;

    private Sent copy() {
      Sent copy = new Sent();
      copy.numbered.addAll(numbered);
      copy.arrived.putAll(arrived);
      copy.acknowledged = acknowledged;
      return copy;
    }
  }

  /** One action's segments of one end, those sent for the first time. */
  private record Part(List<Segment> numbered, List<Segment> advancing, List<Segment> answering) {
    private Part() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private final Map<Actor, Sent> model = new HashMap<>();
  private final Map<Actor, Sent> live = new HashMap<>();

  SentSegments() {}

  SentSegments(SentSegments other) {
    other.model.forEach((actor, sent) -> model.put(actor, sent.copy()));
    other.live.forEach((actor, sent) -> live.put(actor, sent.copy()));
  }

  /** What is not the same of what an actor sent in an action; empty when all is. */
  Optional<Differ> compare(
      Actor actor, List<TraceStep> modelSteps, List<TraceStep> liveSteps, String system) {
    Sent byModel = model.computeIfAbsent(actor, a -> new Sent());
    Sent byKernel = live.computeIfAbsent(actor, a -> new Sent());
    Map<Segment, Integer> toModel = arrivals(byModel, modelSteps);
    Map<Segment, Integer> toKernel = arrivals(byKernel, liveSteps);
    Part expected = part(byModel, modelSteps, toKernel);
    Part found = part(byKernel, liveSteps, toModel);
    if (!expected.numbered().equals(found.numbered()))
      return differ(
          actor,
          expected.numbered(),
          found.numbered(),
          isAbort(expected.numbered(), found.numbered()) ? SegmentDifferences.ABORT_WITH_ACK : null,
          system);
    if (!expected.answering().equals(found.answering()))
      return differ(
          actor,
          expected.answering(),
          found.answering(),
          answersSynAgain(expected, found, modelSteps, liveSteps)
              ? SegmentDifferences.SYN_ACK_AGAIN
              : answersAfterAcknowledging(expected, found) ? TimingDifferences.DELAYED_ACK : null,
          system);
    if (expected.advancing().equals(found.advancing())) return Optional.empty();
    // When text is acknowledged each end may choose, within half a second.
    return differ(
        actor, expected.advancing(), found.advancing(), TimingDifferences.DELAYED_ACK, system);
  }

  private static Optional<Differ> differ(
      Actor actor,
      List<Segment> expected,
      List<Segment> found,
      KnownDifference known,
      String system) {
    boolean holds = known != null && known.holdsOn(system);
    return Optional.of(new Differ(words(actor, expected, found), holds ? known : null));
  }

  /** Whether they are the same but for the acknowledgment that a RST carries. */
  private static boolean isAbort(List<Segment> expected, List<Segment> found) {
    if (expected.size() != found.size()) return false;
    for (int i = 0; i < found.size(); i++) {
      Segment one = found.get(i);
      boolean reset = one.has(ControlBit.RST) && expected.get(i).ack() == null;
      Segment plain =
          reset ? Segment.of(one.seq(), null, 0, ControlBit.RST).withText(one.text()) : one;
      if (!plain.equals(expected.get(i))) return false;
    }
    return true;
  }

  /**
   * Whether a SYN that came again drew the SYN+ACK again, and the model's ACK for it is missing.
   */
  private static boolean answersSynAgain(
      Part expected, Part found, List<TraceStep> modelSteps, List<TraceStep> liveSteps) {
    List<Segment> others = new ArrayList<>(expected.answering());
    for (TraceStep step : modelSteps)
      if (getsSyn(step)) step.sends().forEach(segment -> others.remove(bare(segment)));
    return others.equals(found.answering())
        && liveSteps.stream()
            .anyMatch(
                step ->
                    getsSyn(step)
                        && step.sends().stream().anyMatch(sent -> sent.has(ControlBit.SYN)));
  }

  private static boolean getsSyn(TraceStep step) {
    return step.event() instanceof Event.Arrives arrives
        && arrives.segment().has(ControlBit.SYN)
        && !arrives.segment().has(ControlBit.ACK);
  }

  /** How often each numbered segment will have come to an end when the action is over. */
  private static Map<Segment, Integer> arrivals(Sent end, List<TraceStep> steps) {
    Map<Segment, Integer> all = new HashMap<>(end.arrived);
    for (TraceStep step : steps)
      if (step.event() instanceof Event.Arrives arrives && arrives.segment().length() > 0)
        all.merge(bare(arrives.segment()), 1, Integer::sum);
    return all;
  }

  /**
   * Whether the kernel only acknowledged before a copy came: its answer to that is then one more,
   * while the model's was its first.
   */
  private static boolean answersAfterAcknowledging(Part expected, Part found) {
    List<Segment> others = new ArrayList<>(found.answering());
    expected.advancing().forEach(others::remove);
    return others.equals(expected.answering());
  }

  /**
   * @param other how often each segment has come to the same end in the other world
   */
  private static Part part(Sent sent, List<TraceStep> steps, Map<Segment, Integer> other) {
    Part part = new Part();
    for (TraceStep step : steps) {
      boolean surplus = false;
      if (step.event() instanceof Event.Arrives arrives && arrives.segment().length() > 0) {
        Segment came = bare(arrives.segment());
        surplus = sent.arrived.merge(came, 1, Integer::sum) > other.getOrDefault(came, 0);
      }
      boolean opens =
          step.event() instanceof Event.Call call
              && (call.words().startsWith("connect") || call.words().startsWith("listen"));
      if (opens) sent.numbered.clear();
      if (opens) sent.acknowledged = null;
      for (Segment segment : step.sends()) sort(segment, step, surplus, sent, part);
      if (step.state() == TcpState.CLOSED && step.path().size() > 1) sent.numbered.clear();
    }
    return part;
  }

  private static void sort(Segment segment, TraceStep step, boolean surplus, Sent sent, Part part) {
    Segment bare = bare(segment);
    boolean advances =
        segment.ack() != null
            && (sent.acknowledged == null || segment.ack().isAfter(sent.acknowledged));
    if (segment.length() > 0 || segment.has(ControlBit.RST)) {
      // Sent again with a later acknowledgment it is still the same.
      Segment numbers = bare.withNumbers(bare.seq(), bare.ack() == null ? null : SeqNumber.ZERO);
      boolean first = segment.has(ControlBit.RST) || sent.numbered.add(numbers);
      if (first) part.numbered().add(bare);
    } else if (advances) {
      part.advancing().add(bare);
    } else if (step.event() instanceof Event.Arrives && !surplus) {
      part.answering().add(bare);
    }
    if (advances) sent.acknowledged = segment.ack();
  }

  /** Without what is not compared: PSH, window and options, and the octets of the text. */
  private static Segment bare(Segment segment) {
    ControlBits bits = segment.control().without(ControlBit.PSH);
    return new Segment(
        segment.seq(), segment.ack(), bits, 0, Octets.filler(segment.text().length()), 0);
  }

  private static String words(Actor actor, List<Segment> expected, List<Segment> found) {
    return "by RFC 9293 %s sends %s; the kernel sent %s"
        .formatted(actor.inWords(), words(expected), words(found));
  }

  private static String words(List<Segment> segments) {
    return segments.isEmpty()
        ? "nothing more"
        : segments.stream().map(Segment::toString).collect(Collectors.joining(" "));
  }
}
