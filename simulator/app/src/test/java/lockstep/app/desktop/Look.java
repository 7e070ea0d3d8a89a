package lockstep.app.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.views.parts.Theme;

/** How a window is looked at: language, size, percent of the text's size, theme. */
record Look(String language, int width, int height, int percent, Theme theme) {
  /** Those of each run. */
  static final List<String> FEW = List.of("de 1024x768 100 dark", "de 1024x768 200 contrast");

  private static final List<String> SIZES =
      List.of("1024x768", "1366x768", "1920x1080", "3840x2160");

  /** Both languages in every size of window and text and in every theme. */
  static List<String> all() {
    List<String> looks = new ArrayList<>();
    for (String language : List.of("en", "de"))
      for (String size : SIZES)
        for (int percent : List.of(100, 150, 200, 300))
          for (Theme theme : Theme.values())
            looks.add(language + " " + size + " " + percent + " " + theme);
    return looks;
  }

  static Look of(String words) {
    String[] parts = words.strip().split("[ x]");
    return new Look(
        parts[0],
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Theme.valueOf(parts[4].toUpperCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return language + " " + width + "x" + height + " " + percent + "% " + theme;
  }
}
