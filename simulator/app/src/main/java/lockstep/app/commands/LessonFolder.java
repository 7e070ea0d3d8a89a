package lockstep.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files of a folder of lessons. */
final class LessonFolder {
  private LessonFolder() {}

  /** The name of the lesson in a file. */
  static String name(String file) {
    String name = Path.of(file).getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  /**
   * A lesson's file with the questions beside it and the scenarios of its folder; the lesson's own
   * name ends with {@code .md}, whatever the file's does.
   */
  static Map<String, byte[]> beside(String named) throws Refusal {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(name(named) + ".md", Learner.octets(named));
    Path folder = Path.of(named).toAbsolutePath().getParent();
    for (Path path : list(folder)) {
      String name = path.getFileName().toString();
      if (name.equals(name(named) + ".gift") || name.endsWith(".scenario"))
        files.put(name, Learner.octets(path.toString()));
    }
    return files;
  }

  /** The files of a folder by name, without those of folders within. */
  static Map<String, byte[]> files(Path folder) throws Refusal {
    Map<String, byte[]> files = new TreeMap<>();
    for (Path path : list(folder)) {
      String name = path.getFileName().toString();
      if (name.endsWith(".md") || name.endsWith(".gift") || name.endsWith(".scenario"))
        files.put(name, Learner.octets(path.toString()));
    }
    return files;
  }

  /** A folder that a user names. */
  static Path folder(String named) throws Refusal {
    try {
      Path folder = Path.of(named);
      if (Files.isDirectory(folder)) return folder;
      throw Refusal.wrongUse(
          named
              + (Files.exists(folder)
                  ? ": expected a folder, found a file"
                  : ": there is no such folder"));
    } catch (InvalidPathException e) {
      throw Refusal.wrongUse("\"" + named + "\" cannot be a folder's name: " + e.getReason());
    }
  }

  private static java.util.List<Path> list(Path folder) throws Refusal {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw Refusal.wrongUse(folder + " cannot be read: " + e.getMessage());
    }
  }
}
