package lockstep.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;

/** Who plays in a scenario: whoever is asked about must have been called somewhere. */
final class Cast {
  /** As many actors as all lines together may name: a file of ranges must not fill the memory. */
  private static final int MOST_NAMED = 100_000;

  private record Asked(int line, int column, Actor actor) {}

  private final Set<Actor> callers = new TreeSet<>();
  private final List<Asked> asked = new ArrayList<>();
  private int named;
  private boolean anyListens;
  private boolean unsure;

  /** Who was called so far, by name. */
  List<String> names() {
    return callers.stream().map(Actor::toString).toList();
  }

  /** Takes the actors of a call. */
  List<Actor> callers(Line line) throws LineFault {
    int column = line.peek().column();
    List<Actor> actors = counted(column, Actors.callers(line));
    callers.addAll(actors);
    return actors;
  }

  /** Takes the actors whose option is set. */
  List<Actor> owners(Line line) throws LineFault {
    int column = line.peek().column();
    List<Actor> actors = counted(column, Actors.callers(line));
    actors.forEach(actor -> ask(line, column, actor));
    return actors;
  }

  /** Takes actors of whom something is asked. */
  List<Actor> asked(Line line) throws LineFault {
    int column = line.peek().column();
    List<Actor> actors = counted(column, Actors.several(line));
    actors.forEach(actor -> ask(line, column, actor));
    return actors;
  }

  /** Takes one actor of whom something is asked. */
  Actor askedOne(Line line) throws LineFault {
    int column = line.peek().column();
    Actor actor = Actors.one(line);
    ask(line, column, actor);
    return actor;
  }

  private void ask(Line line, int column, Actor actor) {
    asked.add(new Asked(line.number(), column, actor));
  }

  private List<Actor> counted(int column, List<Actor> actors) throws LineFault {
    named += actors.size();
    if (named > MOST_NAMED)
      throw new LineFault(
          column, "a scenario names at most " + MOST_NAMED + " actors, ranges counted out");
    return actors;
  }

  /** A server makes a listening socket. */
  void listens() {
    anyListens = true;
  }

  /** A line that may be a call could not be read: then nobody can be said to be missing. */
  void missesALine() {
    unsure = true;
  }

  /** Files an error for each actor asked about whom no call brings in. */
  void check(Problems problems) {
    if (unsure) return;
    String known = callers.stream().map(Actor::toString).limit(8).collect(Collectors.joining(", "));
    int lastLine = 0;
    int lastColumn = 0;
    for (Asked one : asked) {
      boolean samePlace = one.line() == lastLine && one.column() == lastColumn;
      if (samePlace || plays(one.actor())) continue;
      lastLine = one.line();
      lastColumn = one.column();
      problems.add(
          one.line(),
          one.column(),
          "no call makes "
              + one.actor()
              + (known.isEmpty() ? "" : "; calls are made by " + known)
              + (callers.size() > 8 ? ", ..." : ""));
    }
  }

  /** A second accepted connection comes without a call of its own, once a server listens. */
  private boolean plays(Actor actor) {
    if (actor.listener()) return anyListens;
    return callers.contains(actor) || actor.side() == Side.SERVER && anyListens;
  }
}
