package lockstep.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each word of a scenario's line is, for those who colour it. A line with mistakes is cut as
 * far as it can be; whether it is right only {@link ScenarioParser} says.
 */
public final class LineWords {
  /** What a word is. */
  public enum Kind {
    /** {@code title:}, {@code about:}, {@code needs:}. */
    KEY,
    /** The words after a key and those of a note. */
    PROSE,
    /** {@code client}, {@code server2}, {@code client[1..20]}, {@code listener}, the wire. */
    ACTOR,
    /** What is done: {@code connect}, {@code expect}, {@code drop}. */
    VERB,
    /** A state by its name. */
    STATE,
    /** A number, a time, a share. */
    NUMBER,
    /** A text in double quotes. */
    TEXT,
    COMMENT,
    /** Anything else. */
    WORD
  }

  /**
   * A word at its place.
   *
   * @param start the index of its first character
   * @param end the index after its last
   */
  public record Word(Kind kind, int start, int end) {}

  private static final List<String> TIMES = List.of("RTO", "2MSL");

  private final SourceLine line;
  private final List<Word> words = new ArrayList<>();

  private LineWords(String raw) {
    line = new SourceLine(1, raw);
  }

  /** The words of a line in their order; blanks and commas are none. */
  public static List<Word> of(String line) {
    LineWords cut = new LineWords(line);
    cut.cut();
    return List.copyOf(cut.words);
  }

  /** The verbs that follow an actor, in the order in which a connection lives. */
  public static List<String> callVerbs() {
    return CallParser.VERBS;
  }

  private void cut() {
    int start = line.start();
    Optional<String> key = line.key();
    if (key.isPresent()) {
      int colon = start + key.get().length() + 1;
      words.add(new Word(HeadParser.KEYS.contains(key.get()) ? Kind.KEY : Kind.WORD, start, colon));
      prose(colon);
    } else if (startsNote(start)) {
      words.add(new Word(Kind.VERB, start, start + "note".length()));
      prose(start + "note".length());
    } else {
      sentence(start);
    }
  }

  private boolean startsNote(int start) {
    int after = start + "note".length();
    return line.raw().startsWith("note", start)
        && (after == line.raw().length() || SourceLine.isBlank(line.raw().charAt(after)));
  }

  private void prose(int from) {
    int start = line.afterBlanks(from);
    int end = start;
    while (end < line.raw().length() && !line.startsComment(end)) end++;
    if (end > start) words.add(new Word(Kind.PROSE, start, end));
    comment(end);
  }

  private void comment(int start) {
    if (start < line.raw().length()) words.add(new Word(Kind.COMMENT, start, line.raw().length()));
  }

  private void sentence(int start) {
    String raw = line.raw();
    int i = start;
    while (i < raw.length()) {
      if (line.startsComment(i)) {
        comment(i);
        return;
      }
      int end = raw.charAt(i) == ',' ? i + 1 : raw.charAt(i) == '"' ? quoted(i) : word(i);
      i = line.afterBlanks(end);
    }
  }

  private int quoted(int start) {
    String raw = line.raw();
    int end = start + 1;
    while (end < raw.length() && raw.charAt(end) != '"') end += raw.charAt(end) == '\\' ? 2 : 1;
    end = Math.min(raw.length(), end + 1);
    words.add(new Word(Kind.TEXT, start, end));
    return end;
  }

  private int word(int start) {
    String raw = line.raw();
    int end = start;
    while (end < raw.length()
        && !SourceLine.isBlank(raw.charAt(end))
        && raw.charAt(end) != ','
        && raw.charAt(end) != '"') end++;
    words.add(new Word(kind(raw.substring(start, end)), start, end));
    return end;
  }

  private Kind kind(String word) {
    boolean first = words.isEmpty();
    boolean afterActor = words.size() == 1 && words.get(0).kind() == Kind.ACTOR;
    boolean verb =
        first && (ActionParser.VERBS.contains(word) || WireParser.VERBS.contains(word))
            || afterActor && CallParser.VERBS.contains(word);
    if (verb) return Kind.VERB;
    if (Actors.isMeant(word) && !word.contains("->")) return Kind.ACTOR;
    if (word.equals("listener") || word.equals("wire") && words.size() == 1) return Kind.ACTOR;
    if (States.NAMES.contains(word)) return Kind.STATE;
    boolean number = Character.isDigit(word.charAt(0)) || TIMES.contains(word);
    return number ? Kind.NUMBER : Kind.WORD;
  }
}
