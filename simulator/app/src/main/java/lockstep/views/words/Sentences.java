package lockstep.views.words;

import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** Says a step in one sentence, and what is awaited after it in another. */
public final class Sentences {
  private Sentences() {}

  /** What happens: "The client gets the ACK of its FIN." */
  public static String what(TraceStep step) {
    Event event = step.event();
    if (event instanceof Event.Call call) return call(step, call.words());
    if (event instanceof Event.Arrives arrives) return arrives(step, arrives.segment());
    if (event instanceof Event.Timeout timeout)
      return say("timeout." + timeout.timer().name(), step.actor());
    if (event instanceof Event.OnWire onWire)
      return say(
          "wire." + onWire.deed().name(), step.actor(), onWire.segment().control(), text(onWire));
    if (event instanceof Event.Stands)
      return say("held.what", step.actor(), step.state().rfcName());
    if (event instanceof Event.Unmet) return say("unmet", step.actor());
    return seen(step);
  }

  /**
   * Why the worlds part, or what the scenario says of it, or why the model went so; else what the
   * actor waits for.
   */
  public static String why(Moment moment) {
    if (!moment.reasons().isEmpty()) return sentence(moment.reasons().get(0));
    if (moment.difference() != null) return sentence(moment.difference().title());
    if (moment.step().event() instanceof Event.Stands) return sentence(HeldWords.of(moment.step()));
    if (!moment.note().isEmpty()) return moment.note();
    if (moment.step().why() != null) return sentence(moment.step().why());
    return brief(moment);
  }

  /** The shortest line that may stand in place of {@link #why}. */
  public static String brief(Moment moment) {
    if (moment.difference() != null) return Words.of("difference", moment.difference().name());
    TraceStep step = moment.step();
    Standing standing = moment.standings().get(step.actor());
    if (moment.verdict() == Verdict.UNSEEN) return Words.of("brief.unseen");
    if (moment.verdict() == Verdict.UNEXPLAINED && standing != null && standing.kernel() != null)
      return Words.of("brief.unexplained", standing.kernel().rfcName());
    if (step.signal() != null) return Words.of("signal", step.signal());
    return Words.of("waits.sentence", waits(step.actor().side(), step.state()));
  }

  /** What an end does in a state: "waits for the server's FIN". */
  public static String waits(Side side, TcpState state) {
    return Words.of("waits." + state.name(), Words.of("actor." + side.other()));
  }

  /** The segment or call of a step in few words: {@code SYN,ACK seq 0 ack 1}, {@code send 5}. */
  public static String cause(TraceStep step) {
    Event event = step.event();
    if (event instanceof Event.Call call) return call.words();
    if (event instanceof Event.Arrives arrives) return segment(arrives.segment());
    if (event instanceof Event.Timeout timeout) return timeout.toString();
    if (event instanceof Event.OnWire onWire)
      return Words.of("wire.cause." + onWire.deed().name(), segment(onWire.segment()));
    return step.signal() == null ? "" : step.signal();
  }

  /** The states of a step's path: {@code FIN-WAIT-1 → FIN-WAIT-2 → TIME-WAIT}. */
  public static String path(TraceStep step) {
    StringBuilder text = new StringBuilder();
    for (TcpState state : step.path()) {
      if (text.length() > 0) text.append(" → ");
      text.append(state.rfcName());
    }
    return text.toString();
  }

  /** A sentence with an actor as its value {@code {0}}: "The client ...", "Client2 ...". */
  public static String say(String key, Actor actor, Object... values) {
    Object[] all = new Object[values.length + 1];
    all[0] = who(actor);
    System.arraycopy(values, 0, all, 1, values.length);
    return sentence(Words.of(key, all));
  }

  /** An actor as one speaks of it: "the client", "server2's listener". */
  public static String who(Actor actor) {
    String side = Words.of("actor." + actor.side());
    String who =
        actor.number() == 1
            ? Words.of("actor.one", side)
            : Words.of("actor.more", side, actor.number());
    return actor.listener() ? Words.of("actor.listener", who) : who;
  }

  /** An actor with a capital letter, {@code Client}. */
  public static String capital(Actor actor) {
    String name = actor.toString();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String call(TraceStep step, String words) {
    int blank = words.indexOf(' ');
    String verb = blank < 0 ? words : words.substring(0, blank);
    String rest = blank < 0 ? "" : words.substring(blank + 1);
    String key = "call." + verb;
    if (verb.equals("receive") && rest.equals("all")) key = "call.receive.all";
    if (!Words.has(key)) return say("call.other", step.actor(), "", words);
    return say(key, step.actor(), sends(step), octets(rest));
  }

  private static String octets(String count) {
    if (count.isEmpty() || !count.chars().allMatch(Character::isDigit)) return Words.of("text");
    return octets(Integer.parseInt(count));
  }

  private static String octets(int count) {
    return count == 1 ? Words.of("octets.one") : Words.of("octets.many", count);
  }

  /** What a segment on the wire carries beside its bits, or nothing. */
  private static String text(Event.OnWire onWire) {
    int length = onWire.segment().text().length();
    return length == 0 ? "" : Words.of("with", octets(length));
  }

  private static String arrives(TraceStep step, Segment segment) {
    if (step.isDropped()) return say("gets.dropped", step.actor(), "", shown(segment));
    boolean fin = segment.has(ControlBit.FIN);
    if (passes(step, TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2)
        || passes(step, TcpState.FIN_WAIT_1, TcpState.TIME_WAIT))
      return say(fin ? "gets.finAndAckOfFin" : "gets.ackOfFin", step.actor());
    if (passes(step, TcpState.CLOSING, TcpState.TIME_WAIT)
        || passes(step, TcpState.LAST_ACK, TcpState.CLOSED) && !segment.has(ControlBit.RST))
      return say("gets.ackOfFin", step.actor());
    if (passes(step, TcpState.SYN_RECEIVED, TcpState.ESTABLISHED))
      return say("gets.ackOfSyn", step.actor());
    if (!segment.text().isEmpty())
      return say("gets.octets", step.actor(), sends(step), octets(segment.text().length()));
    return say("gets.segment", step.actor(), sends(step), shown(segment));
  }

  /** Bits as the story names them: the ACK bit that every segment carries is left out of FIN. */
  private static String shown(Segment segment) {
    if (segment.has(ControlBit.FIN)) return "FIN";
    if (segment.has(ControlBit.RST)) return "RST";
    String bits = segment.control().toString();
    return bits.equals("ACK") ? Words.of("gets.an", bits) : bits;
  }

  private static boolean passes(TraceStep step, TcpState from, TcpState to) {
    for (int i = 1; i < step.path().size(); i++)
      if (step.path().get(i - 1) == from && step.path().get(i) == to) return true;
    return false;
  }

  private static String sends(TraceStep step) {
    if (step.sends().isEmpty()) return "";
    Segment first = step.sends().get(0);
    if (first.has(ControlBit.FIN)) return Words.of("and.sends", "FIN");
    if (first.has(ControlBit.RST)) return Words.of("and.sends", "RST");
    return Words.of("and.sends", first.control());
  }

  private static String seen(TraceStep step) {
    TcpState state = step.state();
    boolean unseen = step.seen() != null && step.seen().how() == null;
    if (unseen) return say("seen.passed", step.actor(), state.rfcName());
    if (step.entered().isEmpty()) return say("seen.stays", step.actor(), state.rfcName());
    if (state == TcpState.CLOSED) return say("seen.gone", step.actor());
    return say("seen.entered", step.actor(), state.rfcName());
  }

  private static String segment(Segment segment) {
    StringBuilder text = new StringBuilder(segment.control().toString());
    text.append(" seq ").append(segment.seq());
    if (segment.ack() != null) text.append(" ack ").append(segment.ack());
    if (!segment.text().isEmpty()) text.append(", ").append(octets(segment.text().length()));
    return text.toString();
  }

  /** A text as a sentence: with a capital letter and a stop. */
  public static String sentence(String reason) {
    String text = Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }
}
