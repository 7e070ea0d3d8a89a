package lockstep.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the scenario language: a head ({@code title:}, {@code about:}, {@code needs:}), then one
 * action a line.
 *
 * <p>A line is cut into words by blanks and tabs. A {@code #} at the line's start or after a blank
 * starts a comment, except within double quotes; quotes mean nothing in a title, an about and a
 * note, so there a {@code #} after a blank always starts one. Lines end with LF or CR LF, and a
 * byte order mark is passed over.
 */
public final class ScenarioParser {
  /** The most octets of UTF-8 that a scenario has. */
  public static final int MOST_OCTETS = 256 * 1024;

  /** The most lines that a scenario has. */
  public static final int MOST_LINES = 10_000;

  /** A word that is in no table of the language and will not be. */
  private static final String NO_WORD = "\u00a7";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Problems problems;
  private final HeadParser head = new HeadParser();
  private final ActionParser actions;

  private ScenarioParser(String source) {
    problems = new Problems(source);
    actions = new ActionParser(problems);
  }

  /**
   * Reads a scenario.
   *
   * @param name its short name, {@code teardown}
   * @param source what errors call the text, {@code teardown.scenario}
   * @param text the text; at most {@value #MOST_OCTETS} octets of UTF-8 and {@value #MOST_LINES}
   *     lines
   * @throws ScenarioErrors when anything in it is not in the language; it has every error, so that
   *     none hides behind another
   */
  public static Scenario parse(String name, String source, String text) throws ScenarioErrors {
    return new ScenarioParser(source).parse(name, source, lines(source, text));
  }

  /**
   * Reads one action: a line that someone writes while a scenario is played. Who is asked about
   * need not have been called in it.
   *
   * @param source what errors call the text
   * @param number the line's number, for errors and for the steps that it brings
   * @param text one line that is no {@code together}
   * @throws ScenarioErrors when it is not exactly one action
   */
  public static Action action(String source, int number, String text) throws ScenarioErrors {
    ScenarioParser parser = new ScenarioParser(source);
    SourceLine line = new SourceLine(number, text);
    try {
      line.check();
      if (line.isEmpty()) throw new LineFault(1, "expected an action, found none");
      parser.actions.parse(line);
      parser.actions.endOfOne();
    } catch (LineFault fault) {
      parser.problems.add(number, fault);
    }
    parser.problems.raise();
    return parser.actions.actions().get(0);
  }

  /**
   * The words that may stand at the end of a text, as far as the language can count them: what an
   * editor offers. They come from the fault that a word makes which nobody means, so no word of the
   * language can be forgotten.
   *
   * @param text what stands before the place, with the letters of the word that is begun there;
   *     what is wrong in its other lines does not matter
   * @return the words that begin so, case counting for nothing, the begun one itself left out
   */
  public static List<String> nextWords(String text) {
    int lineStart = text.lastIndexOf('\n') + 1;
    int wordStart = wordStart(text, lineStart);
    String begun = text.substring(wordStart);
    ScenarioParser parser = new ScenarioParser("");
    List<String> before = text.substring(0, lineStart).lines().toList();
    for (int i = 0; i < before.size(); i++) parser.passOver(new SourceLine(i + 1, before.get(i)));
    SourceLine line =
        new SourceLine(before.size() + 1, text.substring(lineStart, wordStart) + NO_WORD);
    LineFault earlier = parser.problems.last();
    parser.passOver(line);
    LineFault fault = parser.problems.last();
    boolean here =
        fault != null && fault != earlier && fault.column() == line.column(wordStart - lineStart);
    return here ? parser.matching(fault.words(), begun, line) : List.of();
  }

  private static int wordStart(String text, int lineStart) {
    int start = text.length();
    while (start > lineStart
        && !SourceLine.isBlank(text.charAt(start - 1))
        && text.charAt(start - 1) != ',') start--;
    return start;
  }

  private void passOver(SourceLine line) {
    try {
      parse(line);
    } catch (LineFault fault) {
      problems.add(line.number(), fault);
    }
  }

  private List<String> matching(List<String> words, String begun, SourceLine line) {
    List<String> all = new ArrayList<>(words);
    all.removeIf(word -> word.endsWith(":"));
    if (words.contains("title:") && actions.first() == 0) all.addAll(0, head.left());
    if (words.contains("client")) all.addAll(all.indexOf("server") + 1, actions.names());
    String before = line.raw().substring(0, line.raw().length() - NO_WORD.length()).stripTrailing();
    if (words.contains("LISTEN") && before.matches(".*[ ,]server[0-9]*")) all.add("listener");
    return all.stream()
        .distinct()
        .filter(word -> !word.equals(begun))
        .filter(word -> word.regionMatches(true, 0, begun, 0, begun.length()))
        .toList();
  }

  private Scenario parse(String name, String source, List<String> lines) throws ScenarioErrors {
    for (int i = 0; i < lines.size(); i++) {
      SourceLine line = new SourceLine(i + 1, lines.get(i));
      try {
        parse(line);
      } catch (LineFault fault) {
        problems.add(line.number(), fault);
      }
    }
    head.check(problems);
    actions.end();
    problems.raise();
    return new Scenario(name, source, head.title(), head.about(), head.needs(), actions.actions());
  }

  private void parse(SourceLine line) throws LineFault {
    try {
      line.check();
    } catch (LineFault fault) {
      actions.missesALine();
      throw fault;
    }
    if (line.isEmpty()) return;
    Optional<String> key = line.key();
    if (key.isPresent()) head.parse(line, key.get(), actions.first());
    else actions.parse(line);
  }

  private static List<String> lines(String source, String text) throws ScenarioErrors {
    // The count of characters first: a huge text shall not be copied to be measured.
    if (text.length() > MOST_OCTETS || text.getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS)
      throw tooLarge(source, 1, "a scenario has at most 256 KiB");
    String rest = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < rest.length()) {
      int newline = rest.indexOf('\n', start);
      int end = newline < 0 ? rest.length() : newline;
      boolean carriageReturn = newline > start && rest.charAt(newline - 1) == '\r';
      lines.add(rest.substring(start, carriageReturn ? end - 1 : end));
      if (lines.size() > MOST_LINES)
        throw tooLarge(source, lines.size(), "a scenario has at most " + MOST_LINES + " lines");
      start = end + 1;
    }
    return lines;
  }

  private static ScenarioErrors tooLarge(String source, int line, String message) {
    return new ScenarioErrors(List.of(new ScenarioError(source, line, 1, message)));
  }
}
