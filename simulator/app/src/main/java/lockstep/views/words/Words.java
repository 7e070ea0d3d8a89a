package lockstep.views.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every text that a user reads, from the files of this package: {@code words.properties} and one
 * file for each feature of the window. No two have the same key. A key that is missing is a fault
 * of the program and says which one.
 *
 * <p>They are English until the window says which language is to be spoken; the terminal's stay so.
 */
public final class Words {
  static final List<String> FILES =
      List.of(
          "words",
          "cards",
          "plates",
          "ladder",
          "time",
          "library",
          "laboratory",
          "presenter",
          "predict",
          "settings",
          "export",
          "learn");

  /** Which file has a text. */
  private static final Map<String, String> PLACES = new HashMap<>();

  private static final Map<String, String> TEXTS = read();

  private static final Pattern CHOICE = Pattern.compile("\\{(\\d+)\\|([^|{}]*)\\|([^|{}]*)}");

  private static volatile Language spoken = new Language(Language.ENGLISH, Map.of());

  private Words() {}

  /** Says every text from now on in this language, and in English what it lacks. */
  public static void speak(Language language) {
    spoken = language;
  }

  /** The language that is spoken. */
  public static Language spoken() {
    return spoken;
  }

  /**
   * A text, with {@code {0}}, {@code {1}}, ... replaced. Where one says another word of one thing
   * than of several, both stand in the text: {@code {0} {0|step|steps}}.
   *
   * @throws MissingResourceException when no file has such a key
   */
  public static String of(String key, Object... values) {
    String text = chosen(text(key), values);
    for (int i = 0; i < values.length; i++)
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    return text;
  }

  private static String chosen(String text, Object... values) {
    if (text.indexOf('|') < 0) return text;
    return CHOICE
        .matcher(text)
        .replaceAll(
            found -> {
              int number = Integer.parseInt(found.group(1));
              boolean one = number < values.length && "1".equals(String.valueOf(values[number]));
              return Matcher.quoteReplacement(found.group(one ? 2 : 3));
            });
  }

  /** Whether there is a text of that name. */
  public static boolean has(String key) {
    return TEXTS.containsKey(key);
  }

  /** The file that has a text, without its ending: a feature of the window. */
  public static String feature(String key) {
    return PLACES.get(key);
  }

  private static String text(String key) {
    String english = TEXTS.get(key);
    if (english == null)
      throw new MissingResourceException("no text for " + key, Words.class.getName(), key);
    return spoken.texts().getOrDefault(key, english);
  }

  private static Map<String, String> read() {
    Map<String, String> texts = new HashMap<>();
    for (String file : FILES)
      Languages.shipped(file, "")
          .orElseThrow(() -> new IllegalStateException("the program lacks its words: " + file))
          .forEach(
              (key, text) -> {
                if (texts.put(key, text) != null)
                  throw new IllegalStateException("two files have the text " + key);
                PLACES.put(key, file);
              });
    return Map.copyOf(texts);
  }
}
