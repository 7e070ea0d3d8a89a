package lockstep.app.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The style sheets. Those of the window come in every size of text: each number with {@code px}
 * grows, so that text, controls, rows and gaps grow together.
 */
final class Stylesheets {
  /** Where they lie in the program. */
  static final String FOLDER = "/lockstep/views/style/";

  /** The window's own first, then those of its features. */
  private static final List<String> SHEETS =
      List.of(
          "diagram.css",
          "window.css",
          "cards.css",
          "plates.css",
          "time.css",
          "library.css",
          "laboratory.css",
          "presenter.css",
          "settings.css",
          "export.css",
          "learn.css");

  /** Where buttons are lower than their icons would grow. */
  private static final List<String> IN_LOW_BARS =
      List.of(".ls-large .ls-app-bar .ls-icon", ".ls-large .ls-transport .ls-icon");

  private static final double GROWTH_IN_LOW_BARS = 0.75;

  private static final Pattern PIXELS = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)px");

  private Stylesheets() {}

  /**
   * Those of them that the window's first picture needs. JavaFX holds every rule of the others
   * against each of its nodes.
   */
  static List<String> ofFirstPicture(double size) {
    return of(size).subList(0, 2);
  }

  /** What stands in the place of JavaFX's own sheet until the first picture is there. */
  static String bare() {
    return uri("bare.css");
  }

  /** The style sheets for a size of text; 1 is the usual one. */
  static List<String> of(double size) {
    List<String> sheets = new ArrayList<>();
    sheets.add(uri("tokens.css"));
    for (String sheet : SHEETS)
      sheets.add(size == 1 ? uri(sheet) : asUri(grown(read(sheet), size)));
    if (size != 1) sheets.add(asUri(icons(size)));
    return sheets;
  }

  /** Icons grow as the words beside them; in bars with large text there is less air for them. */
  private static String icons(double size) {
    return String.format(
        Locale.ROOT,
        ".ls-icon { -ls-icon-grow: %.2f; } %s { -ls-icon-grow: %.2f; }",
        size,
        String.join(", ", IN_LOW_BARS),
        1 + (size - 1) * GROWTH_IN_LOW_BARS);
  }

  private static String uri(String sheet) {
    return String.valueOf(Stylesheets.class.getResource(FOLDER + sheet));
  }

  /** A style sheet with every number of pixels multiplied. */
  static String grown(String css, double size) {
    return PIXELS
        .matcher(css)
        .replaceAll(
            m -> String.format(Locale.ROOT, "%.2fpx", Double.parseDouble(m.group(1)) * size));
  }

  private static String asUri(String css) {
    return "data:text/css;charset=utf-8;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String name) {
    try (InputStream in = Stylesheets.class.getResourceAsStream(FOLDER + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
