package lockstep.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.scenario.Action;
import lockstep.scenario.Action.Selection;
import lockstep.scenario.Action.WireVerb;
import lockstep.scenario.Stage;
import lockstep.scenario.Stage.Held;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;

/**
 * What a hand does to the segments of a live world when it takes one of the model's. A kernel may
 * send more than the model, an acknowledgment at once instead of later; so the same segment may be
 * another one by its place there, and what its sender sent before it goes with it.
 */
final class LiveHand {
  private final Comparison compared;

  /**
   * A hand on the live world beside a model.
   *
   * @param compared knows how either world's numbers are counted
   */
  LiveHand(Comparison compared) {
    this.compared = compared;
  }

  /**
   * The live world's actions for the next one of the agenda; that one itself where nothing else.
   */
  List<Action> actions(Agenda agenda, Stage live) {
    Action next = agenda.peek();
    if (live == null || !(next instanceof Action.Wire wire) || !isOfOne(wire)) return List.of(next);
    Optional<HeldSegment> meant = agenda.meant(wire);
    if (meant.isEmpty()) return List.of(next);
    return actions(wire, meant.get(), agenda.hand(), live.held());
  }

  /** Whether it means a single segment. */
  private static boolean isOfOne(Action.Wire wire) {
    return switch (wire.verb()) {
      case DELIVER, DROP, DUPLICATE, DELAY -> true;
      case HOLD, REORDER, RELEASE -> false;
    };
  }

  /**
   * The actions.
   *
   * @param meant the model's segment that the action means
   * @param model all that stand still in the model
   * @param live all that stand still in the live world
   */
  private List<Action> actions(
      Action.Wire wire, HeldSegment meant, List<HeldSegment> model, List<Held> live) {
    int alike = -1;
    int nth = 0;
    for (int i = 0; i < live.size() && nth < copies(meant, model); i++) {
      if (!isAlike(live.get(i), meant)) continue;
      alike = i;
      nth++;
    }
    if (alike < 0) return inPieces(wire, meant, model, live);
    List<Held> left = new ArrayList<>(live);
    List<Action> all = new ArrayList<>();
    for (int i = 0; i < alike && wire.verb() == WireVerb.DELIVER; i++) {
      Held before = live.get(i);
      if (!before.from().equals(meant.from()) || isInModel(before, model)) continue;
      all.add(action(wire, WireVerb.DELIVER, before, left));
      removeSame(left, before);
    }
    all.add(action(wire, wire.verb(), live.get(alike), left));
    return all;
  }

  /** What is one segment in the model a kernel may have sent in several: text, and then the FIN. */
  private List<Action> inPieces(
      Action.Wire wire, HeldSegment meant, List<HeldSegment> model, List<Held> live) {
    List<Held> left = new ArrayList<>(live);
    List<Action> all = new ArrayList<>();
    for (Held one : live) {
      if (!isPartOf(one, meant) || isInModel(one, model)) continue;
      all.add(action(wire, wire.verb(), one, left));
      if (wire.verb() == WireVerb.DUPLICATE) left.add(left.indexOf(one), one);
      else removeSame(left, one);
    }
    // It may still come: who plays it waits for it.
    return all.isEmpty() ? List.of(wire) : all;
  }

  /**
   * The live world's actions that let go what only it has sent, where that is nothing but an
   * acknowledgment: nobody could take it, and a kernel that waits for it sends less.
   */
  List<Action> surplus(Agenda agenda, Stage live) {
    if (!agenda.isHolding()) return List.of();
    List<HeldSegment> model = agenda.hand();
    List<Held> left = new ArrayList<>(live.held());
    List<Action> all = new ArrayList<>();
    for (Held one : List.copyOf(left)) {
      if (one.segment().length() > 0 || one.segment().has(ControlBit.RST)) continue;
      if (isInModel(one, model)) continue;
      Action.Wire deliver = HeldSegment.wire(WireVerb.DELIVER, Selection.ALL, null, agenda.line());
      all.add(action(deliver, WireVerb.DELIVER, one, left));
      removeSame(left, one);
    }
    return all;
  }

  /** The segments of the model's hand that stand still in the live world too, or a part of them. */
  List<HeldSegment> inBoth(Agenda agenda, Stage live) {
    if (!agenda.isHoldingAll()) return List.of();
    List<Held> held = live.held();
    return agenda.hand().stream()
        .filter(one -> held.stream().anyMatch(other -> isAlike(other, one) || isPartOf(other, one)))
        .toList();
  }

  /** Which one of several that are alike it is, from 1. */
  private static int copies(HeldSegment meant, List<HeldSegment> model) {
    int nth = 0;
    for (HeldSegment one : model) {
      if (one.from().equals(meant.from()) && isAlike(one.segment(), meant.segment())) nth++;
      if (one.equals(meant)) break;
    }
    return nth;
  }

  private static void removeSame(List<Held> left, Held one) {
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i) != one) continue;
      left.remove(i);
      return;
    }
  }

  private static Action action(Action.Wire wire, WireVerb verb, Held one, List<Held> left) {
    Selection kind = HeldSegment.kind(one.from(), one.segment());
    int nth = 0;
    for (Held other : left) {
      if (kind.means(other.from().side(), other.segment())) nth++;
      if (other == one) break;
    }
    HeldSegment held = new HeldSegment(one.from(), one.segment(), nth, false);
    return HeldSegment.wire(verb, held.selection(), wire.delay(), wire.line());
  }

  private boolean isInModel(Held one, List<HeldSegment> model) {
    return model.stream().anyMatch(other -> isAlike(one, other));
  }

  private boolean isAlike(Held one, HeldSegment other) {
    if (!one.from().equals(other.from())) return false;
    return isAlike(one.segment(), other.segment())
        || isAlike(
            compared.inLive(one.from(), one.segment()),
            compared.inModel(other.from(), other.segment()));
  }

  /** Whether the numbers that it takes lie within those of the other one. */
  private boolean isPartOf(Held one, HeldSegment whole) {
    Segment part = compared.inLive(one.from(), one.segment());
    Segment meant = compared.inModel(whole.from(), whole.segment());
    return one.from().equals(whole.from())
        && part.length() > 0
        && !part.seq().isBefore(meant.seq())
        && !part.end().isAfter(meant.end());
  }

  /** Whether both say the same; windows, options and PSH are each system's own. */
  static boolean isAlike(Segment one, Segment other) {
    for (ControlBit bit : ControlBit.values())
      if (bit != ControlBit.PSH && one.has(bit) != other.has(bit)) return false;
    boolean sameAck = one.ack() == null || one.ack().equals(other.ack());
    return one.seq().equals(other.seq()) && sameAck && one.length() == other.length();
  }
}
