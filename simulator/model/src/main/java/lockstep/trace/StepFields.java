package lockstep.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lockstep.table.OsState;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.Timer;
import lockstep.tcp.World;

/** The fields of one step after its path, told apart by their first words. */
final class StepFields {
  /** The most text that a segment can carry: no line may ask for more memory than that. */
  private static final int MOST_DIGITS_OF_TEXT = 5;

  private static final String ROW_GONE = "row gone";

  private final int line;
  private Event event;
  private final List<Segment> sends = new ArrayList<>();
  private RfcRef decided;
  private String signal;
  private boolean sighted;
  private Sighting.How how;
  private OsState os;
  private long gapMicros;

  StepFields(int line) {
    this.line = line;
  }

  Event event() {
    return event;
  }

  List<Segment> sends() {
    return sends;
  }

  RfcRef decided() {
    return decided;
  }

  String signal() {
    return signal;
  }

  /** How the step is known; null in the model. */
  Sighting sighting(World world) throws TraceFormatException {
    if (world.isLive() && !sighted)
      throw new TraceFormatException(
          line, "how it is known (observed, inferred, held, told or not seen)", "");
    if (!world.isLive() && (sighted || gapMicros > 0))
      throw new TraceFormatException(
          line, "a step of the model", "how it is known, which only a live step says");
    return sighted ? new Sighting(how, gapMicros, os, null) : null;
  }

  /** Takes one field. */
  void take(String field) throws TraceFormatException {
    int blank = field.indexOf(' ');
    String word = blank < 0 ? field : field.substring(0, blank);
    String rest = blank < 0 ? "" : field.substring(blank + 1);
    if (decided != null) throw expected("the place that decided to be the last field", field);
    switch (word) {
      case "call" -> event(field, new Event.Call(unescaped(rest)));
      case "gets" -> event(field, new Event.Arrives(segment(rest)));
      case "unmet" -> event(field, new Event.Unmet(unescaped(rest)));
      case "stands" -> stands(field, rest);
      case "timeout" -> event(field, new Event.Timeout(timer(rest)));
      case "wire" -> event(field, onWire(field, rest));
      case "sends" -> sends(field, rest);
      case "signal" -> signal(field, rest);
      case "observed", "inferred", "held", "told" -> sighting(field, word, rest);
      case "not" -> notSeen(field);
      case "gap" -> gap(field, rest);
      default -> decided(field);
    }
  }

  private TraceFormatException expected(String what, String found) {
    return new TraceFormatException(line, what, found);
  }

  private void event(String field, Event found) throws TraceFormatException {
    if (event != null) throw expected("one event", field);
    event = found;
  }

  private void stands(String field, String rest) throws TraceFormatException {
    if (!rest.isEmpty()) throw expected("\"stands\" alone", field);
    event(field, new Event.Stands());
  }

  private void sends(String field, String rest) throws TraceFormatException {
    if (!sends.isEmpty()) throw expected("all that is sent in one field", field);
    for (String notation : rest.split(" ", -1)) sends.add(segment(notation));
  }

  private void signal(String field, String rest) throws TraceFormatException {
    boolean quoted = rest.length() >= 2 && rest.startsWith("\"") && rest.endsWith("\"");
    if (signal != null || !quoted) throw expected("one signal \"WORDS\"", field);
    signal = unescaped(rest.substring(1, rest.length() - 1));
  }

  private void sighting(String field, String word, String rest) throws TraceFormatException {
    if (sighted) throw expected("one word on how it is known", field);
    sighted = true;
    how =
        Arrays.stream(Sighting.How.values())
            .filter(h -> h.word().equals(word))
            .findFirst()
            .orElseThrow(() -> expected("observed, inferred, held or told", field));
    if (how == Sighting.How.TOLD) {
      if (!rest.equals(TraceText.BY_TCB)) throw expected("told " + TraceText.BY_TCB, field);
      return;
    }
    os = rest.equals(ROW_GONE) ? null : osState(rest);
  }

  private void notSeen(String field) throws TraceFormatException {
    if (sighted || !field.equals("not seen")) throw expected("\"not seen\" alone", field);
    sighted = true;
  }

  private void gap(String field, String rest) throws TraceFormatException {
    String digits = rest.endsWith("us") ? rest.substring(0, rest.length() - 2) : "";
    long micros = WholeNumber.of(digits).orElse(0);
    if (gapMicros > 0 || micros <= 0) throw expected("one gap such as gap 12us", field);
    gapMicros = micros;
  }

  private void decided(String field) throws TraceFormatException {
    boolean place =
        Character.isDigit(field.charAt(0))
            || field.startsWith("RFC ")
            || field.startsWith("sockets layer ");
    try {
      if (place) decided = RfcRef.parse(unescaped(field));
    } catch (IllegalArgumentException e) {
      throw expected("a section of an RFC such as RFC 5961 3.2", field);
    }
    if (!place)
      throw expected(
          "call, gets, timeout, wire, sends, signal, observed, inferred, held, told, not seen, gap or a section"
              + " such as 3.10.7.4",
          field);
  }

  /** The text must be the notation itself, so that what is read is what will be written. */
  private Segment segment(String notation) throws TraceFormatException {
    String what = "a segment such as <SEQ=1><ACK=1><LEN=5><CTL=ACK>";
    int len = notation.indexOf("<LEN=");
    if (len >= 0 && notation.indexOf('>', len) > len + "<LEN=".length() + MOST_DIGITS_OF_TEXT)
      throw expected(what, notation);
    try {
      Segment segment = Segment.parse(notation);
      if (segment.toString().equals(notation)) return segment;
    } catch (IllegalArgumentException e) {
      throw expected(what, notation);
    }
    throw expected(what, notation);
  }

  private Event onWire(String field, String rest) throws TraceFormatException {
    for (Event.Deed deed : Event.Deed.values()) {
      if (rest.startsWith(deed.word() + " "))
        return new Event.OnWire(deed, segment(rest.substring(deed.word().length() + 1)));
    }
    throw expected("what the wire does: loses, holds, duplicates, delays or repeats", field);
  }

  private Timer timer(String word) throws TraceFormatException {
    return Arrays.stream(Timer.values())
        .filter(t -> t.word().equals(word))
        .findFirst()
        .orElseThrow(() -> expected("a timer such as RETRANSMISSION", word));
  }

  /**
   * The system is not in the text: a name that Linux gives to this code is Linux's, every other one
   * keeps its name and number without a system and without a meaning.
   */
  private OsState osState(String text) throws TraceFormatException {
    int open = text.lastIndexOf('(');
    if (open < 1 || !text.endsWith(")"))
      throw expected("the kernel's word such as TCP_FIN_WAIT2(5), or row gone", text);
    long code = number(text, text.substring(open + 1, text.length() - 1));
    if (code != (int) code) throw expected("a code of 32 bits", text);
    String name = unescaped(text.substring(0, open));
    OsState linux = OsState.linux((int) code);
    return linux.name().equals(name) ? linux : new OsState("", (int) code, name, null);
  }

  private long number(String field, String digits) throws TraceFormatException {
    return WholeNumber.of(digits).orElseThrow(() -> expected("a number", field));
  }

  private String unescaped(String text) throws TraceFormatException {
    try {
      return FreeText.unescaped(text);
    } catch (IllegalArgumentException e) {
      throw expected("\\\\, \\\", \\_, \\n, \\r or \\t", text);
    }
  }
}
