package lockstep.views.words;

import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * Every text that a user reads, from the files of this package: {@code words.properties} and one
 * file for each feature of the window. No two have the same key. A key that is missing is a fault
 * of the program and says which one.
 */
public final class Words {
  private static final List<String> FILES =
      List.of(
          "words",
          "plates",
          "ladder",
          "time",
          "library",
          "laboratory",
          "presenter",
          "settings",
          "export");

  private static final List<ResourceBundle> TEXTS =
      FILES.stream().map(file -> ResourceBundle.getBundle("lockstep.views.words." + file)).toList();

  private Words() {}

  /**
   * A text, with {@code {0}}, {@code {1}}, ... replaced.
   *
   * @throws MissingResourceException when no file has such a key
   */
  public static String of(String key, Object... values) {
    String text = text(key);
    for (int i = 0; i < values.length; i++)
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    return text;
  }

  /** Whether there is a text of that name. */
  public static boolean has(String key) {
    return TEXTS.stream().anyMatch(texts -> texts.containsKey(key));
  }

  private static String text(String key) {
    for (ResourceBundle texts : TEXTS) if (texts.containsKey(key)) return texts.getString(key);
    throw new MissingResourceException("no text for " + key, Words.class.getName(), key);
  }
}
