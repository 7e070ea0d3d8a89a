package lockstep.scenario;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;

/** Reads a user call after its actor: {@code listen port 443 backlog 5}, {@code send "hello"}. */
final class CallParser {
  /** The verbs, in the order in which a connection lives. */
  static final List<String> VERBS =
      List.of(
          "listen",
          "connect",
          "accept",
          "send",
          "receive",
          "shutdown",
          "close",
          "abort",
          "pause-reading",
          "resume-reading",
          "fill-window",
          "crash");

  private static final List<String> LISTEN_WORDS =
      List.of("port", "backlog", "defer-accept", "reuse-address");
  private static final Quantity PORT = new Quantity("a port", 1, 65_535, "");

  /** Linux's default net.core.somaxconn; a longer queue teaches nothing more. */
  private static final Quantity BACKLOG = new Quantity("a backlog", 0, 4_096, "connections");

  private static final Quantity OCTETS = new Quantity("a count", 1, 1_048_576, "octets");
  private static final Span DEFER =
      new Span("a deferral", Duration.ofMillis(1), Duration.ofMinutes(10));

  private CallParser() {}

  /** Takes the verb and what belongs to it; what follows is left to the caller. */
  static UserCall parse(Line line) throws LineFault {
    Token verb = line.peek();
    if (verb.kind() != Token.Kind.WORD || !VERBS.contains(verb.text()))
      throw line.expected("a verb (listen, connect, send, ...)", VERBS);
    line.take();
    return switch (verb.text()) {
      case "listen" -> listen(line);
      case "connect" -> new UserCall.Connect(connectTo(line));
      case "accept" -> new UserCall.Accept();
      case "send" -> new UserCall.Send(octets(line));
      case "receive" -> new UserCall.Receive(count(line));
      case "shutdown" -> new UserCall.Shutdown();
      case "close" -> new UserCall.Close();
      case "abort" -> new UserCall.Abort();
      case "pause-reading" -> new UserCall.PauseReading();
      case "resume-reading" -> new UserCall.ResumeReading();
      case "fill-window" -> new UserCall.FillWindow();
      case "crash" -> new UserCall.Crash();
      default -> throw new IllegalStateException("a verb without a reader: " + verb.text());
    };
  }

  private static UserCall listen(Line line) throws LineFault {
    OptionalInt port = OptionalInt.empty();
    OptionalInt backlog = OptionalInt.empty();
    Duration deferAccept = null;
    boolean reuseAddress = false;
    while (!line.atEnd()) {
      Token word = line.peek();
      boolean again =
          word.isWord("port") && port.isPresent()
              || word.isWord("backlog") && backlog.isPresent()
              || word.isWord("defer-accept") && deferAccept != null
              || word.isWord("reuse-address") && reuseAddress;
      if (again) throw new LineFault(word.column(), word.shown() + " is said twice");
      if (line.takes("port")) port = OptionalInt.of(PORT.takeInt(line));
      else if (line.takes("backlog")) backlog = OptionalInt.of(BACKLOG.takeInt(line));
      else if (line.takes("defer-accept")) deferAccept = DEFER.take(line);
      else if (line.takes("reuse-address")) reuseAddress = true;
      else throw line.expected("port, backlog, defer-accept or reuse-address", LISTEN_WORDS);
    }
    return new UserCall.Listen(port, backlog, deferAccept, reuseAddress);
  }

  private static Actor connectTo(Line line) throws LineFault {
    if (line.atEnd()) return null;
    if (!line.takes("to"))
      throw line.expected("\"to\" and an actor, or the end of the line", List.of("to"));
    return Actors.caller(line);
  }

  private static Octets octets(Line line) throws LineFault {
    if (line.peek().kind() == Token.Kind.QUOTED) return text(line);
    if (!Quantity.isNumber(line.peek()))
      throw line.expected(OCTETS.inWords() + ", or a text in double quotes");
    return Octets.filler(OCTETS.takeInt(line));
  }

  /** Takes a quoted text of at least one character. */
  static Octets text(Line line) throws LineFault {
    return Octets.of(words(line));
  }

  /** Takes a quoted text of at least one character, as characters. */
  static String words(Line line) throws LineFault {
    Token token = line.peek();
    if (token.kind() != Token.Kind.QUOTED) throw line.expected("a text in double quotes");
    if (token.text().isEmpty())
      throw new LineFault(
          token.column(), "expected at least one character between the quotes, found none");
    return line.take().text();
  }

  private static OptionalInt count(Line line) throws LineFault {
    if (line.takes("all")) return OptionalInt.empty();
    if (!Quantity.isNumber(line.peek()))
      throw line.expected(OCTETS.inWords() + ", or all", List.of("all"));
    return OptionalInt.of(OCTETS.takeInt(line));
  }
}
