package lockstep.views.ladder;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import lockstep.tcp.Side;
import lockstep.views.ladder.Inks.Ink;
import lockstep.views.parts.Fonts;
import lockstep.views.words.Words;

/** Draws the ladder before its first step: two lifelines, and the calls to come in words. */
final class EmptyPainter {
  private static final double TOP = 22;
  private static final double TITLE = 66;
  private static final double PITCH = 24;
  private static final double LINE = 16;
  private static final double SECOND = 12;

  private final Sheet sheet;

  EmptyPainter(Sheet sheet) {
    this.sheet = sheet;
  }

  /**
   * @param under what is to be said of a run that broke off, or is being played; may be empty
   */
  void draw(List<Coming> coming, List<String> under, boolean broken) {
    for (Side side : Side.values()) {
      double x = sheet.lifeX(side);
      sheet.brush.setLineDashes(3 * sheet.size, 3 * sheet.size);
      sheet.line(x, TOP * sheet.size, x, sheet.height - 8, sheet.ink(Ink.CONTROL), 1.3);
      sheet.brush.setLineDashes();
    }
    double y = TITLE * sheet.size;
    Font strong = sheet.font(Fonts.NARROW_STRONG, 13.5);
    centre(Words.of(broken ? "ladder.ended.before" : "ladder.empty"), strong, Ink.INK, y);
    Font plain = sheet.font(Fonts.NARROW, SECOND);
    // Words must not lie on the lifelines.
    double room = sheet.room() - 8 * sheet.size;
    String why = coming.isEmpty() ? Words.of("ladder.empty.why").replace('\n', ' ') : "";
    String words = under.isEmpty() ? why : String.join(" ", under);
    for (String line : sheet.wrapped(words, room)) {
      y += LINE * sheet.size;
      centre(line, plain, Ink.INK_2, y);
    }
    if (!broken && !coming.isEmpty()) coming(coming, y + 2 * PITCH * sheet.size, plain);
  }

  private void coming(List<Coming> coming, double first, Font plain) {
    double pitch = PITCH * sheet.size;
    centre(Words.of("ladder.coming"), plain, Ink.INK_2, first - pitch);
    int room = (int) Math.max(1, Math.floor((sheet.height - first - 10 * sheet.size) / pitch));
    boolean all = coming.size() <= room;
    int shown = all ? coming.size() : Math.max(0, room - 1);
    double y = first;
    Font font = callFont(coming.subList(0, shown));
    for (Coming one : coming.subList(0, shown)) {
      call(one, font, y);
      y += pitch;
    }
    if (!all) centre(Words.of("ladder.coming.more", coming.size() - shown), plain, Ink.INK_2, y);
  }

  /** One size for all calls: rather somewhat smaller letters than others beside them. */
  private Font callFont(List<Coming> coming) {
    Font usual = sheet.font(Fonts.MONO, SECOND);
    boolean fits = true;
    for (Coming one : coming)
      fits &= one.side() == null || sheet.widthOf(whole(one), usual) <= sheet.wordsRoom();
    return fits ? usual : sheet.font(Fonts.MONO, CaptionPainter.CALL_LEAST);
  }

  private void call(Coming one, Font usual, double y) {
    Font font = usual;
    if (one.side() == null) {
      double between = sheet.room() - 8 * sheet.size;
      if (sheet.widthOf(one.words(), font) > between) font = sheet.font(Fonts.NARROW, SECOND);
      centre(sheet.cut(one.words(), font, between), font, Ink.INK, y);
      return;
    }
    double room = sheet.wordsRoom();
    if (sheet.widthOf(whole(one), font) > room) font = sheet.font(Fonts.NARROW, SECOND);
    double arrow = sheet.widthOf(whole(new Coming(one.side(), "")), font);
    String words = sheet.cut(one.words(), font, room - arrow);
    TextAlignment align = one.side() == Side.CLIENT ? TextAlignment.RIGHT : TextAlignment.LEFT;
    sheet.text(
        whole(new Coming(one.side(), words)),
        font,
        sheet.ink(Ink.INK),
        sheet.wordsX(one.side()),
        y,
        align);
  }

  /** The arrow points at the lifeline. */
  private static String whole(Coming one) {
    return one.side() == Side.CLIENT ? one.words() + " →" : "← " + one.words();
  }

  private void centre(String words, Font font, Ink ink, double y) {
    sheet.text(words, font, sheet.ink(ink), sheet.middle(), y, TextAlignment.CENTER);
  }
}
