package lockstep.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.tcp.Actor;
import lockstep.tcp.SegmentField;

/** Reads {@code set ACTOR OPTION VALUE} and {@code set wire OPTION VALUE}, after {@code set}. */
final class OptionParser {
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  /** Up to the header's 16 bits: window scaling is not modelled. */
  private static final Quantity RECEIVE_BUFFER =
      new Quantity("a receive buffer", 1, 65_535, "octets");

  private static final Quantity SEND_BUFFER = new Quantity("a send buffer", 1, 1_048_576, "octets");

  /** What is left of IPv4's 65,535 octets after two headers of 20. */
  private static final Quantity MSS = new Quantity("a maximum segment size", 1, 65_495, "octets");

  private static final Quantity ISS =
      new Quantity("an initial sequence number", 0, 4_294_967_295L, "");
  private static final Quantity LINGER = new Quantity("a linger time", 0, 65_535, "seconds");
  private static final Quantity SEED = new Quantity("a seed", 0, 999_999_999_999_999_999L, "");

  /** Linux's bound of TCP_KEEPCNT; the times stay below its TCP_KEEPIDLE of 32,767 s. */
  private static final Quantity PROBES = new Quantity("a count", 1, 127, "probes");

  private static final Span IDLE =
      new Span("an idle time", Duration.ofSeconds(1), Duration.ofMinutes(540));
  private static final Span INTERVAL =
      new Span("an interval", Duration.ofSeconds(1), Duration.ofMinutes(540));
  private static final Span MSL = new Span("an MSL", MILLISECOND, Duration.ofMinutes(60));
  private static final Span USER_TIMEOUT =
      new Span("a user timeout", MILLISECOND, Duration.ofMinutes(1_440));
  private static final Span LATENCY = new Span("a latency", MICROSECOND, Duration.ofMinutes(1));

  private static final String END = "the end of the line";

  private OptionParser() {}

  /** Takes the rest of the line after {@code set}. */
  static Action.Set parse(Line line, Cast cast) throws LineFault {
    boolean ofWire = line.takes("wire");
    List<Actor> actors = ofWire ? List.of() : actors(line, cast);
    Option option = option(line, ofWire);
    OptionValue value = value(line, option);
    line.end();
    return new Action.Set(line.number(), line.text(), actors, option, value);
  }

  private static List<Actor> actors(Line line, Cast cast) throws LineFault {
    if (!Actors.isMeant(line.peek().text()))
      throw line.expected(
          "an actor (client, server, client2, ...) or wire", List.of("client", "server", "wire"));
    return cast.owners(line);
  }

  private static Option option(Line line, boolean ofWire) throws LineFault {
    Token token = line.peek();
    Optional<Option> option =
        Arrays.stream(Option.values()).filter(o -> token.isWord(o.word())).findFirst();
    List<String> words =
        Arrays.stream(Option.values()).filter(o -> o.ofWire() == ofWire).map(Option::word).toList();
    String what =
        "an option of " + (ofWire ? "the wire (" : "an actor (") + String.join(", ", words) + ")";
    if (option.isEmpty()) throw line.expected(what, words);
    if (option.get().ofWire() != ofWire)
      throw line.expectedWithHint(
          what,
          ofWire
              ? "that one is an actor's: set client " + option.get().word()
              : "that one is the wire's: set wire " + option.get().word());
    line.take();
    return option.get();
  }

  private static OptionValue value(Line line, Option option) throws LineFault {
    return switch (option) {
      case RECEIVE_BUFFER -> new OptionValue.Number(RECEIVE_BUFFER.take(line));
      case SEND_BUFFER -> new OptionValue.Number(SEND_BUFFER.take(line));
      case NAGLE,
          DELAYED_ACK,
          RETRANSMISSION,
          WINDOW_PROBES,
          SILLY_WINDOW_AVOIDANCE,
          CONGESTION_CONTROL ->
          new OptionValue.Switch(isOn(line));
      case KEEP_ALIVE ->
          new OptionValue.KeepAlive(IDLE.take(line), INTERVAL.take(line), PROBES.takeInt(line));
      case LINGER -> numberOrOff(line, LINGER);
      case MSS -> numberOrOff(line, MSS);
      case ISS -> new OptionValue.Number(ISS.take(line));
      case MSL -> new OptionValue.Time(MSL.take(line));
      case USER_TIMEOUT -> new OptionValue.Time(USER_TIMEOUT.take(line));
      case LATENCY -> new OptionValue.Time(LATENCY.take(line));
      case LOSS, DUPLICATION, REORDERING -> new OptionValue.Percent(percent(line));
      case SEED -> new OptionValue.Number(SEED.take(line));
      case COMPARE -> compared(line);
    };
  }

  private static boolean isOn(Line line) throws LineFault {
    if (line.takes("on")) return true;
    if (line.takes("off")) return false;
    throw line.expected("on or off", List.of("on", "off"));
  }

  private static OptionValue numberOrOff(Line line, Quantity quantity) throws LineFault {
    if (line.takes("off")) return new OptionValue.Switch(false);
    if (!Quantity.isNumber(line.peek()))
      throw line.expected(quantity.inWords() + ", or off", List.of("off"));
    return new OptionValue.Number(quantity.take(line));
  }

  /** {@code window}, {@code options}, both in any order, or {@code off}. */
  private static OptionValue compared(Line line) throws LineFault {
    if (line.takes("off")) return new OptionValue.Compared(Set.of());
    Set<SegmentField> fields = EnumSet.noneOf(SegmentField.class);
    while (fields.isEmpty() || !line.atEnd()) fields.add(field(line, fields));
    return new OptionValue.Compared(fields);
  }

  /** Takes the field that comes next, which is none of those before it. */
  private static SegmentField field(Line line, Set<SegmentField> before) throws LineFault {
    Token token = line.peek();
    List<String> others = new ArrayList<>();
    for (SegmentField field : SegmentField.values()) {
      boolean said = before.contains(field);
      if (token.isWord(field.word())) {
        if (said) throw new LineFault(token.column(), token.shown() + " is said twice");
        line.take();
        return field;
      }
      if (!said) others.add(field.word());
    }
    String fields = String.join(", ", others);
    if (before.isEmpty()) {
      others.add("off");
      throw line.expected("what of segments is compared too (" + fields + "), or off", others);
    }
    throw line.expected(fields.isEmpty() ? END : fields + " or " + END, others);
  }

  /** {@code 5}, {@code 0.5} or {@code 5%}. */
  private static double percent(Line line) throws LineFault {
    String word = line.peek().kind() == Token.Kind.WORD ? line.peek().text() : "";
    String number = word.endsWith("%") ? word.substring(0, word.length() - 1) : word;
    double percent = Span.isDecimal(number) ? Double.parseDouble(number) : -1;
    if (percent < 0 || percent > 100) throw line.expected("a share of 0 to 100 percent");
    line.take();
    return percent;
  }
}
