package lockstep.comparison;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import lockstep.scenario.Action;
import lockstep.scenario.Action.Selection;
import lockstep.scenario.Action.WireVerb;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Segment;

/**
 * A segment that stands still on the wire, and how a verb of the wire names it.
 *
 * @param from who sent it
 * @param segment with relative numbers
 * @param nth which one it is of those in the hand that its {@link #kind} means, from 1
 * @param ofScenario whether the scenario itself wants it to stand, so that a step passes it over
 */
public record HeldSegment(Actor from, Segment segment, int nth, boolean ofScenario) {
  /** How long a hand delays a segment: long enough that its sender sends it again. */
  public static final Duration LATE = Duration.ofSeconds(2);

  private static final Set<ControlBit> NAMED =
      EnumSet.of(ControlBit.SYN, ControlBit.FIN, ControlBit.RST, ControlBit.ACK);

  /** Which segments are of its kind: those of its sender with the same bits, or with text. */
  static Selection kind(Actor from, Segment segment) {
    boolean plain =
        !segment.has(ControlBit.SYN)
            && !segment.has(ControlBit.FIN)
            && !segment.has(ControlBit.RST);
    if (plain && !segment.text().isEmpty())
      return new Selection(from.side(), null, true, OptionalInt.empty());
    Set<ControlBit> bits = EnumSet.noneOf(ControlBit.class);
    for (ControlBit bit : NAMED) if (segment.has(bit)) bits.add(bit);
    // Every segment but the first SYN has an ACK: it says nothing beside a FIN.
    if (segment.has(ControlBit.FIN)) bits.remove(ControlBit.ACK);
    return new Selection(
        from.side(), ControlBits.of(bits.toArray(ControlBit[]::new)), false, OptionalInt.empty());
  }

  /** The selection by which a verb of the wire means this one. */
  public Selection selection() {
    Selection kind = kind(from, segment);
    return nth == 1
        ? kind
        : new Selection(kind.from(), kind.bits(), kind.text(), OptionalInt.of(nth));
  }

  /**
   * What a hand does with it, as a line of a scenario.
   *
   * @param verb one that means a single segment
   * @param delay for how long {@link WireVerb#DELAY} keeps it, in whole milliseconds; else null
   */
  public Action.Wire action(WireVerb verb, Duration delay) {
    return wire(verb, selection(), delay, 0);
  }

  static Action.Wire wire(WireVerb verb, Selection selection, Duration delay, int line) {
    String what = selection.words();
    String text =
        verb.name().toLowerCase(Locale.ROOT)
            + (what.isEmpty() ? "" : " " + what)
            + (selection.nth().isPresent() ? " " + selection.nth().getAsInt() : "")
            + (delay == null ? "" : " " + delay.toMillis() + "ms");
    return new Action.Wire(line, text, verb, selection, delay);
  }

  @Override
  public String toString() {
    return from + " " + segment;
  }
}
