package lockstep.probe.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.scenario.Action.Selection;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;

/** The segments that stand still, in the order in which they were sent, and which ones shall. */
final class HeldSegments {
  private final Map<SocketPair, Actor> actors;
  private final List<SentSegment> held = new ArrayList<>();
  private final List<Selection> rules = new ArrayList<>();

  /**
   * None yet.
   *
   * @param actors whose the sockets are; may be added to
   */
  HeldSegments(Map<SocketPair, Actor> actors) {
    this.actors = actors;
  }

  List<SentSegment> all() {
    return held;
  }

  /** From here on those are held that this means. */
  void hold(Selection selection) {
    rules.add(selection);
  }

  /** Keeps a segment if one of the rules means it; says whether. */
  boolean takes(SentSegment one) {
    boolean meant = rules.stream().anyMatch(rule -> means(rule, one));
    if (meant) held.add(one);
    return meant;
  }

  /** Whether every segment is held. */
  boolean holdsAll() {
    return rules.contains(Selection.ALL);
  }

  private boolean means(Selection selection, SentSegment one) {
    Actor actor = actors.get(one.sender());
    return selection.means(actor == null ? null : actor.side(), one.segment());
  }

  /** The one that is meant, by its ordinal; empty when it is not there. */
  Optional<SentSegment> find(Selection selection) {
    return held.stream()
        .filter(one -> means(selection, one))
        .skip(selection.nth().orElse(1) - 1)
        .findFirst();
  }

  /** The same one stands there once more. */
  void duplicate(SentSegment one) {
    held.add(held.indexOf(one) + 1, one);
  }

  /** Takes out one, and no other that equals it. */
  void remove(SentSegment one) {
    for (int i = 0; i < held.size(); i++) {
      if (held.get(i) == one) {
        held.remove(i);
        return;
      }
    }
  }

  /** Holds none any more; gives those that were held. */
  List<SentSegment> release() {
    List<SentSegment> released = List.copyOf(held);
    held.clear();
    rules.clear();
    return released;
  }

  /** {@code held: client <SEQ=0><CTL=SYN>}. */
  String inWords() {
    return held.isEmpty()
        ? "none held"
        : held.stream()
            .map(one -> sender(one) + " " + one.segment())
            .collect(Collectors.joining(", ", "held: ", ""));
  }

  private String sender(SentSegment one) {
    Actor actor = actors.get(one.sender());
    return actor == null ? one.sender().local().toString() : actor.toString();
  }

  /** What was expected where the one that is meant is not there. */
  static String words(Selection selection) {
    int nth = selection.nth().orElse(1);
    String words = selection.words();
    return (nth == 1 ? "a held segment" : nth + " held segments")
        + (words.isEmpty() ? "" : " that is " + words);
  }
}
