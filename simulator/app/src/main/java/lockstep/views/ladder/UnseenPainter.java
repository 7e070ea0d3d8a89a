package lockstep.views.ladder;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import lockstep.views.ladder.Inks.Ink;
import lockstep.views.parts.Fonts;
import lockstep.views.words.Words;

/**
 * Draws the segments of a kernel that nobody saw: an empty dashed place at the height of each of
 * the model's, for whether and when the kernel sent its own is not known.
 */
final class UnseenPainter {
  private static final double LETTER = 11.5;
  private static final double HIGH = 17;

  /** The place's top from where the model's segment leaves: names stand below. */
  private static final double ABOVE = 7;

  private final Sheet sheet;

  UnseenPainter(Sheet sheet) {
    this.sheet = sheet;
  }

  void draw(LadderPicture picture, int moment) {
    double top = sheet.units(0) - LadderPicture.PITCH;
    double bottom = sheet.units(sheet.height) + LadderPicture.PITCH;
    List<Arrow> arrows = picture.arrows(top, bottom);
    boolean wire = arrows.stream().anyMatch(arrow -> arrow.way().passed() != null);
    Font font = sheet.font(Fonts.NARROW, LETTER);
    String words = Words.of(wire ? "ladder.unseen" : "ladder.apart.unseen");
    double wide = sheet.widthOf(words, font) + 12 * sheet.size;
    if (wide > sheet.room() - 4 * sheet.size) {
      words = Words.of("ladder.unseen");
      wide = sheet.widthOf(words, font) + 12 * sheet.size;
    }
    double high = HIGH * sheet.size;
    double x = Math.round(sheet.middle() - wide / 2) + 0.5;
    double free = Double.NEGATIVE_INFINITY;
    for (Arrow arrow : arrows) {
      if (arrow.fromMoment() <= 0 || arrow.fromMoment() > moment) continue;
      if (arrow.way().isKernelsSeen()) continue;
      double leaves = Double.isNaN(arrow.from()) ? arrow.to() : arrow.from();
      double y = Math.round(sheet.y(leaves) - ABOVE * sheet.size) + 0.5;
      // Two that leave at once have one place, and zoomed out only some have room.
      if (y < free) continue;
      free = y + high + 2;
      sheet.brush.setFill(sheet.ink(Ink.PANEL));
      sheet.brush.fillRoundRect(x, y, wide, high, high);
      sheet.brush.setLineDashes(3, 2.4);
      sheet.brush.setStroke(sheet.ink(Ink.CONTROL));
      sheet.brush.setLineWidth(1.2);
      sheet.brush.strokeRoundRect(x, y, wide, high, high);
      sheet.brush.setLineDashes();
      double baseline = y + 12.5 * sheet.size;
      sheet.text(words, font, sheet.ink(Ink.INK_2), sheet.middle(), baseline, TextAlignment.CENTER);
    }
  }
}
