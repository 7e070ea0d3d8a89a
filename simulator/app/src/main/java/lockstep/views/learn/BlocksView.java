package lockstep.views.learn;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import lockstep.lessons.course.Block;
import lockstep.lessons.course.Block.Span;
import lockstep.views.parts.Unbroken;
import lockstep.views.words.Words;

/** What a lesson says, as nodes: words that flow, lines, lists, tables, code. */
public final class BlocksView {
  /** Lines of a machine, which scroll to the side, are found by this style class. */
  public static final String CODE = "ls-lesson-code";

  /** So many blanks stay between two columns. */
  private static final int GAP = 2;

  private BlocksView() {}

  /** The nodes of blocks that tell; those that do more are left out. */
  public static List<Node> of(List<Block> blocks) {
    List<Node> nodes = new ArrayList<>();
    for (Block block : blocks) {
      Node node = of(block);
      if (node != null) nodes.add(node);
    }
    return nodes;
  }

  /** One block that tells; null for one that does more. */
  public static Node of(Block block) {
    if (block instanceof Block.Heading heading) return flow(heading.words(), "ls-lesson-heading");
    if (block instanceof Block.Paragraph paragraph)
      return flow(paragraph.words(), "ls-lesson-words");
    if (block instanceof Block.Code code) return code(code.lines());
    if (block instanceof Block.Entries entries) return entries(entries);
    if (block instanceof Block.Quote quote) {
      VBox box = new VBox();
      box.getStyleClass().add("ls-lesson-quote");
      box.getChildren().setAll(of(quote.blocks()));
      return box;
    }
    if (block instanceof Block.Table table) return table(table);
    return null;
  }

  /** Plain words with {@code `code`} among them, as the stem of a question has them. */
  static TextFlow marked(String words, String styleClass) {
    List<Span> spans = new ArrayList<>();
    String[] parts = words.split("`", -1);
    boolean paired = parts.length % 2 == 1;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEmpty()) continue;
      boolean code = paired && i % 2 == 1;
      spans.add(new Span(code ? Block.Look.CODE : Block.Look.PLAIN, parts[i]));
    }
    return flow(spans, styleClass);
  }

  /**
   * The same lines with the gaps between their columns no wider than they need to be: where all of
   * them have more than two blanks in the same place, two stay. What stands below each other does
   * so still.
   */
  static List<String> narrow(List<String> lines) {
    int widest = lines.stream().mapToInt(String::length).max().orElse(0);
    List<StringBuilder> narrow = lines.stream().map(line -> new StringBuilder()).toList();
    int blanks = 0;
    boolean begun = false;
    for (int column = 0; column < widest; column++) {
      int at = column;
      boolean blank = lines.stream().allMatch(l -> at >= l.length() || l.charAt(at) == ' ');
      blanks = blank ? blanks + 1 : 0;
      begun |= !blank;
      // What all lines are indented by is theirs.
      if (begun && blanks > GAP) continue;
      for (int i = 0; i < lines.size(); i++)
        if (at < lines.get(i).length()) narrow.get(i).append(lines.get(i).charAt(at));
    }
    return narrow.stream().map(StringBuilder::toString).toList();
  }

  /** Lines in letters of one width; where they are wider than their room they scroll. */
  static Region code(List<String> lines) {
    Label words = new Label(String.join("\n", lines).replace("\t", "    "));
    words.getStyleClass().add("ls-lesson-mono");
    words.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(words);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("ls-scroll", CODE);
    scroll.setFocusTraversable(true);
    scroll.setAccessibleRole(AccessibleRole.TEXT);
    scroll.setAccessibleText(Words.of("learn.code") + "\n" + words.getText());
    scroll.setMinHeight(Region.USE_PREF_SIZE);
    return scroll;
  }

  private static TextFlow flow(List<Span> spans, String styleClass) {
    TextFlow flow = new WordFlow();
    flow.getStyleClass().add(styleClass);
    flow.setMinHeight(Region.USE_PREF_SIZE);
    StringBuilder whole = new StringBuilder();
    for (Span span : spans) {
      String words = span.text().replace('\n', ' ');
      Text text = new Text(span.look() == Block.Look.CODE ? Unbroken.command(words) : words);
      text.getStyleClass()
          .addAll(
              "text",
              switch (span.look()) {
                case STRONG, EMPHASIS -> "ls-lesson-strong";
                case CODE -> "ls-lesson-typed";
                case PLAIN -> "ls-lesson-plain";
              });
      flow.getChildren().add(text);
      whole.append(words);
    }
    flow.setAccessibleRole(AccessibleRole.TEXT);
    flow.setAccessibleText(whole.toString());
    return flow;
  }

  private static VBox entries(Block.Entries entries) {
    VBox list = new VBox();
    list.getStyleClass().add("ls-lesson-list");
    int number = entries.first().orElse(0);
    for (List<Block> entry : entries.entries()) {
      Label mark = new Label(entries.first().isPresent() ? number++ + "." : "\u2022");
      mark.getStyleClass().add("ls-lesson-mark");
      mark.setMinWidth(Region.USE_PREF_SIZE);
      VBox words = new VBox();
      words.getStyleClass().add("ls-lesson-list");
      words.getChildren().setAll(of(entry));
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(mark, words);
      line.getStyleClass().add("ls-lesson-entry");
      list.getChildren().add(line);
    }
    return list;
  }

  private static Region table(Block.Table table) {
    List<List<TextFlow>> rows = new ArrayList<>();
    rows.add(row(table.head(), "ls-lesson-head"));
    for (List<List<Span>> cells : table.rows()) rows.add(row(cells, "ls-lesson-cell"));
    return new BlockTable(rows);
  }

  private static List<TextFlow> row(List<List<Span>> cells, String styleClass) {
    return cells.stream().map(cell -> flow(cell, styleClass)).toList();
  }
}
