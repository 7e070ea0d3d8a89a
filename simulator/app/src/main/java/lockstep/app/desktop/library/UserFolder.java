package lockstep.app.desktop.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.files.WholeFile;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;

/**
 * The user's scenarios and the drafts of what was not saved yet, in files of the user's folder. All
 * of it may take its time, so it is called on a thread of its own.
 */
final class UserFolder {
  private final Path scenarios;
  private final Path drafts;

  /**
   * @param folder empty where nothing is to be kept
   */
  UserFolder(Optional<Path> folder) {
    scenarios = folder.map(f -> f.resolve("scenarios")).orElse(null);
    drafts = folder.map(f -> f.resolve("drafts")).orElse(null);
  }

  /** Whether anything is kept. */
  boolean keeps() {
    return scenarios != null;
  }

  /** Where the user's scenarios lie; null where nothing is kept. */
  Path scenarios() {
    return scenarios;
  }

  /** The user's scenarios by name; files that are too large to be one are passed over. */
  List<NamedText> all() throws IOException {
    return scenarios == null ? List.of() : in(scenarios);
  }

  private static List<NamedText> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files =
          found
              .filter(file -> String.valueOf(file.getFileName()).endsWith(NamedText.ENDING))
              .sorted()
              .toList();
    }
    List<NamedText> texts = new ArrayList<>();
    for (Path file : files)
      if (Files.isRegularFile(file) && Files.size(file) <= ScenarioParser.MOST_OCTETS)
        texts.add(read(file));
    return texts;
  }

  /** The drafts of what was never saved, by name. */
  List<NamedText> drafts() throws IOException {
    if (drafts == null) return List.of();
    List<NamedText> texts = new ArrayList<>();
    for (NamedText text : in(drafts))
      if (!Files.exists(scenarios.resolve(text.name() + NamedText.ENDING)))
        texts.add(new NamedText(text.name(), text.text(), true, null));
    return texts;
  }

  /**
   * Reads a text file.
   *
   * @throws IOException when it cannot be read or is too large to be a scenario; the message is for
   *     the user
   */
  static NamedText read(Path file) throws IOException {
    if (Files.size(file) > ScenarioParser.MOST_OCTETS)
      throw new IOException(file + " is larger than 256 KiB, the most that a scenario may be");
    // Octets that are no UTF-8 become the sign for that, which the parser shows at its place.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return new NamedText(ownName(NamedText.nameOf(file)), text.replace("\r\n", "\n"), true, file);
  }

  /** The name of a text of the user's: never that of a scenario that ships. */
  static String ownName(String name) {
    return ScenarioLibrary.names().contains(name) ? "my-" + name : name;
  }

  /** Saves a text whole or not at all; gives the file. */
  Path save(NamedText text) throws IOException {
    Path file =
        text.file() != null
            ? text.file()
            : scenarios.resolve(plain(text.name()) + NamedText.ENDING);
    WholeFile.put(file, text.text());
    return file;
  }

  /** The draft of this name; empty when there is none. */
  Optional<String> draft(String name) throws IOException {
    if (drafts == null) return Optional.empty();
    Path file = drafts.resolve(plain(name) + NamedText.ENDING);
    return Files.isRegularFile(file) ? Optional.of(read(file).text()) : Optional.empty();
  }

  /** The same text, under another name where a draft of another text has its name. */
  NamedText besideDrafts(NamedText text) throws IOException {
    String name = text.name();
    Optional<String> draft = draft(name);
    for (int i = 2; draft.isPresent() && !draft.get().equals(text.text()); i++) {
      name = text.name() + "-" + i;
      draft = draft(name);
    }
    return new NamedText(name, text.text(), true, text.file());
  }

  /** Keeps what is not saved yet. */
  void keepDraft(String name, String text) throws IOException {
    if (drafts != null) WholeFile.put(drafts.resolve(plain(name) + NamedText.ENDING), text);
  }

  /** Forgets a draft: it was saved, or is not wanted. */
  void dropDraft(String name) throws IOException {
    if (drafts != null) Files.deleteIfExists(drafts.resolve(plain(name) + NamedText.ENDING));
  }

  /** A name that every file system takes. */
  static String plain(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+", "");
    return plain.isEmpty() ? "scenario" : plain.length() > 80 ? plain.substring(0, 80) : plain;
  }
}
