package lockstep.scenario;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;

/** Reads who is meant: {@code client}, {@code server2}, {@code server listener}, a range. */
final class Actors {
  /** The highest number of an actor: a range must not fill the memory. */
  static final int MOST = 1_000;

  private static final String ONE = "an actor such as client, server or client2";
  private static final String SEVERAL = "an actor such as client, server, client2 or client[1..20]";
  private static final List<String> WORDS = List.of("client", "server");

  private Actors() {}

  /** Whether a word means an actor, rightly or wrongly written. */
  static boolean isMeant(String word) {
    for (Side side : Side.values()) {
      if (word.startsWith(side.word())) {
        String rest = word.substring(side.word().length());
        if (rest.isEmpty() || rest.charAt(0) == '[' || Character.isDigit(rest.charAt(0)))
          return true;
      }
    }
    return false;
  }

  /** Takes one actor, who may be a listener. */
  static Actor one(Line line) throws LineFault {
    if (isRange(line)) throw line.expectedWithHint(ONE, "only one is meant here");
    Actor actor = named(line, ONE);
    if (actor.side() == Side.SERVER && line.takes("listener")) return actor.asListener();
    return actor;
  }

  /** Takes one actor or a range; a single server may be a listener. */
  static List<Actor> several(Line line) throws LineFault {
    return isRange(line) ? range(line) : List.of(one(line));
  }

  /** Takes one actor or a range, who have sockets of their own to call: no listener. */
  static List<Actor> callers(Line line) throws LineFault {
    return isRange(line) ? range(line) : List.of(caller(line));
  }

  /** Takes one actor who is no listener. */
  static Actor caller(Line line) throws LineFault {
    if (isRange(line)) throw line.expectedWithHint(ONE, "only one is meant here");
    Actor actor = named(line, SEVERAL);
    if (line.peek().isWord("listener"))
      throw new LineFault(
          line.peek().column(),
          "\"listener\" stands only where a state is asked for (expect, stand, predict, wait until);"
              + " leave it out");
    return actor;
  }

  private static Actor named(Line line, String what) throws LineFault {
    Token token = line.peek();
    if (token.kind() != Token.Kind.WORD) throw line.expected(what);
    Actor actor = Actor.named(token.text()).orElseThrow(() -> line.expected(what, WORDS));
    if (actor.number() > MOST)
      throw line.expectedWithHint(what, "an actor's number is 1 to " + MOST);
    line.take();
    return actor;
  }

  private static boolean isRange(Line line) {
    return line.peek().kind() == Token.Kind.WORD && line.peek().text().indexOf('[') >= 0;
  }

  private static List<Actor> range(Line line) throws LineFault {
    String word = line.peek().text();
    int open = word.indexOf('[');
    int dots = word.indexOf("..", open);
    Side side = side(word.substring(0, open));
    if (side == null || dots < 0 || !word.endsWith("]")) throw notARange(line);
    int first = number(word.substring(open + 1, dots));
    int last = number(word.substring(dots + 2, word.length() - 1));
    if (first < 1 || last < first || last > MOST) throw notARange(line);
    line.take();
    List<Actor> actors = new ArrayList<>();
    for (int n = first; n <= last; n++) actors.add(Actor.of(side, n));
    return actors;
  }

  private static LineFault notARange(Line line) {
    return line.expected(
        "a range such as client[1..20], its numbers 1 to " + MOST + " and the smaller first");
  }

  private static Side side(String word) {
    for (Side side : Side.values()) {
      if (side.word().equals(word)) return side;
    }
    return null;
  }

  /** The number, 0 for everything that is none in bounds. */
  private static int number(String digits) {
    boolean plain = digits.length() <= 4 && Quantity.areDigits(digits);
    return plain ? Integer.parseInt(digits) : 0;
  }
}
