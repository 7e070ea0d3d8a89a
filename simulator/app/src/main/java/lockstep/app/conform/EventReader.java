package lockstep.app.conform;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.app.conform.Kind.Group;
import lockstep.model.Preconditions;
import lockstep.model.StandIn;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/** Reads what happens in a case: a segment, a call, a timeout. */
final class EventReader {
  static final long LARGEST_NUMBER = 0xFFFF_FFFFL;
  static final int LARGEST_FIELD = 0xFFFF;

  /** What a segment without any control bit goes by. */
  static final String NO_BIT = "no bit";

  /** More than any window, and little enough to be held. */
  static final int MOST_OCTETS = 1 << 24;

  /** Bits of the header that RFC 3168 gives a meaning and the model does not know. */
  private static final List<String> NOT_MODELLED = List.of("ECE", "CWR");

  private static final Map<String, Timer> TIMERS =
      Map.of(
          "RETRANSMISSION", Timer.RETRANSMISSION,
          "PERSIST", Timer.PERSIST,
          "KEEPALIVE", Timer.KEEP_ALIVE,
          "USER", Timer.USER,
          "TIME-WAIT", Timer.TIME_WAIT);

  private EventReader() {}

  /** The event of a transition. */
  static Trial read(JsonObject event) throws Malformed {
    String kind = event.text("kind");
    if (kind == null) throw event.missing("kind", "segment, call or timeout");
    return switch (kind) {
      case "segment" -> segment(event);
      case "call" -> call(event, StandIn::receive);
      case "timeout" -> timeout(event);
      default -> throw event.wrong("kind", "segment, call or timeout");
    };
  }

  static Trial segment(JsonObject event) throws Malformed {
    ControlBits bits = flags(event);
    SeqNumber seq = number(event, "seq");
    if (seq == null) throw event.missing("seq", "a whole number");
    SeqNumber ack = number(event, "ack");
    if (bits.has(ControlBit.ACK) && ack == null)
      throw event.missing("ack", "a whole number, as the ACK bit is on,");
    if (!bits.has(ControlBit.ACK)) ack = null; // the field means nothing then
    int length = field(event, "len", 0);
    int window = window(event);
    int urgent = bits.has(ControlBit.URG) ? field(event, "up", 0) : 0;
    Octets text = Octets.filler(length);
    Segment segment = new Segment(seq, ack, bits, window, text, 0, urgent);
    return new Trial(kind(bits), s -> s.arrives(segment));
  }

  static Kind kind(ControlBits bits) {
    return new Kind(Group.SEGMENT, bits == ControlBits.NONE ? NO_BIT : bits.toString());
  }

  /** The control bits of a segment that arrives or is sent. */
  static ControlBits flags(JsonObject segment) throws Malformed {
    List<String> names = segment.texts("flags");
    if (names == null) throw segment.missing("flags", "an array of control bits");
    ControlBits bits = ControlBits.NONE;
    for (String name : names) {
      if (NOT_MODELLED.contains(name)) continue;
      ControlBit bit =
          Arrays.stream(ControlBit.values())
              .filter(b -> b.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      Malformed.expected(
                          "FIN, SYN, RST, PSH, ACK, URG, ECE or CWR in flags",
                          '"' + cut(name) + '"'));
      bits = bits.with(bit);
    }
    return bits;
  }

  private static String cut(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "...";
  }

  static SeqNumber number(JsonObject object, String name) throws Malformed {
    Long number = object.number(name, 0, LARGEST_NUMBER);
    return number == null ? null : SeqNumber.of(number);
  }

  /** A window that was scaled counts as the largest that a plain header tells. */
  static int window(JsonObject segment) throws Malformed {
    Long value = segment.number("wnd", 0, Preconditions.LARGEST_SCALED_WINDOW);
    return value == null ? LARGEST_FIELD : (int) Math.min(value, LARGEST_FIELD);
  }

  private static int field(JsonObject segment, String name, int otherwise) throws Malformed {
    Long value = segment.number(name, 0, LARGEST_FIELD);
    return value == null ? otherwise : value.intValue();
  }

  /**
   * A call.
   *
   * @param receive what RECEIVE does
   */
  static Trial call(JsonObject event, Function<StandIn, StandIn.Outcome> receive) throws Malformed {
    String what = "OPEN, SEND, RECEIVE, CLOSE, ABORT or STATUS";
    String call = event.text("call");
    if (call == null) throw event.missing("call", what);
    return switch (call) {
      case "OPEN" -> open(event);
      case "SEND" -> send(event);
      case "RECEIVE" -> call(call, receive);
      case "CLOSE" -> call(call, StandIn::close);
      case "ABORT" -> call(call, StandIn::abort);
      case "STATUS" -> call(call, StandIn::status);
      default -> throw event.wrong("call", what);
    };
  }

  private static Trial call(String name, Function<StandIn, StandIn.Outcome> event) {
    return new Trial(new Kind(Group.CALL, name), event);
  }

  private static Trial open(JsonObject event) throws Malformed {
    String what = "active, passive or active-unspecified-remote";
    String mode = event.text("mode");
    if (mode == null) throw event.missing("mode", what);
    return switch (mode) {
      case "active" -> call("OPEN active", StandIn::openActive);
      case "passive" -> call("OPEN passive", StandIn::openPassive);
      case "active-unspecified-remote" -> call("OPEN no remote", StandIn::openActiveWithoutRemote);
      default -> throw event.wrong("mode", what);
    };
  }

  private static Trial send(JsonObject event) throws Malformed {
    Long length = event.number("len", 0, MOST_OCTETS);
    if (length == null) throw event.missing("len", "a whole number");
    boolean remoteKnown = !"unspecified".equals(event.text("remote"));
    return call("SEND", s -> s.send(length.intValue(), remoteKnown));
  }

  private static Trial timeout(JsonObject event) throws Malformed {
    String what = TIMERS.keySet().stream().sorted().collect(Collectors.joining(", "));
    String name = event.text("timer");
    if (name == null) throw event.missing("timer", "one of " + what);
    Timer timer = TIMERS.get(name);
    if (timer == null) throw event.wrong("timer", "one of " + what);
    return new Trial(new Kind(Group.TIMEOUT, name), s -> s.runsOut(timer));
  }

  /** A state by the RFC's name. */
  static TcpState state(JsonObject object, String name) throws Malformed {
    String word = object.text(name);
    if (word == null) throw object.missing(name, "a state of TCP");
    return TcpState.named(word)
        .orElseThrow(
            () ->
                object.wrong(
                    name,
                    "one of "
                        + Arrays.stream(TcpState.values())
                            .map(TcpState::rfcName)
                            .collect(Collectors.joining(", "))));
  }
}
