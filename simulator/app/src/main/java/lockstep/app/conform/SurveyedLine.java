package lockstep.app.conform;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lockstep.model.Preconditions;
import lockstep.model.StandIn;
import lockstep.probe.survey.Answer;
import lockstep.probe.survey.Happening;
import lockstep.probe.survey.SurveyCell;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * A conformance line as a question to a kernel.
 *
 * @param id what the line calls itself
 * @param cell what the kernel is asked
 * @param judge what is right
 */
public record SurveyedLine(String id, SurveyCell cell, Judge judge) {
  /** Says whether what the kernel did is right. */
  public interface Judge {
    boolean accepts(Answer.Measured answer);
  }

  /** More than any connection's retransmissions. */
  private static final int MOST_REPEATS = 1000;

  /** The bits of RFC 3168, which the model does not know. */
  private static final Map<String, Integer> CONGESTION = Map.of("ECE", 0x40, "CWR", 0x80);

  private static final Map<String, Happening.Call> CALLS =
      Map.of(
          "SEND", Happening.Call.SEND,
          "RECEIVE", Happening.Call.RECEIVE,
          "CLOSE", Happening.Call.CLOSE,
          "ABORT", Happening.Call.ABORT,
          "STATUS", Happening.Call.STATUS);

  private static final Map<String, Happening.Call> OPENS =
      Map.of(
          "active", Happening.Call.OPEN_ACTIVE,
          "passive", Happening.Call.OPEN_PASSIVE,
          "active-unspecified-remote", Happening.Call.OPEN_WITHOUT_REMOTE);

  /** The id of a line that may be no case; null where it has none. */
  static String id(String line) throws Malformed {
    return JsonObject.parse(line).text("id");
  }

  static SurveyedLine read(String line) throws Malformed {
    JsonObject plain = JsonObject.parse(line);
    if (!plain.has("judge") && !plain.has("expect") && !plain.has("steps")) return unjudged(plain);
    ConformanceCase read = CaseReader.read(line);
    if (!(read instanceof Transition transition))
      throw Malformed.expected("one event", "a sequence of steps");
    JsonObject object = JsonObject.parse(line);
    Happening event = event(object.object("event"));
    return new SurveyedLine(
        read.id(), cell(read.at(), event), a -> transition.accepts(a.next(), a.emits()));
  }

  /** A line that does not say what is right: the model does. */
  private static SurveyedLine unjudged(JsonObject line) throws Malformed {
    String id = line.text("id");
    if (id == null) throw line.missing("id", "a string");
    TcpState state = EventReader.state(line, "start_state");
    Preconditions at = CaseReader.preconditions(state, line.object("preconditions"));
    JsonObject event = line.object("event");
    if (event == null) throw line.missing("event", "an object");
    Trial trial = EventReader.read(event);
    return new SurveyedLine(id, cell(at, event(event)), a -> agrees(at, trial, a));
  }

  private static boolean agrees(Preconditions at, Trial trial, Answer.Measured answer) {
    StandIn.Outcome model;
    try {
      model = trial.on(new StandIn(at));
    } catch (IllegalArgumentException e) {
      // Preconditions that the model takes for a contradiction: nothing is known to be right.
      return false;
    }
    List<Wanted.Emitted> emits =
        model.sends().stream()
            .map(
                s ->
                    new Wanted.Emitted(
                        s.control().without(ControlBit.PSH), s.seq(), s.ack(), s.text().length()))
            .toList();
    Wanted wanted = new Wanted(model.state(), emits, null, true, true);
    return wanted.accepts(answer.next(), answer.emits());
  }

  /** A cell that begins there. */
  public static SurveyCell cell(Preconditions at, Happening event) {
    return new SurveyCell(
        at.state(),
        at.passive(),
        at.iss(),
        at.irs(),
        at.sndUna(),
        at.sndNxt(),
        at.rcvNxt(),
        at.rcvWnd(),
        at.sndWnd(),
        at.maxSndWnd(),
        at.finSent(),
        at.outOfOrder().stream()
            .map(run -> new SurveyCell.Run(run.from(), run.octets()))
            .collect(Collectors.toList()),
        at.unsent(),
        event);
  }

  /** The same event as {@link EventReader} reads, which has looked at it before. */
  private static Happening event(JsonObject event) throws Malformed {
    return switch (event.text("kind")) {
      case "segment" -> segment(event);
      case "call" -> call(event);
      default ->
          new Happening.RunsOut(
              event.text("timer"), (int) number(event, "nth", 1, 1, MOST_REPEATS));
    };
  }

  private static Happening segment(JsonObject event) throws Malformed {
    ControlBits bits = EventReader.flags(event);
    int congestion = 0;
    List<String> names = event.texts("flags");
    for (String name : names) congestion |= CONGESTION.getOrDefault(name, 0);
    SeqNumber ack = bits.has(ControlBit.ACK) ? EventReader.number(event, "ack") : null;
    String symbolic = event.text("seq_symbolic");
    return new Happening.Arrives(
        bits,
        congestion,
        EventReader.number(event, "seq"),
        symbolic == null ? "" : symbolic.replace(" ", ""),
        ack,
        (int) number(event, "len", 0, 0, EventReader.LARGEST_FIELD),
        EventReader.window(event),
        bits.has(ControlBit.URG) ? (int) number(event, "up", 0, 0, EventReader.LARGEST_FIELD) : 0);
  }

  private static Happening call(JsonObject event) throws Malformed {
    String name = event.text("call");
    Happening.Call call = name.equals("OPEN") ? OPENS.get(event.text("mode")) : CALLS.get(name);
    int length = (int) number(event, "len", 0, 0, EventReader.MOST_OCTETS);
    return new Happening.Called(call, length);
  }

  private static long number(JsonObject event, String name, long otherwise, long least, long most)
      throws Malformed {
    Long value = event.number(name, least, most);
    return value == null ? otherwise : value;
  }
}
