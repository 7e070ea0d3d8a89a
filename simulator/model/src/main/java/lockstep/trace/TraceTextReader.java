package lockstep.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;

/** Reads one trace line by line. */
final class TraceTextReader {
  private static final String STEP =
      "a step such as \"0.000100 server LISTEN -> SYN-RECEIVED  gets <SEQ=0><CTL=SYN>\"";

  private static final String HEAD =
      "\"" + TraceText.HEAD + "NAME" + TraceText.WORLD + "model" + TraceText.SEED + "1\"";

  private final List<TraceStep> steps = new ArrayList<>();
  private String scenario;
  private World world;
  private long seed;
  private int number;
  private int actionLine = -1;
  private String action;

  Trace read(String text) throws TraceFormatException {
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
      if (line.isBlank()) continue;
      if (world == null) head(line);
      else if (line.startsWith("#")) action(line);
      else steps.add(step(line));
    }
    if (world == null) throw expected(HEAD, "");
    return new Trace(scenario, world, seed, steps);
  }

  private TraceFormatException expected(String what, String found) {
    return new TraceFormatException(number, what, found);
  }

  private void head(String line) throws TraceFormatException {
    int worldAt = line.lastIndexOf(TraceText.WORLD);
    int seedAt = line.lastIndexOf(TraceText.SEED);
    if (!line.startsWith(TraceText.HEAD) || worldAt < TraceText.HEAD.length() || seedAt < worldAt)
      throw expected(HEAD, line);
    scenario = unescaped(line.substring(TraceText.HEAD.length(), worldAt));
    seed = whole(line.substring(seedAt + TraceText.SEED.length()), "a seed");
    String word = line.substring(Math.min(worldAt + TraceText.WORLD.length(), seedAt), seedAt);
    world =
        Arrays.stream(World.values())
            .filter(w -> w.word().equals(word))
            .findFirst()
            .orElseThrow(() -> expected("the world model, loopback, wire or capture", word));
  }

  private void action(String line) throws TraceFormatException {
    int colon = line.indexOf(':');
    boolean form =
        line.startsWith(TraceText.LINE)
            && colon > 0
            && (colon == line.length() - 1 || line.charAt(colon + 1) == ' ');
    if (!form) throw expected("\"# line N: ACTION\"", line);
    String digits = line.substring(TraceText.LINE.length(), colon);
    long of = whole(digits, "a line's number");
    if (of < 0 || of > Integer.MAX_VALUE) throw expected("a line's number", digits);
    actionLine = (int) of;
    action = colon == line.length() - 1 ? "" : line.substring(colon + 2);
  }

  private TraceStep step(String line) throws TraceFormatException {
    if (actionLine < 0) throw expected("\"# line N: ACTION\" before the first step", line);
    String rest = withoutBlanks(line);
    String time = firstWord(rest);
    rest = withoutBlanks(rest.substring(time.length()));
    String name = firstWord(rest);
    rest = withoutBlanks(rest.substring(name.length()));
    if (firstWord(rest).equals("listener")) {
      name += " listener";
      rest = withoutBlanks(rest.substring("listener".length()));
    }
    String actorName = name;
    Actor actor =
        Actor.named(actorName).orElseThrow(() -> expected(STEP + " (an actor)", actorName));
    List<String> fields = List.of(rest.split(" {2,}"));
    StepFields read = new StepFields(number);
    for (String field : fields.subList(1, fields.size())) read.take(field);
    return new TraceStep(
        steps.size() + 1,
        actionLine,
        action,
        world,
        micros(time),
        actor,
        path(fields.get(0)),
        read.event(),
        read.sends(),
        read.decided(),
        null,
        null,
        read.signal(),
        read.sighting(world));
  }

  /** Without the blanks at both ends; other white space may belong to a field's words. */
  private static String withoutBlanks(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') from++;
    while (to > from && text.charAt(to - 1) == ' ') to--;
    return text.substring(from, to);
  }

  private static String firstWord(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }

  private long micros(String time) throws TraceFormatException {
    String what = STEP + " (seconds with six decimals)";
    int point = time.indexOf('.');
    String fraction = time.substring(point + 1);
    boolean six = fraction.length() == 6 && fraction.chars().allMatch(c -> c >= '0' && c <= '9');
    if (point < 1 || !six) throw expected(what, time);
    long seconds = whole(time.substring(0, point), what);
    if (seconds < 0 || seconds > Long.MAX_VALUE / 1_000_000 - 1) throw expected(what, time);
    return seconds * 1_000_000 + Long.parseLong(fraction);
  }

  private List<TcpState> path(String text) throws TraceFormatException {
    List<TcpState> path = new ArrayList<>();
    for (String name : text.split(TraceText.ARROW, -1)) {
      path.add(
          Arrays.stream(TcpState.values())
              .filter(s -> s.rfcName().equals(name))
              .findFirst()
              .orElseThrow(() -> expected("a path such as LISTEN -> SYN-RECEIVED", text)));
    }
    return path;
  }

  private long whole(String digits, String what) throws TraceFormatException {
    return WholeNumber.of(digits).orElseThrow(() -> expected(what, digits));
  }

  private String unescaped(String text) throws TraceFormatException {
    try {
      return FreeText.unescaped(text);
    } catch (IllegalArgumentException e) {
      throw expected("\\\\, \\_, \\n, \\r or \\t", text);
    }
  }
}
