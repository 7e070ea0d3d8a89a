package lockstep.app.desktop;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import lockstep.app.desktop.settings.SettingsFile;
import lockstep.files.WholeFile;

/**
 * How the window stood when it was closed, in a file of the user's. A window that is lost only
 * begins as it did the first time, so nothing that goes wrong here stops the program.
 */
final class WindowMemory {
  private static final System.Logger LOG = System.getLogger(WindowMemory.class.getName());

  /**
   * How a window stands.
   *
   * @param x the left edge on the screen
   * @param y the top edge on the screen
   * @param width with its frame
   * @param height with its frame
   * @param maximized whether it fills the screen; the measures are those from before
   */
  record Standing(double x, double y, double width, double height, boolean maximized) {}

  private final Path file;

  /**
   * @param file null where nothing is to be remembered
   */
  WindowMemory(Path file) {
    this.file = file;
  }

  /**
   * The memory of the user who runs the program: {@code lockstep/window.properties} in the folder
   * for settings, which is {@code $XDG_CONFIG_HOME} or {@code ~/.config}, on Windows {@code
   * %APPDATA%}, on macOS {@code ~/Library/Application Support}.
   *
   * @param env gives the environment's variables
   * @param system the name of the operating system
   * @param home the user's own folder
   */
  static WindowMemory ofUser(UnaryOperator<String> env, String system, String home) {
    try {
      return new WindowMemory(folder(env, system, home).resolve("lockstep/window.properties"));
    } catch (InvalidPathException e) {
      LOG.log(System.Logger.Level.WARNING, "the window will not be remembered", e);
      return new WindowMemory(null);
    }
  }

  private static Path folder(UnaryOperator<String> env, String system, String home) {
    String appData = env.apply("APPDATA");
    if (system.startsWith("Windows") && appData != null) return Path.of(appData);
    if (system.startsWith("Mac")) return Path.of(home, "Library", "Application Support");
    String config = env.apply("XDG_CONFIG_HOME");
    // The specification wants relative paths passed over.
    boolean given = config != null && Path.of(config).isAbsolute();
    return given ? Path.of(config) : Path.of(home, ".config");
  }

  /** The user's settings, which are kept beside it. */
  SettingsFile settings() {
    return new SettingsFile(beside("settings.properties"));
  }

  /** Where the memory is kept; null for nowhere. */
  Path file() {
    return file;
  }

  /** Another file of the same folder; null where nothing is kept. */
  Path beside(String name) {
    return file == null ? null : file.resolveSibling(name);
  }

  /** How the window stood; empty when that is not known, or not readable. */
  Optional<Standing> recall() {
    if (file == null) return Optional.empty();
    Properties words = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      words.load(in);
      return Optional.of(
          new Standing(
              number(words, "x"),
              number(words, "y"),
              number(words, "width"),
              number(words, "height"),
              Boolean.parseBoolean(words.getProperty("maximized"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, file + " says nothing of the window: " + e);
      return Optional.empty();
    }
  }

  private static double number(Properties words, String name) {
    double value = Double.parseDouble(words.getProperty(name, ""));
    if (!Double.isFinite(value)) throw new IllegalArgumentException(name + " is " + value);
    return value;
  }

  /** Keeps how the window stands, whole or not at all. */
  void keep(Standing standing) {
    if (file == null) return;
    Properties words = new Properties();
    words.setProperty("x", String.valueOf(standing.x()));
    words.setProperty("y", String.valueOf(standing.y()));
    words.setProperty("width", String.valueOf(standing.width()));
    words.setProperty("height", String.valueOf(standing.height()));
    words.setProperty("maximized", String.valueOf(standing.maximized()));
    try {
      StringWriter text = new StringWriter();
      words.store(text, "The window of Lockstep, as it was closed");
      WholeFile.put(file, text.toString());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the window is not remembered: " + e);
    }
  }
}
