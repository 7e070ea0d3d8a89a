package lockstep.app.learn;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Where a learner's progress is kept, for the terminal and the window alike. */
public final class ProgressPlace {
  private ProgressPlace() {}

  /**
   * {@code lockstep/progress.json} in the folder for data, which is {@code $XDG_DATA_HOME} or
   * {@code ~/.local/share}, on Windows {@code %APPDATA%}, on macOS {@code ~/Library/Application
   * Support}.
   *
   * @param env the environment, null for what is not set
   * @param system the name of the operating system
   * @param home the user's own folder
   * @throws java.nio.file.InvalidPathException when one of them is no folder's name
   */
  public static Path of(UnaryOperator<String> env, String system, String home) {
    return folder(env, system, home).resolve("lockstep/progress.json");
  }

  private static Path folder(UnaryOperator<String> env, String system, String home) {
    String appData = env.apply("APPDATA");
    if (system.startsWith("Windows") && appData != null) return Path.of(appData);
    if (system.startsWith("Mac")) return Path.of(home, "Library", "Application Support");
    String data = env.apply("XDG_DATA_HOME");
    boolean given = data != null && !data.isEmpty() && Path.of(data).isAbsolute();
    return given ? Path.of(data) : Path.of(home, ".local", "share");
  }
}
