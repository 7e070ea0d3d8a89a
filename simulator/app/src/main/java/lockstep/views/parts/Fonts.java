package lockstep.views.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

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
          "IBMPlexSans-Regular.woff",
          "IBMPlexSans-SemiBold.woff",
          "IBMPlexSansCondensed-Regular.woff",
          "IBMPlexSansCondensed-SemiBold.woff",
          "IBMPlexMono-Regular.woff");

  private static boolean loaded;

  private Fonts() {}

  /** Makes the faces known to JavaFX; a second call does nothing. */
  public static synchronized void load() {
    if (loaded) return;
    for (String file : FILES) {
      try (InputStream in = Fonts.class.getResourceAsStream("/lockstep/views/fonts/" + file)) {
        if (in == null || Font.loadFont(in, 12) == null)
          throw new IllegalStateException("the font " + file + " cannot be loaded");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    loaded = true;
  }

  /** A face at a size, loaded when need be. */
  public static Font of(String family, double size) {
    load();
    return Font.font(family, size);
  }
}
