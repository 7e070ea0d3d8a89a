package lockstep.lessons.interchange;

/** Characters that a text format, an editor and XML 1.0 all carry unharmed. */
final class Safe {
  private Safe() {}

  /** Whether the character at a place is one of them, or half of one of them. */
  static boolean isSafe(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c))
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    if (Character.isLowSurrogate(c)) return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    return c == '\t'
        || c == '\n'
        || c >= ' '
            && !(c >= 0x7F && c < 0xA0)
            && c != 0x2028
            && c != 0x2029
            && c != 0xFEFF
            && c < 0xFFFE;
  }

  /** The text with U+FFFD, the sign for what is lost, in place of all others. */
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) out.append(isSafe(text, i) ? text.charAt(i) : '\uFFFD');
    return out.toString();
  }
}
