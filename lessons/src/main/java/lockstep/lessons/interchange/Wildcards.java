package lockstep.lessons.interchange;

/**
 * The {@code *} of Moodle's short answers. Alone it stands for every answer, as with us; within an
 * answer Moodle takes it for any letters there, which no answer of ours can say; {@code \*} is the
 * sign itself.
 */
final class Wildcards {
  private static final String ANYTHING = "*";

  private Wildcards() {}

  static boolean isReadable(String written) {
    return written.equals(ANYTHING) || !written.replace("\\*", "").contains(ANYTHING);
  }

  static String read(String written) {
    return written.replace("\\*", ANYTHING);
  }

  static String write(String text) {
    return text.equals(ANYTHING) ? text : text.replace(ANYTHING, "\\*");
  }
}
