package lockstep.tcp;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who acts in a scenario: {@code client}, {@code client2}, {@code server} (the accepted connection
 * once there is one, the listening socket before), {@code server2}, or {@code server listener} (the
 * listening socket, always).
 *
 * @param side which end
 * @param number 1 for the first of its side, which is written without a number
 * @param listener whether the listening socket itself is meant
 */
public record Actor(Side side, int number, boolean listener) implements Comparable<Actor> {
  /** The first client. */
  public static final Actor CLIENT = new Actor(Side.CLIENT, 1, false);

  /** The first server. */
  public static final Actor SERVER = new Actor(Side.SERVER, 1, false);

  private static final Pattern NAME =
      Pattern.compile("(client|server)([1-9][0-9]{0,4})?( listener)?");
  private static final Comparator<Actor> ORDER =
      Comparator.comparing(Actor::side)
          .thenComparingInt(Actor::number)
          .thenComparing(Actor::listener);

  public Actor {
    if (number < 1)
      throw new IllegalArgumentException("an actor's number is 1 or more, not " + number);
    if (listener && side == Side.CLIENT)
      throw new IllegalArgumentException("a client has no listener");
  }

  /** The client or server with this number. */
  public static Actor of(Side side, int number) {
    return new Actor(side, number, false);
  }

  /** The listening socket of a server. */
  public Actor asListener() {
    return new Actor(side, number, true);
  }

  /** The actor of this name, as {@link #toString()} writes it; empty for every other text. */
  public static Optional<Actor> named(String name) {
    Matcher m = NAME.matcher(name);
    if (!m.matches()) return Optional.empty();
    Side side = m.group(1).equals("client") ? Side.CLIENT : Side.SERVER;
    boolean listener = m.group(3) != null;
    if (listener && side == Side.CLIENT) return Optional.empty();
    int number = m.group(2) == null ? 1 : Integer.parseInt(m.group(2));
    return Optional.of(new Actor(side, number, listener));
  }

  /**
   * How a sentence names it: {@code the client}, {@code client2}, {@code the server's listener},
   * {@code server2's listener}.
   */
  public String inWords() {
    String who = (number == 1 ? "the " : "") + Actor.of(side, number);
    return listener ? who + "'s listener" : who;
  }

  @Override
  public int compareTo(Actor other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return side.word() + (number == 1 ? "" : number) + (listener ? " listener" : "");
  }
}
