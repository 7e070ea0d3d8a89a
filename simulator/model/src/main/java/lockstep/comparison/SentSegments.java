package lockstep.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.comparison.SentByOne.Part;
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
 * that came in one of the worlds only, nor an acknowledgment that only tells another window. How
 * many probes there are is a matter of time too, but each must draw its acknowledgment. What else
 * of a header is compared the scenario says ({@link ComparedFields}).
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

  /** What a kernel sends at another time than the model, and what that is a case of. */
  private static final class Shift {
    /** The number up to which the kernel's text has gone before the model's; null for none. */
    private SeqNumber ahead;

    /** Why. */
    private KnownDifference aheadFor;

    /** The FIN that the kernel has still to send when the model has sent it; null for none. */
    private Segment owed;
  }

  /** Half of all sequence numbers: those beyond it lie before the last SYN. */
  private static final long BEFORE_SYN = 1L << 31;

  private final Map<Actor, SentByOne> model = new HashMap<>();
  private final Map<Actor, SentByOne> live = new HashMap<>();
  private final Map<Actor, Shift> shifts = new HashMap<>();
  private final FilledStreams modelStreams;
  private final FilledStreams liveStreams;

  private final ComparedFields fields;

  /** Who in the live world is no kernel's socket but the model's, in real time. */
  private final Set<Actor> told = new HashSet<>();

  SentSegments() {
    modelStreams = new FilledStreams();
    liveStreams = new FilledStreams();
    fields = new ComparedFields();
  }

  SentSegments(SentSegments other) {
    other.model.forEach((actor, sent) -> model.put(actor, sent.copy()));
    other.live.forEach((actor, sent) -> live.put(actor, sent.copy()));
    other.shifts.forEach(
        (actor, shift) -> {
          Shift copy = shift(actor);
          copy.ahead = shift.ahead;
          copy.aheadFor = shift.aheadFor;
          copy.owed = shift.owed;
        });
    modelStreams = new FilledStreams(other.modelStreams);
    liveStreams = new FilledStreams(other.liveStreams);
    fields = other.fields.copy();
    told.addAll(other.told);
  }

  /**
   * This actor's TCP is the model's in the live world too. What sets it apart from the model's own
   * run is real time alone: when text is acknowledged, by it and to it, and how far apart its
   * connections' initial numbers are.
   */
  void isToldOf(Actor actor) {
    told.add(actor);
  }

  /** Whether that was said of this actor. */
  boolean areToldOf(Actor actor) {
    return told.contains(actor);
  }

  /** Takes in what all actors did in an action, before any of them is compared. */
  void learn(List<TraceStep> modelSteps, List<TraceStep> liveSteps) {
    for (TraceStep step : modelSteps)
      if (Case.isCall(step, "connect") || Case.isCall(step, "listen")) shifts.remove(step.actor());
    modelStreams.learn(modelSteps);
    liveStreams.learn(liveSteps);
  }

  /** A segment of the model's as it is counted here. */
  Segment inModel(Actor sender, Segment segment) {
    return modelStreams.counted(sender, segment);
  }

  /** A segment of the live world likewise. */
  Segment inLive(Actor sender, Segment segment) {
    return liveStreams.counted(sender, segment);
  }

  /** The fields that are compared too, as far as the scenario asks for them. */
  ComparedFields fields() {
    return fields;
  }

  /** The verdict on an actor's states in an action, with that on what it sent. */
  ActorVerdict judge(
      ActorVerdict states, List<TraceStep> modelSteps, List<TraceStep> liveSteps, String system) {
    Actor actor = states.actor();
    List<Differ> all = new ArrayList<>();
    compare(actor, modelSteps, liveSteps, system).ifPresent(all::add);
    for (String words :
        fields.compare(actor, modelSteps, modelStreams, liveSteps, liveStreams, teller(actor)))
      all.add(new Differ(words, null));
    if (states.verdict() == Verdict.UNEXPLAINED) return states;
    ActorVerdict whole = states;
    for (Differ one : all) whole = whole.alsoDiffering(one);
    return whole;
  }

  /** Whose segments they are in the live world. */
  private String teller(Actor actor) {
    return told.contains(actor) ? "the model on the wire" : "the kernel";
  }

  /** What is not the same of what an actor sent in an action; empty when all is. */
  Optional<Differ> compare(
      Actor actor, List<TraceStep> byTheModel, List<TraceStep> seen, String system) {
    List<TraceStep> modelSteps = timeless(byTheModel);
    List<TraceStep> liveSteps = timeless(seen);
    SentByOne byModel = model.computeIfAbsent(actor, a -> new SentByOne());
    SentByOne byKernel = live.computeIfAbsent(actor, a -> new SentByOne());
    Map<Segment, Integer> toModel = byModel.arrivals(modelSteps, modelStreams);
    Map<Segment, Integer> toKernel = byKernel.arrivals(liveSteps, liveStreams);
    Part expected = byModel.part(modelSteps, toKernel, modelStreams);
    Part found = byKernel.part(liveSteps, toModel, liveStreams);
    KnownDifference shifted = shift(actor, expected, found, liveSteps, byModel);
    boolean cut = isCutBy(byKernel.mss(), expected.numbered, found.numbered);
    if (!cut && !expected.numbered.equals(found.numbered))
      return differ(
          actor,
          expected,
          found,
          isAbort(expected.numbered, found.numbered) ? SegmentDifferences.ABORT_WITH_ACK : null,
          system);
    if (!expected.answering.equals(found.answering)
        || !expected.unanswered.equals(found.unanswered))
      return differ(
          actor,
          expected,
          found,
          !expected.unanswered.equals(found.unanswered)
              ? null
              : answersSynAgain(expected, found, modelSteps, liveSteps)
                  ? SegmentDifferences.SYN_ACK_AGAIN
                  : answersAfterAcknowledging(expected, found)
                      ? TimingDifferences.DELAYED_ACK
                      : null,
          system);
    if (cut) return differ(actor, expected, found, SegmentDifferences.OWN_MSS, system);
    if (told.contains(actor) && shifted != ClosingDifferences.SHUTDOWN_WAITS)
      return Optional.empty();
    if (shifted != null) return differ(actor, expected, found, shifted, system);
    // When text is acknowledged each end may choose, within half a second.
    if (!expected.advancing.equals(found.advancing))
      return differ(actor, expected, found, TimingDifferences.DELAYED_ACK, system);
    boolean recounted = expected.recounted || found.recounted;
    if (!recounted || expected.asSent.equals(found.asSent)) return Optional.empty();
    return differ(actor, expected, found, SegmentDifferences.BUFFERS, system);
  }

  /**
   * A number of the connection before the present one lies as far before its SYN as the clock of
   * the initial numbers went meanwhile, which in real time is more than in the model's.
   */
  private List<TraceStep> timeless(List<TraceStep> steps) {
    return told.isEmpty() ? steps : steps.stream().map(SentSegments::timeless).toList();
  }

  private static TraceStep timeless(TraceStep step) {
    Event event = step.event();
    if (event instanceof Event.Arrives arrives)
      event = new Event.Arrives(timeless(arrives.segment()));
    List<Segment> sends = step.sends().stream().map(SentSegments::timeless).toList();
    return step.with(event, sends);
  }

  private static Segment timeless(Segment segment) {
    return segment.withNumbers(
        timeless(segment.seq()), segment.ack() == null ? null : timeless(segment.ack()));
  }

  private static SeqNumber timeless(SeqNumber number) {
    return number.toLong() >= BEFORE_SYN ? SeqNumber.of(BEFORE_SYN) : number;
  }

  private Shift shift(Actor actor) {
    return shifts.computeIfAbsent(actor, a -> new Shift());
  }

  /**
   * Takes out of what was expected and found what the kernel sends earlier or later than the model
   * for a known reason; each must come in the other world too, with the same numbers.
   *
   * @return the reason; null where nothing was taken out
   */
  private KnownDifference shift(
      Actor actor, Part expected, Part found, List<TraceStep> liveSteps, SentByOne byModel) {
    Shift shift = shift(actor);
    KnownDifference reason = null;
    if (shift.owed != null && found.numbered.remove(shift.owed)) {
      shift.owed = null;
      reason = ClosingDifferences.SHUTDOWN_WAITS;
    }
    if (shift.ahead != null && withoutTextBefore(shift.ahead, expected.numbered))
      reason = shift.aheadFor;
    KnownDifference early = sentEarly(expected, found, byModel);
    if (early != null) {
      shift.ahead = found.numbered.remove(found.numbered.size() - 1).end();
      shift.aheadFor = early;
      reason = early;
    }
    if (shutdownWaits(expected, found, liveSteps)) {
      shift.owed = expected.numbered.remove(0);
      reason = ClosingDifferences.SHUTDOWN_WAITS;
    }
    return reason;
  }

  /** Cuts off the text that the kernel has sent before; says whether there was any. */
  private static boolean withoutTextBefore(SeqNumber number, List<Segment> segments) {
    List<Segment> left = new ArrayList<>();
    boolean any = false;
    for (Segment one : segments) {
      boolean before = one.seq().isBefore(number) && one.text().length() > 0;
      any |= before;
      SeqNumber textEnds = one.seq().plus(one.text().length());
      Segment rest = before ? one.from(textEnds.isBefore(number) ? textEnds : number) : one;
      if (!before || rest.length() > 0) left.add(rest);
    }
    segments.clear();
    segments.addAll(left);
    return any;
  }

  /**
   * Why the kernel has sent one more text, which Nagle's rule (section 3.7.4) keeps back in the
   * model, for something before it is not acknowledged there: to the kernel all of that was
   * acknowledged, or all that would keep its text back. Null where it is neither.
   */
  private static KnownDifference sentEarly(Part expected, Part found, SentByOne byModel) {
    int last = found.numbered.size() - 1;
    if (last < 0 || !found.numbered.subList(0, last).equals(expected.numbered)) return null;
    Segment early = found.numbered.get(last);
    boolean keptBack =
        early.text().length() > 0
            && early.control().equals(ControlBits.of(ControlBit.ACK))
            && byModel.heard() != null
            && byModel.heard().isBefore(early.seq());
    if (!keptBack) return null;
    if (early.seq().equals(found.acknowledgedBefore)) return TimingDifferences.DELAYED_ACK;
    return found.awaitedShort ? null : SegmentDifferences.NAGLE;
  }

  /** Whether the model has sent its FIN in SYN-RECEIVED, where the kernel waits with it. */
  private static boolean shutdownWaits(Part expected, Part found, List<TraceStep> liveSteps) {
    return expected.numbered.size() == 1
        && expected.numbered.get(0).has(ControlBit.FIN)
        && found.numbered.isEmpty()
        && liveSteps.stream().anyMatch(step -> Case.isCall(step, "shutdown"))
        && liveSteps.stream().allMatch(step -> step.state() == TcpState.SYN_RECEIVED);
  }

  private Optional<Differ> differ(
      Actor actor, Part expected, Part found, KnownDifference known, String system) {
    // No known difference is one of the model's from itself.
    boolean holds = known != null && known.holdsOn(system) && !told.contains(actor);
    String unanswered =
        found.unanswered.isEmpty() ? "" : "; no answer to " + words(found.unanswered);
    return Optional.of(
        new Differ(
            "by RFC 9293 %s sends %s; %s sent %s%s"
                .formatted(
                    actor.inWords(),
                    words(expected.asSent),
                    teller(actor),
                    words(found.asSent),
                    unanswered),
            holds ? known : null));
  }

  /**
   * Whether the same text was sent in more pieces, all but the last of each run as long as the
   * sender's own MSS.
   */
  private static boolean isCutBy(int mss, List<Segment> expected, List<Segment> found) {
    if (expected.stream().noneMatch(one -> one.text().length() > mss)) return false;
    for (int i = 0; i < found.size(); i++) {
      Segment one = found.get(i);
      boolean goesOn = i + 1 < found.size() && isFollowedBy(one, found.get(i + 1));
      if (one.text().length() > mss || goesOn && one.text().length() < mss) return false;
    }
    return inOnePiece(expected).equals(inOnePiece(found));
  }

  private static List<Segment> inOnePiece(List<Segment> segments) {
    List<Segment> whole = new ArrayList<>();
    for (Segment next : segments) {
      Segment last = whole.isEmpty() ? null : whole.get(whole.size() - 1);
      if (last == null || !isFollowedBy(last, next)) {
        whole.add(next);
      } else {
        Octets text = Octets.filler(last.text().length() + next.text().length());
        Segment joined = new Segment(last.seq(), last.ack(), next.control(), 0, text, 0);
        whole.set(whole.size() - 1, joined);
      }
    }
    return whole;
  }

  /** Whether text goes on in the next segment. */
  private static boolean isFollowedBy(Segment one, Segment next) {
    return !one.text().isEmpty()
        && one.control().equals(ControlBits.of(ControlBit.ACK))
        && !next.text().isEmpty()
        && next.seq().equals(one.end());
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
    List<Segment> others = new ArrayList<>(expected.answering);
    for (TraceStep step : modelSteps)
      if (getsSyn(step)) step.sends().forEach(segment -> others.remove(SentByOne.bare(segment)));
    return others.equals(found.answering)
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

  /**
   * Whether the kernel only acknowledged before a copy came: its answer to that is then one more,
   * while the model's was its first.
   */
  private static boolean answersAfterAcknowledging(Part expected, Part found) {
    List<Segment> others = new ArrayList<>(found.answering);
    expected.advancing.forEach(others::remove);
    return others.equals(expected.answering);
  }

  private static String words(List<Segment> segments) {
    return segments.isEmpty()
        ? "nothing more"
        : segments.stream().map(Segment::toString).collect(Collectors.joining(" "));
  }
}
