package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.lessons.quiz.Exhibit;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * A run drawn as text: the states of both ends at the sides, after each turn; between them the
 * event, a segment when it arrives. At most 78 columns.
 */
final class Ladder {
  static final int WIDEST = 78;

  private static final int STATE = 12;
  private static final int MIDDLE = 47;
  private static final int MOST_LINES = 14;

  private Ladder() {}

  /** What happened before this turn. */
  static Exhibit before(Turn turn) {
    return of(turn, turn.number() - 1);
  }

  /** What happened in the first turns of a run. */
  static Exhibit of(Turn turn, int turns) {
    if (turns == 0) return Exhibit.NONE;
    List<String> lines = new ArrayList<>();
    lines.add(line("", "client", "", "server"));
    int first = Math.max(1, turns - MOST_LINES + 1);
    if (first > 1) lines.add(line("...", "", "", ""));
    for (int number = first; number <= turns; number++) lines.add(line(turn, number));
    return new Exhibit(caption(lines), lines);
  }

  private static String caption(List<String> lines) {
    boolean held = lines.stream().anyMatch(line -> line.contains(" held "));
    return "What happened so far" + (held ? "; held: it stands still on its way" : "");
  }

  /** The line of one turn. */
  static String line(Turn turn, int number) {
    TraceStep step = turn.run().steps().get(number - 1);
    return line(turn, number, middle(step));
  }

  static String line(Turn turn, int number, String middle) {
    Map<Actor, TcpState> standing = turn.standing(number);
    return line(
        String.valueOf(number),
        standing.get(Actor.CLIENT).rfcName(),
        middle,
        standing.get(Actor.SERVER).rfcName());
  }

  private static String line(String number, String left, String middle, String right) {
    return (pad(number, 3) + " " + pad(left, STATE) + " " + pad(middle, MIDDLE) + " " + right)
        .stripTrailing();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String middle(TraceStep step) {
    Side side = step.actor().side();
    Event event = step.event();
    if (event instanceof Event.Arrives arrives)
      return arrow(side.other(), arrives.segment().toString());
    if (event instanceof Event.OnWire wire)
      return arrow(side, wire.segment().toString()) + " " + past(wire.deed());
    String words =
        event instanceof Event.Call call
            ? step.actor() + " calls " + call.words()
            : event instanceof Event.Timeout timeout
                ? step.actor() + ": timer " + timeout.timer().word()
                : step.actor() + " stays as it is";
    return words;
  }

  private static String past(Event.Deed deed) {
    return switch (deed) {
      case LOSES -> "lost";
      case HOLDS -> "held";
      case DUPLICATES -> "doubled";
      case DELAYS -> "late";
      case REPEATS -> "sent again";
    };
  }

  /** {@code <SEQ=0><CTL=SYN> -->}, or the arrow at the left. */
  static String arrow(Side from, String segment) {
    return from == Side.CLIENT ? segment + " -->" : "<-- " + segment;
  }

  /** Whether all lines up to the end of this turn's action are narrow enough. */
  static boolean fits(Turn turn) {
    for (int number = 1; number <= turn.lastOfAction(); number++)
      if (middle(turn.run().steps().get(number - 1)).length() > MIDDLE) return false;
    return turn.lastOfAction() < 1000;
  }
}
