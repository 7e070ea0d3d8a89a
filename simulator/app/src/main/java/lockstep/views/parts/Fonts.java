package lockstep.views.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * The five faces that ship with the program. A weight is chosen by family, because JavaFX does not
 * find the semi-bold face by its weight.
 */
public final class Fonts {
  /** Text. */
  public static final String SANS = "IBM Plex Sans";

  /** Text that stands out. */
  public static final String STRONG = "IBM Plex Sans SmBld";

  /** Labels and dense tables. */
  public static final String NARROW = "IBM Plex Sans Cond";

  /** Names of states, causes of edges. */
  public static final String NARROW_STRONG = "IBM Plex Sans Cond SmBld";

  /** Numbers, calls, addresses. */
  public static final String MONO = "IBM Plex Mono";

  private static final List<String> FILES =
      List.of(
          "IBMPlexSans-Regular.ttf",
          "IBMPlexSans-SemiBold.ttf",
          "IBMPlexSansCondensed-Regular.ttf",
          "IBMPlexSansCondensed-SemiBold.ttf",
          "IBMPlexMono-Regular.ttf");

  /** Where they lie in the program. */
  public static final String FOLDER = "/lockstep/views/fonts/";

  /**
   * The system property that names the folder in which they lie as files. JavaFX reads such a file
   * where it is; one of a jar it first writes to the disk.
   */
  private static final String UNPACKED = "lockstep.fonts";

  private static boolean loaded;

  private Fonts() {}

  /** Makes the faces known to JavaFX; a second call does nothing. */
  public static synchronized void load() {
    if (loaded) return;
    for (String file : FILES)
      if (!isLoaded(file))
        throw new IllegalStateException("the font " + file + " cannot be loaded");
    loaded = true;
  }

  private static boolean isLoaded(String file) {
    String folder = System.getProperty(UNPACKED);
    if (folder != null && Font.loadFont(Path.of(folder, file).toUri().toString(), 12) != null)
      return true;
    try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
      return in != null && Font.loadFont(in, 12) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Words in a face, yet without a place.
   *
   * <p>A text that has its words before its face is laid out in the system's own face first, and to
   * find that one JavaFX lists every face of the computer.
   */
  public static Text text(String words, Font face) {
    Text text = new Text();
    text.setFont(face);
    text.setText(words);
    return text;
  }

  /** A face at a size, loaded when need be. */
  public static Font of(String family, double size) {
    load();
    return Font.font(family, size);
  }
}
