package lockstep.views.words;

import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * Every text that a user reads, from one file, {@code words.properties}. A key that is missing is a
 * fault of the program and says which one.
 */
public final class Words {
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("lockstep.views.words.words");

  private Words() {}

  /**
   * A text, with {@code {0}}, {@code {1}}, ... replaced.
   *
   * @throws MissingResourceException when the file has no such key
   */
  public static String of(String key, Object... values) {
    String text = TEXTS.getString(key);
    for (int i = 0; i < values.length; i++)
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    return text;
  }

  /** Whether there is a text of that name. */
  public static boolean has(String key) {
    return TEXTS.containsKey(key);
  }
}
