package lockstep.app.learn;

import java.util.ArrayList;
import java.util.List;
import lockstep.lessons.course.Block;
import lockstep.lessons.course.Block.Span;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;
import lockstep.views.terminal.Text;

/** What a lesson says, as lines of at most 80 columns; code alone may be wider. */
final class BlockText {
  private static final int CODE = 4;
  private static final int GAP = 2;
  private static final int NARROWEST = 8;

  private final Look look;

  BlockText(Look look) {
    this.look = look;
  }

  /** The lines of blocks that tell, with an empty one between two of them. */
  List<String> lines(List<Block> blocks) {
    return lines(blocks, Talk.WIDTH);
  }

  /** The lines of one block; none of those that do more than tell. */
  List<String> lines(Block block) {
    return lines(block, Talk.WIDTH);
  }

  private List<String> lines(List<Block> blocks, int width) {
    List<String> lines = new ArrayList<>();
    for (Block block : blocks) {
      if (!lines.isEmpty()) lines.add("");
      lines.addAll(lines(block, width));
    }
    return lines;
  }

  private List<String> lines(Block block, int width) {
    if (block instanceof Block.Heading heading) return words(heading.words(), width, Role.BOLD);
    if (block instanceof Block.Paragraph paragraph)
      return words(paragraph.words(), width, Role.PLAIN);
    if (block instanceof Block.Code code)
      return code.lines().stream()
          .map(line -> (" ".repeat(CODE) + look.signs(line.replace("\t", "    "))).stripTrailing())
          .toList();
    if (block instanceof Block.Entries entries) return entries(entries, width);
    if (block instanceof Block.Quote quote)
      return lines(quote.blocks(), width - GAP).stream().map(line -> "| " + line).toList();
    if (block instanceof Block.Table table) return table(table, width);
    return List.of();
  }

  private List<String> entries(Block.Entries entries, int width) {
    List<String> lines = new ArrayList<>();
    int number = entries.first().orElse(0);
    for (List<Block> entry : entries.entries()) {
      String mark = entries.first().isPresent() ? number++ + ". " : "- ";
      String before = mark;
      for (String line : lines(entry, width - mark.length())) {
        lines.add((before + line).stripTrailing());
        before = " ".repeat(mark.length());
      }
    }
    return lines;
  }

  private List<String> words(List<Span> spans, int width, Role base) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int column = 0;
    List<Word> words = split(spans);
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      // What hangs together without a blank stays together.
      int size = Text.width(word.text);
      for (int k = i + 1; k < words.size() && !words.get(k).apart; k++)
        size += Text.width(words.get(k).text);
      if (column > 0 && word.apart && column + 1 + size > width) {
        lines.add(line.toString());
        line.setLength(0);
        column = 0;
      }
      if (column > 0 && word.apart) {
        line.append(' ');
        column++;
      }
      line.append(look.paint(word.role == Role.PLAIN ? base : word.role, word.text));
      column += Text.width(word.text);
    }
    if (column > 0) lines.add(line.toString());
    return lines;
  }

  /** A word in its look; not apart where it follows the one before without a blank. */
  private record Word(String text, Role role, boolean apart) {}

  private List<Word> split(List<Span> spans) {
    List<Word> words = new ArrayList<>();
    boolean apart = false;
    for (Span span : spans) {
      boolean code = span.look() == Block.Look.CODE;
      // Without colour only the signs around it tell code from words.
      String text =
          look.signs(
              code && !look.colour() ? '`' + span.text() + '`' : span.text().replace('\n', ' '));
      Role role =
          switch (span.look()) {
            case STRONG, EMPHASIS -> Role.BOLD;
            case CODE -> Role.CALL;
            case PLAIN -> Role.PLAIN;
          };
      if (text.startsWith(" ")) apart = true;
      // Code is one word: a command must not be read with a line's end in it.
      String[] parts = code ? new String[] {text} : text.strip().split("\\s+");
      for (String part : parts) {
        if (part.isEmpty()) continue;
        words.add(new Word(part, role, apart));
        apart = true;
      }
      apart = text.endsWith(" ");
    }
    return words;
  }

  private List<String> table(Block.Table table, int width) {
    int columns = table.head().size();
    int[] widths = new int[columns];
    List<List<String>> rows = new ArrayList<>();
    rows.add(plain(table.head(), columns));
    for (List<List<Span>> row : table.rows()) rows.add(plain(row, columns));
    for (List<String> row : rows)
      for (int i = 0; i < columns; i++) widths[i] = Math.max(widths[i], Text.width(row.get(i)));
    shrink(widths, width - GAP * (columns - 1));
    List<String> lines = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      lines.addAll(row(rows.get(r), widths, r == 0 ? Role.BOLD : Role.PLAIN));
      if (r == 0) {
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < columns; i++)
          rule.append(i == 0 ? "" : " ".repeat(GAP)).append("-".repeat(widths[i]));
        lines.add(look.paint(Role.DIM, rule.toString()));
      }
    }
    return lines;
  }

  private List<String> plain(List<List<Span>> cells, int columns) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      StringBuilder text = new StringBuilder();
      if (i < cells.size()) for (Span span : cells.get(i)) text.append(span.text());
      texts.add(look.signs(text.toString().replace('\n', ' ')));
    }
    return texts;
  }

  /** Takes from the widest column until all fit. */
  private static void shrink(int[] widths, int room) {
    while (java.util.Arrays.stream(widths).sum() > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) if (widths[i] > widths[widest]) widest = i;
      if (widths[widest] <= NARROWEST) return;
      widths[widest]--;
    }
  }

  private List<String> row(List<String> cells, int[] widths, Role role) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      List<String> lines =
          cells.get(i).isBlank() ? List.of("") : Text.wrap(cells.get(i), widths[i]);
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    List<String> lines = new ArrayList<>();
    for (int l = 0; l < height; l++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String text = l < wrapped.get(i).size() ? wrapped.get(i).get(l) : "";
        int blanks = widths[i] - Text.width(text) + GAP;
        line.append(look.paint(role, text)).append(i + 1 < widths.length ? " ".repeat(blanks) : "");
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
