package lockstep.comparison;

import java.util.List;
import lockstep.comparison.KnownDifference.Effect;

/** Writes a known difference down, each part by its name. */
final class Card {
  private final String name;
  private final List<String> systems;
  private String title;
  private String rfc;
  private String does;
  private String why;
  private String reference;
  private String see;

  private Card(String name, List<String> systems) {
    this.name = name;
    this.systems = systems;
  }

  /**
   * Begins the card of this name; the word before its first hyphen is the system, or {@code any}.
   */
  static Card of(String name) {
    String system = name.substring(0, name.indexOf('-'));
    return new Card(name, system.equals("any") ? KnownDifference.SYSTEMS : List.of(system));
  }

  /** One line that stands for it in a list. */
  Card title(String words) {
    title = words;
    return this;
  }

  /** What RFC 9293 says, with its section. */
  Card rfc(String words) {
    rfc = words;
    return this;
  }

  /** What the system does. */
  Card does(String words) {
    does = words;
    return this;
  }

  Card why(String words) {
    why = words;
    return this;
  }

  /** Documentation, or a tagged line of the kernel's source. */
  Card reference(String words) {
    reference = words;
    return this;
  }

  /** A command that shows it. */
  Card see(String words) {
    see = words;
    return this;
  }

  /** The kernel goes another path; a {@link PathRule} must say which. */
  KnownDifference changesThePath() {
    return difference(Effect.PATH);
  }

  /** The user is told something else; a {@link SignalRule} must say what. */
  KnownDifference changesTheSignal() {
    return difference(Effect.SIGNAL);
  }

  /** It never parts the two when they are compared. */
  KnownDifference changesNoPath() {
    return difference(Effect.NONE);
  }

  private KnownDifference difference(Effect effect) {
    return new KnownDifference(name, systems, title, rfc, does, why, reference, see, effect);
  }
}
