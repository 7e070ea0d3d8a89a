package lockstep.app.desktop.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.Observable;
import lockstep.app.Daemons;
import lockstep.files.WholeFile;
import lockstep.views.parts.Theme;
import lockstep.views.settings.Division;
import lockstep.views.settings.Settings;

/**
 * The user's settings in a file, {@code settings.properties} beside the window's memory. What is
 * wrong in it is told in the log, and the usual value is taken in its place: nothing that goes
 * wrong here stops the program.
 */
public final class SettingsFile implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());
  private static final int LEAST = 100;
  private static final int MOST = 300;

  private final Path file;

  /** What is to be written: a divider that is drawn changes faster than a file is written. */
  private final AtomicReference<Properties> next = new AtomicReference<>();

  private ExecutorService writer;

  /**
   * @param file null where nothing is to be remembered
   */
  public SettingsFile(Path file) {
    this.file = file;
  }

  private Path languages() {
    return file == null ? null : file.resolveSibling("languages");
  }

  /** The settings as they are kept; the usual ones where nothing is. */
  public Settings read() {
    Settings settings = new Settings(languages());
    if (file == null) return settings;
    Properties words = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      words.load(in);
    } catch (NoSuchFileException e) {
      return settings;
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(
          System.Logger.Level.WARNING, file + " cannot be read, so the usual settings hold: " + e);
      return settings;
    }
    take(words, "theme", "light, dark or contrast", word -> settings.theme().set(theme(word)));
    take(
        words,
        "text",
        "window, or a number from " + LEAST + " to " + MOST,
        word -> settings.text().set(percent(word)));
    take(words, "motion", "full or reduced", word -> settings.reducedMotion().set(reduced(word)));
    take(words, "language", "a tag such as de, or nothing", settings.language()::set);
    take(words, "folder", "a folder, or nothing", settings.folder()::set);
    take(
        words,
        "dividers",
        "two shares from 0 to 1 and a number of rows, such as 0.52 0.6 0",
        word -> settings.division().set(division(word)));
    return settings;
  }

  private void take(Properties words, String name, String expected, Consumer<String> setting) {
    String word = words.getProperty(name);
    if (word == null) return;
    try {
      setting.accept(word.strip());
    } catch (IllegalArgumentException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          file + ": " + name + ": expected " + expected + ", found \"" + word + '"');
    }
  }

  private static Theme theme(String word) {
    return Theme.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static int percent(String word) {
    if (word.equals("window")) return Settings.AS_THE_WINDOW;
    int percent = Integer.parseInt(word);
    if (percent < LEAST || percent > MOST) throw new IllegalArgumentException(word);
    return percent;
  }

  private static boolean reduced(String word) {
    if (!List.of("full", "reduced").contains(word)) throw new IllegalArgumentException(word);
    return word.equals("reduced");
  }

  private static Division division(String word) {
    String[] parts = word.split(" +");
    if (parts.length != 3) throw new IllegalArgumentException(word);
    return new Division(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Integer.parseInt(parts[2]));
  }

  private static String written(Division division) {
    return String.format(
        Locale.ROOT, "%.4f %.4f %d", division.diagram(), division.ladder(), division.rows());
  }

  /** Keeps the settings whenever one of them changes, off the thread that changes them. */
  public void follow(Settings settings) {
    if (file == null) return;
    writer = Executors.newSingleThreadExecutor(Daemons.named("settings"));
    for (Observable setting :
        Arrays.<Observable>asList(
            settings.theme(),
            settings.text(),
            settings.reducedMotion(),
            settings.language(),
            settings.folder(),
            settings.division())) setting.addListener(changed -> keep(settings));
  }

  private void keep(Settings settings) {
    Properties words = new Properties();
    words.setProperty("theme", settings.theme().get().name().toLowerCase(Locale.ROOT));
    int text = settings.text().get();
    words.setProperty("text", text == Settings.AS_THE_WINDOW ? "window" : String.valueOf(text));
    words.setProperty("motion", settings.reducedMotion().get() ? "reduced" : "full");
    words.setProperty("language", settings.language().get());
    words.setProperty("folder", settings.folder().get());
    words.setProperty("dividers", written(settings.division().get()));
    next.set(words);
    if (!writer.isShutdown()) writer.execute(this::writeNext);
  }

  private void writeNext() {
    Properties words = next.getAndSet(null);
    if (words == null) return;
    try {
      StringWriter text = new StringWriter();
      words.store(text, "The settings of Lockstep");
      WholeFile.put(file, text.toString());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the settings are not kept: " + e);
    }
  }

  /** Waits until what was changed last is written. */
  @Override
  public void close() {
    if (writer == null) return;
    writer.shutdown();
    try {
      if (!writer.awaitTermination(2, TimeUnit.SECONDS))
        LOG.log(System.Logger.Level.WARNING, file + " is not written after 2 s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
