package lockstep.scenario;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lockstep.tcp.World;

/**
 * Reads the head: {@code title:}, {@code about:}, {@code needs:}, each once, before the actions.
 */
final class HeadParser {
  private enum Key {
    TITLE,
    ABOUT,
    NEEDS;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final List<String> KEYS = Arrays.stream(Key.values()).map(Key::word).toList();
  private static final List<String> WORLDS = World.PLAYED.stream().map(World::word).toList();

  private final Map<Key, Integer> lines = new EnumMap<>(Key.class);
  private String title = "";
  private String about = "";
  private World needs = World.MODEL;

  /** The keys that were not yet said, with their colons. */
  List<String> left() {
    return Arrays.stream(Key.values())
        .filter(key -> !lines.containsKey(key))
        .map(key -> key.word() + ":")
        .toList();
  }

  String title() {
    return title;
  }

  String about() {
    return about;
  }

  World needs() {
    return needs;
  }

  /**
   * Takes a line that begins with a word and a colon.
   *
   * @param firstAction the line of the first action, 0 while there is none
   */
  void parse(SourceLine line, String word, int firstAction) throws LineFault {
    int start = line.start();
    Key key =
        Arrays.stream(Key.values())
            .filter(k -> k.word().equals(word))
            .findFirst()
            .orElseThrow(() -> unknown(line, word));
    // Noted before all else: a title in a wrong place is not a missing title as well.
    Integer before = lines.putIfAbsent(key, line.number());
    if (before != null)
      throw line.fault(start, "\"" + word + ":\" stands in line " + before + " already");
    if (firstAction > 0)
      throw line.fault(
          start,
          "\"" + word + ":\" belongs to the head, before the first action in line " + firstAction);
    int after = start + word.length() + 1;
    String words = line.wordsFrom(after);
    int column = Math.min(line.afterBlanks(after), line.raw().length());
    if (words.isEmpty())
      throw line.fault(column, "expected words after \"" + word + ":\", found none");
    switch (key) {
      case TITLE -> title = words;
      case ABOUT -> about = words;
      case NEEDS -> needs = world(line, column, words);
    }
  }

  /** Files an error when the title is missing. */
  void check(Problems problems) {
    if (!lines.containsKey(Key.TITLE))
      problems.add(1, 1, "expected a head with \"title: WORDS\", found none");
  }

  private static LineFault unknown(SourceLine line, String word) {
    Optional<String> guess = Closest.to(word, KEYS);
    String hint = guess.map(g -> "; did you mean \"" + g + "\"?").orElse("");
    boolean action = word.equals("note") || Actors.isMeant(word);
    return line.fault(
        line.start(),
        "expected title, about or needs before a colon, found "
            + Token.quoted(word)
            + (action ? "; write it without the colon" : hint));
  }

  private static World world(SourceLine line, int column, String words) throws LineFault {
    for (World world : World.PLAYED) {
      if (world.word().equals(words)) return world;
    }
    throw new LineFault(
        line.column(column),
        "expected a world (model, loopback or wire), found "
            + Token.quoted(words)
            + Closest.to(words, WORLDS).map(g -> "; did you mean \"" + g + "\"?").orElse(""),
        WORLDS);
  }
}
