package lockstep.lessons.interchange;

import java.util.regex.Pattern;

/** Categories and tags of other programs as our tags, which hold no blanks. */
final class Categories {
  private static final Pattern ROOT = Pattern.compile("^(\\$[a-z]+\\$/?)?(top(/|$))?");

  /** What stands for no category at all, in Moodle's words. */
  static final String NONE = "top";

  private Categories() {}

  /** {@code TCP/Half-close} of {@code $course$/top/TCP/Half close}. */
  static String name(String path) {
    return word(ROOT.matcher(path.trim()).replaceFirst(""));
  }

  static String word(String tag) {
    return tag.trim().replaceAll("\\s+", "-");
  }
}
