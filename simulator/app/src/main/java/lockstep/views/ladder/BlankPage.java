package lockstep.views.ladder;

import java.util.Locale;
import lockstep.views.words.Words;

/** One page of A4 as SVG, with a stretch of the ladder on it. */
final class BlankPage {
  private static final double SCALE = 0.25;
  private static final double TOP = 44;
  private static final double WIDTH = 210;
  private static final double HEIGHT = 297;
  private static final double MARGIN = 18;
  private static final double NAME_WIDE = 34;
  private static final double NAME_HIGH = 5.4;
  private static final double HEAD = 3;

  private final double from;
  private final double to;
  private final StringBuilder out = new StringBuilder();

  /**
   * @param from where the stretch begins, in the units of the ladder's picture
   * @param to where it ends
   */
  BlankPage(double from, double to) {
    this.from = from;
    this.to = to;
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\" height=\"297mm\"");
    out.append(" viewBox=\"0 0 210 297\" font-family=\"'IBM Plex Sans', Arial, sans-serif\"");
    out.append(" font-size=\"3.4\" fill=\"#000000\">\n");
    out.append("<rect width=\"210\" height=\"297\" fill=\"#FFFFFF\"/>\n");
  }

  private double y(double units) {
    return TOP + (units - from) * SCALE;
  }

  /** Whether a height of the picture is on this page. */
  boolean has(double units) {
    return units >= from && units < to;
  }

  /** Whether a part of a line is on this page. */
  boolean meets(double one, double other) {
    return Math.max(one, other) >= from && Math.min(one, other) < to;
  }

  void head(String title, String task, String page) {
    text(MARGIN, 20, "start", 5.2, "600", title);
    text(MARGIN, 27, "start", 3.4, "400", task);
    text(WIDTH - MARGIN, 20, "end", 3.4, "400", page);
    text(WIDTH - MARGIN, HEIGHT - 10, "end", 2.8, "400", Words.of("blank.foot"));
  }

  void lifeline(double x, String name) {
    text(x, TOP - 6, "middle", 4.2, "600", name);
    line(x, TOP - 3, x, y(to), 0.5, "");
  }

  void arrow(double fromX, double fromUnits, double toX, double toUnits, boolean arrives) {
    double fromY = y(fromUnits);
    double toY = y(toUnits);
    if (fromX == toX) {
      double turn = fromX < WIDTH / 2 ? fromX + 24 : fromX - 24;
      line(fromX, fromY, turn, (fromY + toY) / 2, 0.4, "");
      tip(turn, (fromY + toY) / 2, toX, toY);
      return;
    }
    if (arrives) tip(fromX, fromY, toX, toY);
    else line(fromX, fromY, toX, toY, 0.4, "1.6 1.2");
  }

  private void tip(double fromX, double fromY, double toX, double toY) {
    line(fromX, fromY, toX, toY, 0.4, "");
    double angle = Math.atan2(toY - fromY, toX - fromX);
    out.append("<path class=\"arrow\" d=\"M").append(point(toX, toY));
    for (int side : new int[] {1, -1})
      out.append(" L")
          .append(
              point(
                  toX - HEAD * Math.cos(angle + side * 0.35),
                  toY - HEAD * Math.sin(angle + side * 0.35)));
    out.append(" Z\"/>\n");
  }

  void cross(double x, double units) {
    double y = y(units);
    line(x - 2, y - 2, x + 2, y + 2, 0.6, "");
    line(x - 2, y + 2, x + 2, y - 2, 0.6, "");
  }

  /** What stands over a line: white behind it, for two lines may cross there. */
  void label(double x, double units, String words, boolean strong) {
    text(x, y(units) - 1.2, "middle", 3.2, strong ? "600" : "400", words);
  }

  void call(double x, double units, String words, boolean left) {
    text(left ? x - 4 : x + 4, y(units) - 1, left ? "end" : "start", 3.2, "400", words);
  }

  /** A box for the name of a state, or with it. */
  void state(double x, double units, String letter, String name, boolean left) {
    double boxX = left ? x - 4 - NAME_WIDE : x + 4;
    double boxY = y(units) + 0.6;
    out.append("<rect class=\"state\" x=\"").append(number(boxX));
    out.append("\" y=\"").append(number(boxY)).append("\" width=\"").append(number(NAME_WIDE));
    out.append("\" height=\"").append(number(NAME_HIGH));
    out.append("\" rx=\"1\" fill=\"none\" stroke=\"#000000\" stroke-width=\"0.3\"/>\n");
    double letterX = left ? boxX - 1.4 : boxX + NAME_WIDE + 1.4;
    text(letterX, boxY + 3.9, left ? "end" : "start", 2.8, "400", letter);
    if (!name.isEmpty()) text(boxX + NAME_WIDE / 2, boxY + 4, "middle", 3.4, "600", name);
  }

  String end() {
    return out.append("</svg>\n").toString();
  }

  private void line(double x1, double y1, double x2, double y2, double wide, String dashes) {
    out.append("<path d=\"M").append(point(x1, y1)).append(" L").append(point(x2, y2));
    out.append("\" fill=\"none\" stroke=\"#000000\" stroke-width=\"").append(number(wide));
    if (!dashes.isEmpty()) out.append("\" stroke-dasharray=\"").append(dashes);
    out.append("\"/>\n");
  }

  private void text(double x, double y, String anchor, double size, String weight, String words) {
    if (words.isEmpty()) return;
    out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
    out.append("\" text-anchor=\"").append(anchor).append("\" font-size=\"").append(number(size));
    out.append("\" font-weight=\"").append(weight).append("\">");
    out.append(escaped(words)).append("</text>\n");
  }

  /** What XML takes for its own, and what it has no place for. */
  static String escaped(String words) {
    StringBuilder safe = new StringBuilder();
    words
        .codePoints()
        .forEach(
            sign -> {
              switch (sign) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                default ->
                    safe.appendCodePoint(
                        sign < ' ' || sign == 0xFFFE || sign == 0xFFFF ? ' ' : sign);
              }
            });
    return safe.toString();
  }

  private static String point(double x, double y) {
    return number(x) + " " + number(y);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
