package lockstep.lessons.interchange;

import lockstep.lessons.quiz.Exhibit;

/**
 * How a text of a GIFT question is written, as the word in brackets before it says: {@code [html]},
 * {@code [moodle]}, {@code [plain]}, {@code [markdown]}. Any other word in brackets is text: {@code
 * [::]:80}.
 */
enum GiftFormat {
  HTML,
  MOODLE,
  PLAIN,
  MARKDOWN;

  static final GiftFormat DEFAULT = MOODLE;

  String mark() {
    return '[' + name().toLowerCase(java.util.Locale.ROOT) + ']';
  }

  /** The format of a text; without a word before it, {@link #DEFAULT}. */
  static GiftFormat of(Cooked text) {
    return of(text, DEFAULT);
  }

  private static GiftFormat of(Cooked text, GiftFormat otherwise) {
    Cooked bare = text.trim();
    for (GiftFormat format : values()) if (bare.startsWith(format.mark())) return format;
    return otherwise;
  }

  static boolean isMarked(String text) {
    for (GiftFormat format : values()) if (text.startsWith(format.mark())) return true;
    return false;
  }

  /** The text without its word in brackets. */
  Cooked without(Cooked text) {
    Cooked bare = text.trimStart();
    return bare.startsWith(mark()) ? bare.from(mark().length()) : bare;
  }

  /** A text of a question whose own text is in this format. */
  String text(Cooked text) {
    GiftFormat format = of(text, this);
    return format.plain(format.without(text).text());
  }

  /** A text of a question as plain text. */
  String plain(String written) {
    return switch (this) {
      case HTML -> Html.text(written);
      case MOODLE -> Html.plain(written);
      case PLAIN, MARKDOWN -> written;
    };
  }

  Exhibit exhibit(String written) {
    return this == HTML ? Html.exhibit(written) : Exhibit.NONE;
  }

  String above(String written) {
    return this == HTML ? Html.aboveExhibit(written) : plain(written);
  }
}
