package lockstep.views.words;

import java.util.Locale;
import java.util.Map;

/**
 * A language of the window.
 *
 * @param tag as BCP 47 writes it, {@code de} or {@code pt-BR}
 * @param texts its texts by their keys; what is missing is said in English
 */
public record Language(String tag, Map<String, String> texts) {
  /** The tag of the language in which every text is there. */
  public static final String ENGLISH = "en";

  public Language {
    texts = Map.copyOf(texts);
  }

  /** Its name in itself, with a capital letter: {@code Deutsch}. */
  public String title() {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayName(locale);
    return name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }
}
