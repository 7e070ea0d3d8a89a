package lockstep.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import lockstep.scenario.Action.Selection;
import lockstep.scenario.Action.WireVerb;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Side;

/**
 * Reads the verbs of the wire: {@code hold server->client SYN+ACK}, {@code deliver 2}, {@code delay
 * client->server FIN 50ms}.
 */
final class WireParser {
  static final List<String> VERBS =
      List.of("hold", "deliver", "drop", "duplicate", "delay", "reorder", "release");

  private static final List<String> DIRECTIONS = List.of("client->server", "server->client");
  private static final String KIND =
      "a direction (client->server, server->client), a kind (SYN, SYN+ACK, FIN, RST, ACK, text, ...)";
  private static final Quantity NTH = new Quantity("a place", 1, 1_000, "");
  private static final Span DELAY =
      new Span("a delay", Duration.ofNanos(1_000), Duration.ofMinutes(10));

  private WireParser() {}

  /** Takes the whole line, whose first word is one of {@link #VERBS}. */
  static Action.Wire parse(Line line) throws LineFault {
    Token word = line.take();
    WireVerb verb = WireVerb.values()[VERBS.indexOf(word.text())];
    Selection selection =
        switch (verb) {
          case HOLD -> selection(line, false);
          case DELIVER, DROP, DUPLICATE, DELAY -> selection(line, true);
          case REORDER, RELEASE -> Selection.ALL;
        };
    Duration delay = verb == WireVerb.DELAY ? DELAY.take(line) : null;
    if (!line.atEnd()) throw leftOver(line, verb);
    return new Action.Wire(line.number(), line.text(), verb, selection, delay);
  }

  private static LineFault leftOver(Line line, WireVerb verb) {
    return switch (verb) {
      case HOLD -> line.expected(KIND + " or the end of the line", kinds());
      case DELIVER, DROP, DUPLICATE -> line.expected(KIND + " or a place", kinds());
      case DELAY, REORDER, RELEASE -> line.expected("the end of the line");
    };
  }

  private static List<String> kinds() {
    List<String> words = new ArrayList<>(DIRECTIONS);
    words.add("text");
    words.add("SYN+ACK");
    for (ControlBit bit : ControlBit.values()) words.add(bit.name());
    return words;
  }

  private static Selection selection(Line line, boolean one) throws LineFault {
    Side from = direction(line);
    boolean text = line.takes("text");
    ControlBits bits = text ? null : bits(line);
    return new Selection(from, bits, text, one ? place(line) : OptionalInt.empty());
  }

  private static Side direction(Line line) throws LineFault {
    Token token = line.peek();
    if (token.kind() != Token.Kind.WORD || !token.text().contains("->")) return null;
    if (line.takes(DIRECTIONS.get(0))) return Side.CLIENT;
    if (line.takes(DIRECTIONS.get(1))) return Side.SERVER;
    throw line.expected("client->server or server->client", DIRECTIONS);
  }

  /** A set of control bits joined by {@code +}; null when the next word is none. */
  private static ControlBits bits(Line line) throws LineFault {
    Token token = line.peek();
    if (token.kind() != Token.Kind.WORD || Span.isMeant(token)) return null;
    ControlBits bits = ControlBits.NONE;
    for (String name : token.text().split("\\+", -1)) {
      ControlBit bit =
          Arrays.stream(ControlBit.values())
              .filter(b -> b.name().equals(name))
              .findFirst()
              .orElseThrow(() -> line.expected(KIND, kinds()));
      if (bits.has(bit))
        throw new LineFault(token.column(), token.shown() + " says " + name + " twice");
      bits = bits.with(bit);
    }
    line.take();
    return bits;
  }

  /** {@code 2} or {@code 2nd}; a number with another ending is left for a duration. */
  private static OptionalInt place(Line line) throws LineFault {
    Token token = line.peek();
    if (!Span.isMeant(token)) return OptionalInt.empty();
    if (Quantity.isNumber(token)) return OptionalInt.of(NTH.takeInt(line));
    String digits = token.text().substring(0, Math.max(0, token.text().length() - 2));
    int n = digits.length() <= 4 && Quantity.areDigits(digits) ? Integer.parseInt(digits) : 0;
    boolean ordinal = n >= 1 && n <= NTH.most() && line.takes(n + ordinalEnding(n));
    return ordinal ? OptionalInt.of(n) : OptionalInt.empty();
  }

  private static String ordinalEnding(int n) {
    if (n % 100 >= 11 && n % 100 <= 13) return "th";
    return switch (n % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}
