package lockstep.app.conform;

import java.util.ArrayList;
import java.util.List;
import lockstep.app.conform.Wanted.Emitted;
import lockstep.model.Preconditions;
import lockstep.model.StandIn;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/** Reads a line of either form. */
final class CaseReader {
  private static final int LARGEST_WINDOW = 1 << 30; // what window scaling could tell at most

  private CaseReader() {}

  static ConformanceCase read(String line) throws Malformed {
    JsonObject object = JsonObject.parse(line);
    String id = object.text("id");
    if (id == null) throw object.missing("id", "a string");
    String key = object.text("key");
    TcpState state = EventReader.state(object, "start_state");
    Preconditions at = preconditions(state, object.object("preconditions"));
    if (object.has("steps")) return new Sequence(id, key, at, steps(object));
    JsonObject event = object.object("event");
    if (event == null) throw object.missing("event", "an object");
    Trial trial = EventReader.read(event);
    JsonObject judge = object.object("judge");
    if (judge == null || !judge.has("rfc9293"))
      return new Transition(id, key, at, trial, List.of(expected(object, event)), List.of());
    List<Wanted> right = outcomes(judge, "rfc9293");
    if (right.isEmpty()) throw judge.wrong("rfc9293", "an outcome at least");
    return new Transition(id, key, at, trial, right, outcomes(judge, "tolerated"));
  }

  static Preconditions preconditions(TcpState state, JsonObject at) throws Malformed {
    if (at == null) return Preconditions.natural(state);
    String open = at.text("open");
    if (open != null && !open.equals("active") && !open.equals("passive"))
      throw at.wrong("open", "active or passive");
    Long unsent = at.number("unsent_octets", 0, EventReader.MOST_OCTETS);
    return new Preconditions(
        state,
        open == null ? null : open.equals("passive"),
        EventReader.number(at, "iss"),
        EventReader.number(at, "irs"),
        EventReader.number(at, "snd_una"),
        EventReader.number(at, "snd_nxt"),
        EventReader.number(at, "rcv_nxt"),
        count(at, "rcv_wnd", Preconditions.LARGEST_SCALED_WINDOW),
        count(at, "snd_wnd", LARGEST_WINDOW),
        count(at, "max_snd_wnd", LARGEST_WINDOW),
        at.truth("fin_sent"),
        at.truth("fin_acked"),
        outOfOrder(at),
        unsent == null ? 0 : unsent.intValue());
  }

  private static List<Preconditions.Run> outOfOrder(JsonObject at) throws Malformed {
    List<Preconditions.Run> runs = new ArrayList<>();
    for (long[] pair : at.pairs("ooo_queue", 0, EventReader.LARGEST_NUMBER)) {
      SeqNumber from = SeqNumber.of(pair[0]);
      int octets = SeqNumber.of(pair[1]).minus(from);
      if (octets < 0 || octets > Preconditions.LARGEST_SCALED_WINDOW)
        throw Malformed.expected(
            "0 to "
                + Preconditions.LARGEST_SCALED_WINDOW
                + " octets in a pair of preconditions.ooo_queue",
            "[" + pair[0] + "," + pair[1] + ")");
      runs.add(new Preconditions.Run(from, octets));
    }
    return runs;
  }

  private static Integer count(JsonObject object, String name, int most) throws Malformed {
    Long number = object.number(name, 0, most);
    return number == null ? null : number.intValue();
  }

  /** What the line's source asserts, for lines of calls that have no judge. */
  private static Wanted expected(JsonObject line, JsonObject event) throws Malformed {
    JsonObject expect = line.object("expect");
    if (expect == null) throw Malformed.expected("judge.rfc9293, or expect", "neither");
    String result = expect.text("result");
    boolean abort = event.isText("call") && "ABORT".equals(event.text("call"));
    boolean okWillDo = result != null && result.contains("(ok is acceptable)");
    TcpState state = EventReader.state(expect, "next_state");
    return new Wanted(state, emits(expect), result(expect, result), okWillDo, abort);
  }

  /** The part that is compared: {@code ok}, or an error up to what is said about it. */
  private static String result(JsonObject expect, String result) throws Malformed {
    if (result == null) return null;
    String head = result.split("[(;]", 2)[0].strip();
    if (head.equals("ok") || head.startsWith("ok:")) return "ok";
    if (head.startsWith("error: ") || head.startsWith("state = ")) return head;
    throw expect.wrong("result", "ok or error: and what error");
  }

  private static List<Wanted> outcomes(JsonObject judge, String name) throws Malformed {
    List<Wanted> outcomes = new ArrayList<>();
    if (!judge.has(name)) return outcomes;
    for (JsonObject one : judge.objects(name)) {
      TcpState state = EventReader.state(one, "next_state");
      outcomes.add(new Wanted(state, emits(one), null, false, false));
    }
    return outcomes;
  }

  /** Null where the segments are not compared: absent, null, or a rule in words. */
  private static List<Emitted> emits(JsonObject outcome) throws Malformed {
    if (!outcome.has("emits") || outcome.isText("emits")) return null;
    List<Emitted> emits = new ArrayList<>();
    for (JsonObject segment : outcome.objects("emits")) {
      ControlBits control = EventReader.flags(segment).without(ControlBit.PSH);
      SeqNumber seq = EventReader.number(segment, "seq");
      SeqNumber ack = EventReader.number(segment, "ack");
      Integer length = count(segment, "len", EventReader.MOST_OCTETS);
      emits.add(new Emitted(control, seq, control.has(ControlBit.ACK) ? ack : null, length));
    }
    return emits;
  }

  private static List<Sequence.Step> steps(JsonObject line) throws Malformed {
    List<Sequence.Step> steps = new ArrayList<>();
    for (JsonObject one : line.objects("steps")) steps.add(step(one));
    if (steps.stream().noneMatch(Sequence.Step::expectsSomething))
      throw Malformed.expected("a step that expects something", "none in steps");
    return steps;
  }

  private static Sequence.Step step(JsonObject step) throws Malformed {
    if (step.has("segment") == step.has("call"))
      throw Malformed.expected(
          "either a segment or a call in each of steps", step.has("call") ? "both" : "neither");
    // A RECEIVE takes what is there; what comes later waits for the next one.
    Trial trial =
        step.has("segment")
            ? EventReader.segment(step.object("segment"))
            : EventReader.call(step, StandIn::receiveWhatIsThere);
    JsonObject expect = step.object("expect");
    if (expect == null) return new Sequence.Step(trial, null, null, null, null, null);
    return new Sequence.Step(
        trial,
        EventReader.number(expect, "ack"),
        EventReader.number(expect, "ack_seq"),
        count(expect, "readable", EventReader.MOST_OCTETS),
        count(expect, "returned", EventReader.MOST_OCTETS),
        expect.has("next_state") ? EventReader.state(expect, "next_state") : null);
  }
}
