package lockstep.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lockstep.comparison.ToldByOne.Told;
import lockstep.tcp.Actor;
import lockstep.tcp.Segment;
import lockstep.tcp.SegmentField;
import lockstep.trace.TraceStep;

/**
 * Compares the fields of segments that a scenario asks for beside their bits and numbers. No known
 * difference is one of them: what differs is unexplained.
 *
 * <p>Of a window it is compared that it shuts and that it opens again, each with the same
 * acknowledgment. Where a window was filled, how often it does so while the text flows is each
 * kernel's own, as the room and the pieces are; then how it stands at the action's end is compared.
 * So it is too where an acknowledgment came late in one of the worlds, and the window with it, once
 * it has come.
 *
 * <p>It keeps what each end has told so far, so each action must be given to it once and in order,
 * also while nothing is asked for.
 */
final class ComparedFields {
  private final Map<Actor, ToldByOne> model = new HashMap<>();
  private final Map<Actor, ToldByOne> live = new HashMap<>();
  private final Map<SegmentField, Integer> compared = new EnumMap<>(SegmentField.class);
  private Set<SegmentField> asked = Set.of();

  /** Whose acknowledgment was still owed in one of the worlds when its last action was over. */
  private final Set<Actor> late = new HashSet<>();

  ComparedFields copy() {
    ComparedFields copy = new ComparedFields();
    model.forEach((actor, told) -> copy.model.put(actor, told.copy()));
    live.forEach((actor, told) -> copy.live.put(actor, told.copy()));
    copy.compared.putAll(compared);
    copy.asked = asked;
    copy.late.addAll(late);
    return copy;
  }

  /** These are compared from the next action on, and no others. */
  void ask(Set<SegmentField> fields) {
    asked = fields;
  }

  /** Of how many segments of the live world each field was compared; those ever asked for. */
  Map<SegmentField, Integer> compared() {
    return new EnumMap<>(compared);
  }

  /**
   * What an actor told otherwise than in the model, in words; empty where all is the same.
   *
   * @param who tells it in the live world: {@code the kernel}
   */
  List<String> compare(
      Actor actor,
      List<TraceStep> modelSteps,
      FilledStreams modelStreams,
      List<TraceStep> liveSteps,
      FilledStreams liveStreams,
      String who) {
    Told expected =
        model.computeIfAbsent(actor, a -> new ToldByOne()).take(modelSteps, modelStreams);
    Told found = live.computeIfAbsent(actor, a -> new ToldByOne()).take(liveSteps, liveStreams);
    List<String> differ = new ArrayList<>();
    if (asked.contains(SegmentField.WINDOW)) {
      compared.merge(SegmentField.WINDOW, found.windows, Integer::sum);
      if (!areSame(actor, expected, found))
        differ.add(
            "by RFC 9293 the window of %s %s; %s's %s"
                .formatted(actor.inWords(), expected.words(), who, found.words()));
    }
    if (asked.contains(SegmentField.OPTIONS)) options(expected, found, who, differ);
    return differ;
  }

  private boolean areSame(Actor actor, Told expected, Told found) {
    if (expected.owes || found.owes) {
      late.add(actor);
      return true;
    }
    return late.remove(actor) ? expected.shut == found.shut : expected.turnsAs(found);
  }

  /** A segment that only one world sent differs by its numbers, which is said elsewhere. */
  private void options(Told expected, Told found, String who, List<String> differ) {
    int pairs = 0;
    Map<String, String> words = new TreeMap<>();
    for (Map.Entry<Segment, Integer> one : expected.options.entrySet()) {
      Integer other = found.options.get(one.getKey());
      if (other == null) continue;
      int mss = one.getValue();
      if (mss > 0 || other > 0) pairs++;
      if (mss != other)
        words.put(
            one.getKey().toString(),
            "by RFC 9293 %s has %s; %s's has %s"
                .formatted(one.getKey(), option(mss), who, option(other)));
    }
    compared.merge(SegmentField.OPTIONS, pairs, Integer::sum);
    differ.addAll(words.values());
  }

  private static String option(int mss) {
    return mss == 0 ? "no MSS option" : "an MSS of " + mss;
  }
}
