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
  private LiveHand() {}

  /**
   * The live world's actions for the next one of the agenda; that one itself where nothing else.
   */
  static List<Action> actions(Agenda agenda, Stage live) {
    Action next = agenda.peek();
    if (live == null || !(next instanceof Action.Wire wire)) return List.of(next);
    Optional<HeldSegment> meant = agenda.meant(wire);
    if (meant.isEmpty()) return List.of(next);
    return actions(wire, meant.get(), agenda.hand(), live.held());
  }

  /**
   * The actions.
   *
   * @param meant the model's segment that the action means
   * @param model all that stand still in the model
   * @param live all that stand still in the live world
   */
  static List<Action> actions(
      Action.Wire wire, HeldSegment meant, List<HeldSegment> model, List<Held> live) {
    int alike = -1;
    int nth = 0;
    for (int i = 0; i < live.size() && nth < copies(meant, model); i++) {
      if (!isAlike(live.get(i), meant)) continue;
      alike = i;
      nth++;
    }
    // It may still come: who plays it waits for it.
    if (alike < 0) return List.of(wire);
    List<Held> left = new ArrayList<>(live);
    List<Action> all = new ArrayList<>();
    for (int i = 0; i < alike && wire.verb() == WireVerb.DELIVER; i++) {
      Held before = live.get(i);
      boolean known = model.stream().anyMatch(one -> isAlike(before, one));
      if (!before.from().equals(meant.from()) || known) continue;
      all.add(action(wire, WireVerb.DELIVER, before, left));
      removeSame(left, before);
    }
    all.add(action(wire, wire.verb(), live.get(alike), left));
    return all;
  }

  /**
   * The live world's actions that let go what only it has sent, where that is nothing but an
   * acknowledgment: nobody could take it, and a kernel that waits for it sends less.
   */
  static List<Action> surplus(Agenda agenda, Stage live) {
    if (!agenda.isHolding()) return List.of();
    List<HeldSegment> model = agenda.hand();
    List<Held> left = new ArrayList<>(live.held());
    List<Action> all = new ArrayList<>();
    for (Held one : List.copyOf(left)) {
      if (one.segment().length() > 0 || one.segment().has(ControlBit.RST)) continue;
      if (model.stream().anyMatch(other -> isAlike(one, other))) continue;
      Action.Wire deliver = HeldSegment.wire(WireVerb.DELIVER, Selection.ALL, null, agenda.line());
      all.add(action(deliver, WireVerb.DELIVER, one, left));
      removeSame(left, one);
    }
    return all;
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

  private static boolean isAlike(Held one, HeldSegment other) {
    return one.from().equals(other.from()) && isAlike(one.segment(), other.segment());
  }

  /** Whether both say the same; windows, options and PSH are each system's own. */
  static boolean isAlike(Segment one, Segment other) {
    for (ControlBit bit : ControlBit.values())
      if (bit != ControlBit.PSH && one.has(bit) != other.has(bit)) return false;
    boolean sameAck = one.ack() == null || one.ack().equals(other.ack());
    return one.seq().equals(other.seq()) && sameAck && one.length() == other.length();
  }
}
