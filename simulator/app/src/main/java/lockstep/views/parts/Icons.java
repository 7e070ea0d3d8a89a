package lockstep.views.parts;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** The icons, drawn as shapes on a grid of 24 by 24, so that no font has to know them. */
public final class Icons {
  /** Their width and height in the units of their paths. */
  public static final double GRID = 24;

  private record Icon(boolean stroked, String path) {}

  private static final Map<String, Icon> ALL = read();

  private Icons() {}

  /**
   * A new picture of an icon; its colour comes from the style class {@code ls-icon-stroke} or
   * {@code ls-icon-fill}.
   *
   * @param name its name in {@code icons.json}
   * @param size its width and height in pixels
   */
  public static Node of(String name, double size) {
    Icon icon = icon(name);
    SVGPath path = new SVGPath();
    path.setContent(icon.path());
    path.getStyleClass().add(icon.stroked() ? "ls-icon-stroke" : "ls-icon-fill");
    // The empty square keeps the grid's size, so that icons of one row stand in line.
    Rectangle grid = new Rectangle(GRID, GRID);
    grid.setFill(null);
    Group drawn = new Group(grid, path);
    drawn.getTransforms().add(new Scale(size / GRID, size / GRID));
    Group icons = new Group(drawn);
    icons.setMouseTransparent(true);
    icons.getStyleClass().add("ls-icon");
    return icons;
  }

  /**
   * The line that an icon is drawn with, for what is drawn by hand.
   *
   * @param name the name of one that is lines alone
   */
  public static String lineOf(String name) {
    Icon icon = icon(name);
    if (!icon.stroked()) throw new IllegalArgumentException(name + " is no line");
    return icon.path();
  }

  private static Icon icon(String name) {
    Icon icon = ALL.get(name);
    if (icon == null) throw new IllegalArgumentException("no icon is called " + name);
    return icon;
  }

  /** Reads the icons' file, which otherwise the first icon does. */
  public static void readAhead() {
    if (ALL.isEmpty()) throw new IllegalStateException("the program lacks its icons");
  }

  private static Map<String, Icon> read() {
    Map<String, Icon> icons = new HashMap<>();
    Json.resource(Icons.class, "icons.json")
        .at("icons")
        .fields()
        .forEach(
            (name, icon) ->
                icons.put(
                    name, new Icon(icon.at("style").text().equals("stroke"), icon.at("d").text())));
    return Map.copyOf(icons);
  }
}
