package lockstep.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lockstep.scenario.Action.Expectation;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;

/**
 * Reads {@code expect}, {@code stand}, {@code predict} and {@code wait}, after their first word.
 */
final class ExpectParser {
  private static final Span WITHIN =
      new Span("a bound", Duration.ofMillis(1), Duration.ofMinutes(10));
  private static final Span WAIT =
      new Span("a wait", Duration.ofNanos(1_000), Duration.ofMinutes(1_440));
  private static final List<String> WORLDS = World.PLAYED.stream().map(World::word).toList();
  private static final List<String> EXPECTED = words(States.NAMES, "signal", "receives", "row");
  private static final List<String> WAITS = List.of("RTO", "2MSL", "until");

  private final Line line;
  private final Problems problems;
  private final Cast cast;

  ExpectParser(Line line, Problems problems, Cast cast) {
    this.line = line;
    this.problems = problems;
    this.cast = cast;
  }

  /** {@code expect ACTOR STATE, ... [on WORLD] [within DURATION]}. */
  Action.Expect expect() throws LineFault {
    List<Expectation> expectations = new ArrayList<>();
    listed(() -> expectations.addAll(expectation()));
    World only = null;
    Duration within = null;
    while (!line.atEnd()) {
      Token word = line.peek();
      if (only != null && word.isWord("on") || within != null && word.isWord("within"))
        throw new LineFault(word.column(), word.shown() + " is said twice");
      if (line.takes("on")) only = world();
      else if (line.takes("within")) within = WITHIN.take(line);
      else
        throw line.expected(
            "a comma, \"on WORLD\", \"within DURATION\" or the end of the line",
            List.of("on", "within"));
    }
    return new Action.Expect(line.number(), line.text(), expectations, only, within);
  }

  /** {@code stand ACTOR STATE, ... [on WORLD]}. */
  Action.Stand stand() throws LineFault {
    List<Expectation.InState> states = new ArrayList<>();
    listed(
        () -> {
          List<Actor> actors = cast.asked(line);
          TcpState state = States.take(line);
          actors.forEach(actor -> states.add(new Expectation.InState(actor, state)));
        });
    World only = line.takes("on") ? world() : null;
    if (!line.atEnd())
      throw line.expected("a comma, \"on WORLD\" or the end of the line", List.of("on"));
    return new Action.Stand(line.number(), line.text(), states, only);
  }

  /** {@code predict ACTOR, ...}. */
  Action.Predict predict() throws LineFault {
    List<Actor> actors = new ArrayList<>();
    listed(() -> actors.addAll(cast.asked(line)));
    line.end();
    return new Action.Predict(line.number(), line.text(), actors);
  }

  /** {@code wait DURATION}, {@code RTO}, {@code 2MSL} or {@code until ACTOR STATE}. */
  Action.Wait waiting() throws LineFault {
    Action.Until until;
    if (line.takes("RTO")) until = new Action.Until.Rto();
    else if (line.takes("2MSL")) until = new Action.Until.TwoMsl();
    else if (line.takes("until")) until = untilState();
    else if (Span.isMeant(line.peek()) && !isNear2Msl())
      until = new Action.Until.Time(WAIT.take(line));
    else
      throw line.expected(
          "a duration such as 300ms or 1.5s, RTO, 2MSL, or until and an actor", WAITS);
    line.end();
    return new Action.Wait(line.number(), line.text(), until);
  }

  private boolean isNear2Msl() {
    return line.peek().text().equalsIgnoreCase("2MSL");
  }

  private Action.Until untilState() throws LineFault {
    Actor actor = cast.askedOne(line);
    TcpState state = States.take(line);
    Duration within = line.takes("within") ? WITHIN.take(line) : null;
    if (!line.atEnd())
      throw line.expected("\"within DURATION\" or the end of the line", List.of("within"));
    return new Action.Until.State(actor, state, within);
  }

  private World world() throws LineFault {
    for (World world : World.PLAYED) {
      if (line.takes(world.word())) return world;
    }
    throw line.expected("a world (model, loopback or wire)", WORLDS);
  }

  private List<Expectation> expectation() throws LineFault {
    List<Actor> actors = cast.asked(line);
    Optional<TcpState> state = States.taken(line);
    if (state.isPresent()) return each(actors, a -> new Expectation.InState(a, state.get()));
    if (line.takes("signal")) {
      String words = CallParser.words(line);
      return each(actors, a -> new Expectation.Signal(a, words));
    }
    if (line.takes("receives")) {
      Octets text = CallParser.text(line);
      return each(actors, a -> new Expectation.Receives(a, text));
    }
    if (line.takes("row")) {
      if (!line.takes("gone")) throw line.expected("gone", List.of("gone"));
      return each(actors, Expectation.RowGone::new);
    }
    throw line.expected(States.WHAT + ", signal \"TEXT\", receives \"TEXT\" or row gone", EXPECTED);
  }

  private static List<Expectation> each(List<Actor> actors, Function<Actor, Expectation> make) {
    return actors.stream().map(make).toList();
  }

  private static List<String> words(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }

  private interface Item {
    void take() throws LineFault;
  }

  /** Takes items between commas; what is wrong in one is filed and the next one is read. */
  private void listed(Item item) {
    do {
      try {
        item.take();
      } catch (LineFault fault) {
        problems.add(line.number(), fault);
        line.skipToComma();
      }
    } while (line.takesComma());
  }
}
