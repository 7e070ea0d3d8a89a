package lockstep.views.parts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands among words, as a window shows them: no line ends before an option or at a hyphen, where
 * a reader could not tell a blank from none. It is for the eye alone; what is copied, read aloud or
 * written to a terminal keeps its own blanks and hyphens.
 */
public final class Unbroken {
  private static final char BLANK = '\u00a0';
  private static final char HYPHEN = '\u2011';

  /** A longer command as one word would be wider than a narrow page or the column of a table. */
  private static final int ONE_WORD = 20;

  /** A command among plain words, up to the sign that ends it; words after it do no harm. */
  private static final Pattern COMMAND =
      Pattern.compile("\\b(?:ss|netstat|nstat|nc|sysctl|lockstep) [^;:,(]*");

  /** An option that stands by itself. */
  private static final Pattern OPTION = Pattern.compile("(?<= )--?[A-Za-z][A-Za-z-]*");

  private Unbroken() {}

  /** A command or a part of one; a short one stays whole. */
  public static String command(String typed) {
    String words = typed.replace(" -", BLANK + "-").replace('-', HYPHEN);
    return typed.length() > ONE_WORD ? words : words.replace(' ', BLANK);
  }

  /** Plain words in which commands may stand. */
  public static String among(String words) {
    String commands = replace(COMMAND, words);
    return replace(OPTION, commands);
  }

  private static String replace(Pattern part, String words) {
    return part.matcher(words)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group().replace(" -", BLANK + "-").replace('-', HYPHEN)));
  }
}
