package lockstep.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/** Writes one trace as text, its fields in columns. */
final class TraceTextWriter {
  /** What is wider runs over its column: one long line shall not push all others apart. */
  private static final int WIDEST_PATH = 48;

  private static final int WIDEST_EVENT = 40;
  private static final int WIDEST_OUTCOME = 80;
  private static final String GAP = "  ";

  /** One step's fields. */
  private record Row(
      String time, String actor, String path, String event, String outcome, String decided) {}

  private final Trace trace;

  TraceTextWriter(Trace trace) {
    this.trace = trace;
  }

  String write() {
    List<Row> rows = trace.steps().stream().map(TraceTextWriter::row).toList();
    int time = widest(rows, Row::time, Integer.MAX_VALUE);
    int actor = widest(rows, Row::actor, Integer.MAX_VALUE);
    int path = widest(rows, Row::path, WIDEST_PATH);
    int event = widest(rows, Row::event, WIDEST_EVENT);
    int outcome = widest(rows, Row::outcome, WIDEST_OUTCOME);

    boolean anyEvent = rows.stream().anyMatch(row -> !row.event.isEmpty());
    boolean anyOutcome = rows.stream().anyMatch(row -> !row.outcome.isEmpty());

    StringBuilder out = new StringBuilder(head()).append('\n');
    TraceStep before = null;
    for (int i = 0; i < rows.size(); i++) {
      TraceStep step = trace.steps().get(i);
      if (before == null || !sameAction(before, step)) out.append(actionLine(step)).append('\n');
      before = step;
      Row row = rows.get(i);
      StringBuilder line = new StringBuilder();
      line.append(" ".repeat(time - row.time.length())).append(row.time).append(' ');
      line.append(padded(row.actor, actor)).append(' ');
      line.append(padded(row.path, path)).append(GAP);
      if (anyEvent) line.append(padded(row.event, event)).append(GAP);
      if (anyOutcome) line.append(padded(row.outcome, outcome)).append(GAP);
      line.append(row.decided);
      out.append(withoutPadding(line)).append('\n');
    }
    return out.toString();
  }

  /** Only blanks are padding; other white space at the end belongs to the last field. */
  private static String withoutPadding(StringBuilder line) {
    int end = line.length();
    while (line.charAt(end - 1) == ' ') end--;
    return line.substring(0, end);
  }

  private String head() {
    return TraceText.HEAD
        + FreeText.escaped(trace.scenario())
        + TraceText.WORLD
        + trace.world().word()
        + TraceText.SEED
        + trace.seed();
  }

  private static boolean sameAction(TraceStep one, TraceStep other) {
    return one.line() == other.line() && one.action().equals(other.action());
  }

  private static String actionLine(TraceStep step) {
    String action = step.action();
    if (action.indexOf('\n') >= 0 || action.indexOf('\r') >= 0)
      throw new IllegalArgumentException("an action is one line, not " + FreeText.quoted(action));
    if (step.line() < 0) throw new IllegalArgumentException("line " + step.line());
    return TraceText.LINE + step.line() + ":" + (action.isEmpty() ? "" : " " + action);
  }

  private static Row row(TraceStep step) {
    return new Row(
        seconds(step.atMicros()),
        step.actor().toString(),
        step.path().stream().map(TcpState::rfcName).collect(Collectors.joining(TraceText.ARROW)),
        step.event() == null ? "" : event(step.event()),
        String.join(GAP, outcome(step)),
        step.decided() == null ? "" : FreeText.escaped(step.decided().toString()));
  }

  private static String seconds(long micros) {
    if (micros < 0) throw new IllegalArgumentException("a time before the run began: " + micros);
    String fraction = String.valueOf(micros % 1_000_000);
    return micros / 1_000_000 + "." + "0".repeat(6 - fraction.length()) + fraction;
  }

  /**
   * Each event writes its own first word; a call and an unmet expectation have free words behind
   * it.
   */
  private static String event(Event event) {
    if (event instanceof Event.Call call) return withWords("call", call.words());
    if (event instanceof Event.Unmet unmet) return withWords("unmet", unmet.words());
    return event.toString();
  }

  private static String withWords(String first, String words) {
    return words.isEmpty() ? first : first + " " + FreeText.escaped(words);
  }

  private static List<String> outcome(TraceStep step) {
    List<String> fields = new ArrayList<>();
    if (!step.sends().isEmpty())
      fields.add(
          step.sends().stream()
              .map(Segment::toString)
              .collect(Collectors.joining(" ", "sends ", "")));
    if (step.signal() != null) fields.add("signal " + FreeText.quoted(step.signal()));
    if (step.seen() != null) {
      fields.add(sighting(step.seen()));
      if (step.seen().gapMicros() > 0) fields.add("gap " + step.seen().gapMicros() + "us");
    }
    return fields;
  }

  private static String sighting(Sighting seen) {
    if (seen.how() == null) return "not seen";
    if (seen.how() == Sighting.How.TOLD) return seen.how().word() + " " + TraceText.BY_TCB;
    String os = seen.os() == null ? "row gone" : FreeText.escaped(seen.os().toString());
    return seen.how().word() + " " + os;
  }

  private static int widest(List<Row> rows, Function<Row, String> field, int limit) {
    return rows.stream()
        .mapToInt(row -> field.apply(row).length())
        .filter(length -> length <= limit)
        .max()
        .orElse(0);
  }

  private static String padded(String field, int width) {
    return field + " ".repeat(Math.max(0, width - field.length()));
  }
}
