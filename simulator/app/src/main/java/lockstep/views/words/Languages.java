package lockstep.views.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The languages there are: those whose files ship with the program, {@code words_de.properties}
 * beside {@code words.properties}, and those that the user keeps, {@code de.properties} in a folder
 * of his own. Files alone add a language. The user's texts go before those that ship.
 */
public final class Languages {
  private static final System.Logger LOG = System.getLogger(Languages.class.getName());
  private static final Pattern SHIPPED = Pattern.compile("words_([A-Za-z0-9_]+)\\.properties");
  private static final Pattern OWN = Pattern.compile("([A-Za-z0-9_-]+)\\.properties");

  private final Path own;

  /**
   * The languages that ship, and the user's.
   *
   * @param own the folder of the user's files; null where there is none
   */
  public Languages(Path own) {
    this.own = own;
  }

  /** The tags of all of them, in the order of the alphabet, English among them. */
  public SortedSet<String> tags() {
    SortedSet<String> tags = new TreeSet<>(shipped());
    tags.add(Language.ENGLISH);
    tags.addAll(ownFiles().keySet());
    return tags;
  }

  /**
   * The language that is to be spoken: the one that was chosen, or else the system's, or else
   * English.
   *
   * @param chosen its tag; empty text when none was chosen
   * @param system what the system speaks
   */
  public Language choose(String chosen, Locale system) {
    SortedSet<String> tags = tags();
    if (tags.contains(chosen)) return read(chosen);
    if (!chosen.isEmpty())
      LOG.log(
          System.Logger.Level.WARNING,
          "no language has the tag " + chosen + " (" + String.join(", ", tags) + ")");
    if (tags.contains(system.toLanguageTag())) return read(system.toLanguageTag());
    return read(tags.contains(system.getLanguage()) ? system.getLanguage() : Language.ENGLISH);
  }

  /** The texts of a language; none of English, which every text falls back to. */
  public Language read(String tag) {
    Map<String, String> texts = new HashMap<>();
    if (!tag.equals(Language.ENGLISH))
      for (String file : Words.FILES) shipped(file, tag).ifPresent(texts::putAll);
    Path file = ownFiles().get(tag);
    if (file != null) {
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        texts.putAll(properties(in));
      } catch (IOException | IllegalArgumentException e) {
        LOG.log(System.Logger.Level.WARNING, file + " cannot be read, so it says nothing: " + e);
      }
    }
    return new Language(tag, texts);
  }

  /** The texts of one shipped file; of English where the tag is empty. */
  static Optional<Map<String, String>> shipped(String file, String tag) {
    String name = file + (tag.isEmpty() ? "" : "_" + tag.replace('-', '_')) + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      if (in == null) return Optional.empty();
      return Optional.of(properties(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  private static Map<String, String> properties(Reader in) throws IOException {
    Properties words = new Properties();
    words.load(in);
    Map<String, String> texts = new HashMap<>();
    words.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  /** The tags of the files that ship. */
  static SortedSet<String> shipped() {
    SortedSet<String> tags = new TreeSet<>();
    for (String name : shippedFiles()) {
      Matcher file = SHIPPED.matcher(name);
      if (file.matches()) tags.add(file.group(1).replace('_', '-'));
    }
    return tags;
  }

  /** The names of the files of this package, wherever the program lies. */
  private static List<String> shippedFiles() {
    URL words = Words.class.getResource("words.properties");
    try {
      if (words.openConnection() instanceof JarURLConnection jar) {
        String folder = jar.getEntryName().replace("words.properties", "");
        // A file of its own: closing the shared one would take it from everybody.
        jar.setUseCaches(false);
        try (var file = jar.getJarFile()) {
          return file.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.startsWith(folder))
              .map(name -> name.substring(folder.length()))
              .toList();
        }
      }
      return names(Path.of(words.toURI()).getParent());
    } catch (IOException | URISyntaxException e) {
      LOG.log(System.Logger.Level.WARNING, "the languages that ship cannot be listed: " + e);
      return List.of();
    }
  }

  private Map<String, Path> ownFiles() {
    Map<String, Path> files = new HashMap<>();
    if (own == null || !Files.isDirectory(own)) return files;
    try {
      for (String name : names(own)) {
        Matcher file = OWN.matcher(name);
        if (file.matches()) files.put(file.group(1).replace('_', '-'), own.resolve(name));
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, own + " cannot be listed: " + e);
    }
    return files;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
