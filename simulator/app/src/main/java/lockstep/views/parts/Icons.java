package lockstep.views.parts;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;

/** The icons, drawn as shapes on a grid of 24 by 24, so that no font has to know them. */
public final class Icons {
  /** Their width and height in the units of their paths. */
  public static final double GRID = 24;

  private record Shape(boolean stroked, String path) {}

  private static final Map<String, Shape> ALL = read();

  private Icons() {}

  /**
   * A new picture of an icon, which grows with the text; its colour comes from the style class
   * {@code ls-icon-stroke} or {@code ls-icon-fill}.
   *
   * @param name its name in {@code icons.json}
   * @param size its width and height in pixels at the usual size of text
   */
  public static Node of(String name, double size) {
    return of(name, size, true);
  }

  /**
   * An icon within a figure, which is scaled as a whole, so that the icon keeps its size in it.
   *
   * @param size its width and height in the figure's own units
   */
  public static Node inFigure(String name, double size) {
    return of(name, size, false);
  }

  /** Anything drawn, so that it grows with the text as an icon does. */
  public static Node growing(Node drawn) {
    return new Icon(drawn, 1, true);
  }

  private static Node of(String name, double size, boolean grows) {
    Shape icon = shape(name);
    SVGPath path = new SVGPath();
    path.setContent(icon.path());
    path.getStyleClass().add(icon.stroked() ? "ls-icon-stroke" : "ls-icon-fill");
    // As wide as what is drawn: with the grid's empty margins too the bar of a small window would
    // have room for a button less.
    return new Icon(path, size / GRID, grows);
  }

  /**
   * The line that an icon is drawn with, for what is drawn by hand.
   *
   * @param name the name of one that is lines alone
   */
  public static String lineOf(String name) {
    Shape icon = shape(name);
    if (!icon.stroked()) throw new IllegalArgumentException(name + " is no line");
    return icon.path();
  }

  private static Shape shape(String name) {
    Shape icon = ALL.get(name);
    if (icon == null) throw new IllegalArgumentException("no icon is called " + name);
    return icon;
  }

  /** Reads the icons' file, which otherwise the first icon does. */
  public static void readAhead() {
    if (ALL.isEmpty()) throw new IllegalStateException("the program lacks its icons");
  }

  private static Map<String, Shape> read() {
    Map<String, Shape> icons = new HashMap<>();
    Json.resource(Icons.class, "icons.json")
        .at("icons")
        .fields()
        .forEach(
            (name, icon) ->
                icons.put(
                    name,
                    new Shape(icon.at("style").text().equals("stroke"), icon.at("d").text())));
    return Map.copyOf(icons);
  }
}
