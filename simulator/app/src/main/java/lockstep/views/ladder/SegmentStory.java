package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;
import lockstep.views.words.Numbers;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** Why a segment was sent and what became of it by a moment, in sentences. */
final class SegmentStory {
  private final SegmentWay way;
  private final List<Moment> moments;
  private final int position;

  /**
   * @param position the number of the moment after which it is told
   */
  SegmentStory(SegmentWay way, List<Moment> moments, int position) {
    this.way = way;
    this.moments = moments;
    this.position = position;
  }

  /** {@code client to server}; of one that nobody saw leave only who got it. */
  String direction() {
    if (way.from() == null) return Words.of("segment.to", way.to());
    Actor to = isBy(way.arrivedAt()) ? way.to() : facing();
    return to == null
        ? Words.of("segment.from", way.from())
        : Words.of(
            sent().world().isLive() ? "segment.direction" : "segment.direction.model",
            way.from(),
            to);
  }

  /** Who is at the other end as far as the sender's step tells. */
  private Actor facing() {
    TraceStep sent = sent();
    if (sent.peer() != null) return sent.peer();
    return Actor.of(way.from().side().other(), way.from().number());
  }

  private TraceStep sent() {
    return step(way.sentAt());
  }

  private TraceStep step(int number) {
    return moments.get(number - 1).step();
  }

  /** Why it was sent: by which event, in which state, by which section, and the model's reason. */
  String why() {
    if (way.from() == null) return Words.of("segment.why.unseen");
    TraceStep sent = sent();
    String state = sent.path().get(0).rfcName();
    Event event = sent.event();
    String cause;
    if (event instanceof Event.Call call) cause = Words.of("segment.why.call", call.words(), state);
    else if (event instanceof Event.Arrives arrives)
      cause = Words.of("segment.why.arrives", SegmentWords.bits(arrives.segment()), state);
    else if (event instanceof Event.Timeout timeout)
      cause = Words.of("segment.why.timeout", Words.of("tcb.timer." + timeout.timer()), state);
    else cause = Words.of("segment.why.other", state);
    List<String> told = new ArrayList<>();
    told.add(cause + place(sent.decided()) + ".");
    if (sent.why() != null && !sent.why().isEmpty()) told.add(sentence(sent.why()));
    int length = way.segment().length();
    told.add(Words.of(length == 1 ? "segment.takes.one" : "segment.takes", numbers(length)));
    return String.join(" ", told);
  }

  private static String numbers(int length) {
    return length == 0 ? Words.of("segment.takes.none") : Numbers.grouped(length);
  }

  private static String place(RfcRef decided) {
    if (decided == null) return "";
    if (decided.isSocketsLayer()) return Words.of("segment.why.sockets");
    return Words.of("segment.why.section", decided.document(), decided.section());
  }

  /** What became of it, a sentence for each thing. */
  List<String> fate() {
    List<String> told = new ArrayList<>();
    if (way.times() > 1) told.add(Words.of("segment.again", Numbers.ordinal(way.times())));
    if (way.isCopy()) told.add(Words.of("segment.copy"));
    tell(told, "segment.held", way.heldAt());
    tell(told, "segment.doubled", way.doubledAt());
    tell(told, "segment.delayed", way.delayedAt());
    switch (way.fate(position)) {
      case UNDER_WAY -> told.add(Words.of("segment.underWay"));
      case HELD -> told.add(Words.of("segment.stands"));
      case LOST -> told.add(Words.of("segment.lost", way.lostAt()));
      case ARRIVED -> arrived(told);
    }
    return told;
  }

  private void tell(List<String> told, String key, int number) {
    if (isBy(number)) told.add(Words.of(key, number));
  }

  private void arrived(List<String> told) {
    TraceStep step = step(way.arrivedAt());
    String when = Words.of("segment.arrived", Sentences.who(way.to()), way.arrivedAt());
    long took = way.from() == null ? 0 : step.atMicros() - sent().atMicros();
    if (step.world() == World.CAPTURE && took == 0) {
      when = Words.of("segment.arrived.taken", Sentences.who(way.to()), way.arrivedAt());
    } else if (way.from() != null) {
      when =
          Words.of(
              "segment.arrived.after",
              Sentences.who(way.to()),
              way.arrivedAt(),
              Numbers.time(took));
    }
    told.add(when);
    if (way.isOvertaken(position)) told.add(Words.of("segment.overtaken"));
    if (step.isDropped()) told.add(Words.of("segment.dropped"));
    if (step.why() != null && !step.why().isEmpty()) told.add(sentence(step.why()));
    if (!step.entered().isEmpty()) {
      List<String> states = step.entered().stream().map(state -> state.rfcName()).toList();
      told.add(
          Words.of(
              "segment.enters", capital(Sentences.who(step.actor())), String.join(", ", states)));
    }
  }

  private boolean isBy(int number) {
    return number > 0 && number <= position;
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String sentence(String words) {
    String text = capital(words);
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }
}
