package lockstep.lessons.course;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.lessons.course.LessonFiles.Found;

/** The lessons that come with Lockstep. */
public final class Course {
  private static final String FOLDER = "/lockstep/lessons/course/";

  private Course() {}

  /** Their names, in the order in which they are best taken: {@code 11-half-a-conversation}. */
  public static List<String> names() {
    return files().stream()
        .filter(file -> file.endsWith(".md"))
        .map(file -> file.substring(0, file.length() - ".md".length()))
        .toList();
  }

  /**
   * The lesson that a word means: its number, its name with or without the number; empty where none
   * is meant.
   */
  public static Optional<Lesson> find(String word) {
    String wanted = word.strip().toLowerCase(Locale.ROOT);
    return names().stream()
        .filter(
            name ->
                name.equals(wanted)
                    || name.substring(name.indexOf('-') + 1).equals(wanted)
                    || wanted.matches("\\d{1,2}")
                        && Integer.parseInt(wanted)
                            == Integer.parseInt(name.substring(0, name.indexOf('-'))))
        .findFirst()
        .map(Course::lesson);
  }

  /** One of the lessons, by its whole name. Only its own files are read. */
  public static Lesson lesson(String name) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String file : files())
      if (file.startsWith(name + ".") || file.endsWith(".scenario"))
        files.put(file, resource(file));
    Found found = LessonFiles.read("", files, template -> true);
    return found.lessons().stream()
        .filter(lesson -> lesson.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("a lesson of this program has faults: " + found));
  }

  /** The text of a scenario that stands beside the lessons; empty where there is none such. */
  public static Optional<String> scenario(String name) {
    String file = name + ".scenario";
    return files().contains(file)
        ? Optional.of(new String(resource(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** The files of the course, as {@link LessonFiles} takes them. */
  public static Map<String, byte[]> octets() {
    Map<String, byte[]> files = new TreeMap<>();
    for (String file : files()) files.put(file, resource(file));
    return files;
  }

  private static List<String> files() {
    return new String(resource("index"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static byte[] resource(String file) {
    try (InputStream in = Course.class.getResourceAsStream(FOLDER + file)) {
      if (in == null)
        throw new IllegalStateException("the resource " + FOLDER + file + " is missing");
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + FOLDER + file + " cannot be read", e);
    }
  }
}
