package lockstep.app.desktop.library;

import java.nio.file.Path;

/**
 * A scenario's text under its name.
 *
 * @param name its short name
 * @param own whether it is the user's and not one that ships
 * @param file where it is kept; null for one that ships, and for one that was not saved yet
 */
record NamedText(String name, String text, boolean own, Path file) {
  static final String ENDING = ".scenario";

  /** One that ships. */
  static NamedText shipped(String name, String text) {
    return new NamedText(name, text, false, null);
  }

  /** The name of a file without its ending. */
  static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }
}
