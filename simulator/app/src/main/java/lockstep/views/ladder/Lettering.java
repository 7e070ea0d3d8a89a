package lockstep.views.ladder;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import lockstep.views.parts.Fonts;

/**
 * Fonts, the widths of texts in them, and the wordings of segments: each is dear to make, and the
 * same ones come again with every frame of a scroll.
 */
final class Lettering {
  private static final int MOST_WIDTHS = 4000;
  private static final int MOST_WORDINGS = 1000;

  private record Face(String family, double size) {}

  private record Line(String text, Font font) {}

  private final Text measure = new Text();
  private final Map<Face, Font> fonts = new HashMap<>();
  private final Map<Line, Double> widths = newest(MOST_WIDTHS);
  private final Map<Arrow, List<SegmentWords.Wording>> wordings = newest(MOST_WORDINGS);
  private int moment;
  private boolean absolute;

  private static <K, V> Map<K, V> newest(int most) {
    return new LinkedHashMap<>(64, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  Font font(String family, double size) {
    return fonts.computeIfAbsent(new Face(family, size), face -> Fonts.of(family, size));
  }

  double widthOf(String text, Font font) {
    return widths.computeIfAbsent(
        new Line(text, font),
        line -> {
          measure.setFont(font);
          measure.setText(text);
          return measure.getLayoutBounds().getWidth();
        });
  }

  /** All ways to word a segment, as {@link SegmentWords#of} has them. */
  List<SegmentWords.Wording> wordings(Arrow arrow, int when, boolean inHeaders) {
    if (when != moment || inHeaders != absolute) forgetWordings();
    moment = when;
    absolute = inHeaders;
    return wordings.computeIfAbsent(arrow, one -> SegmentWords.of(one, when, inHeaders));
  }

  /** More is known of the run: what a segment is worded with may be, too. */
  void forgetWordings() {
    wordings.clear();
  }
}
