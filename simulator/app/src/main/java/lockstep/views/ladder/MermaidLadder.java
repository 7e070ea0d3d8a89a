package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import lockstep.views.ladder.SegmentWay.Fate;
import lockstep.views.words.Numbers;
import lockstep.views.words.Words;

/**
 * A run as the text of a sequence diagram of Mermaid: calls and states as notes, segments with
 * their control bits and numbers.
 *
 * <p>Mermaid draws level arrows only, so a segment stands where it arrives, and one that was
 * overtaken below the later one; a lost one stands where it was lost, and one that is still on its
 * way at the end.
 */
public final class MermaidLadder {
  private static final String INDENT = "    ";
  private static final String BREAK = "<br/>";

  private final List<Moment> moments;
  private final Traffic traffic = new Traffic();
  private final StringBuilder out = new StringBuilder("sequenceDiagram\n");
  private final Set<SegmentWay> sent = new LinkedHashSet<>();

  private MermaidLadder(List<Moment> moments) {
    this.moments = moments;
  }

  /** The diagram of a run, ending with a line break; without moments it has its two ends alone. */
  public static String of(List<Moment> moments) {
    return new MermaidLadder(List.copyOf(moments)).text();
  }

  private String text() {
    moments.forEach(traffic::add);
    participants();
    for (int i = 0; i < moments.size(); i++) tell(moments.get(i), traffic.told(i));
    for (SegmentWay way : sent) {
      Fate fate = way.fate(moments.size());
      if (fate == Fate.UNDER_WAY || fate == Fate.HELD) open(way, fate);
    }
    return out.toString();
  }

  private void participants() {
    TreeSet<Actor> actors = new TreeSet<>(Set.of(Actor.CLIENT, Actor.SERVER));
    for (Moment moment : moments)
      for (Actor actor : moment.standings().keySet()) if (!actor.listener()) actors.add(actor);
    for (Actor actor : actors) line("participant " + actor);
  }

  private void tell(Moment moment, Traffic.Told told) {
    TraceStep step = moment.step();
    Actor actor = lifeline(step.actor());
    if (told.arrived() != null) arrives(step, told.arrived());
    if (told.befallen() != null && step.event() instanceof Event.OnWire wire)
      befalls(wire, told.befallen(), moment.number());
    sent.addAll(told.sent());
    String call = call(step);
    if (!call.isEmpty())
      line(
          "Note "
              + (actor.side() == Side.CLIENT ? "left" : "right")
              + " of "
              + actor
              + ": "
              + escaped(call));
    states(moment, actor);
  }

  /** A listener has the lifeline of its server. */
  private static Actor lifeline(Actor actor) {
    return actor.listener() ? Actor.of(actor.side(), actor.number()) : actor;
  }

  private static String call(TraceStep step) {
    if (step.event() instanceof Event.Call call) return Words.of("mermaid.call", call.words());
    if (step.event() instanceof Event.Timeout timeout) return LadderWords.timer(timeout.timer());
    return "";
  }

  private void arrives(TraceStep step, SegmentWay way) {
    Actor to = lifeline(step.actor());
    if (way.from() == null) {
      line(
          "Note over "
              + to
              + ": "
              + escaped(words(way) + ", " + Words.of("ladder.unseenDeparture")));
      return;
    }
    String more = step.isDropped() ? ", " + Words.of("mermaid.dropped") : "";
    line(lifeline(way.from()) + "->>" + to + ": " + escaped(words(way) + more));
  }

  private void befalls(Event.OnWire wire, SegmentWay way, int number) {
    if (way.from() == null) return;
    Actor from = lifeline(way.from());
    Actor to = towards(way);
    String bits = SegmentWords.bits(way.segment());
    if (wire.deed() == Event.Deed.LOSES || wire.deed() == Event.Deed.REPEATS)
      line(
          from
              + "-x"
              + to
              + ": "
              + escaped(
                  words(way)
                      + ", "
                      + Words.of(
                          wire.deed() == Event.Deed.LOSES ? "ladder.lost" : "ladder.stands")));
    else
      line(
          "Note over "
              + from
              + ","
              + to
              + ": "
              + escaped(Words.of("wire.cause." + wire.deed(), bits)));
  }

  private void open(SegmentWay way, Fate fate) {
    String state = Words.of(fate == Fate.HELD ? "ladder.held" : "mermaid.open");
    line(lifeline(way.from()) + "--)" + towards(way) + ": " + escaped(words(way) + ", " + state));
  }

  private Actor towards(SegmentWay way) {
    Pair pair = traffic.pairOf(lifeline(way.from()));
    return pair.of(way.from().side().other());
  }

  private static String words(SegmentWay way) {
    List<String> words = new ArrayList<>();
    words.add(SegmentWords.bits(way.segment()) + " " + SegmentWords.numbersOf(way, false));
    if (way.times() > 1) words.add(Words.of("ladder.again", Numbers.ordinal(way.times())));
    if (way.isCopy()) words.add(Words.of("ladder.copy"));
    if (way.arrivedAt() > 0 && way.isOvertaken(way.arrivedAt()))
      words.add(Words.of("ladder.overtaken"));
    return String.join(", ", words);
  }

  /**
   * The states that the step entered; at the last of them also where the kernel is, if not there.
   */
  private void states(Moment moment, Actor actor) {
    List<TcpState> entered = moment.step().entered();
    for (int i = 0; i < entered.size(); i++) {
      String words = entered.get(i).rfcName();
      Standing standing = moment.standings().get(moment.step().actor());
      if (i == entered.size() - 1 && standing != null) words += kernel(standing);
      line("Note over " + actor + ": " + words);
    }
  }

  private static String kernel(Standing standing) {
    if (standing.apart())
      return BREAK + escaped(Words.of("mermaid.kernel", standing.kernel().rfcName()));
    if (standing.model() != null && standing.unseen()) return BREAK + Words.of("mermaid.unseen");
    return "";
  }

  private void line(String text) {
    out.append(INDENT).append(text).append('\n');
  }

  /** Signs that Mermaid, or the HTML that it writes, would take for its own. */
  static String escaped(String words) {
    StringBuilder safe = new StringBuilder();
    words
        .codePoints()
        .forEach(
            sign -> {
              switch (sign) {
                case '#', ';', '<', '>', '&', '"', '%', '{', '}', '`', '$' ->
                    safe.append('#').append(sign).append(';');
                case '\n', '\r', '\t' -> safe.append(' ');
                default -> safe.appendCodePoint(sign);
              }
            });
    return safe.toString();
  }
}
