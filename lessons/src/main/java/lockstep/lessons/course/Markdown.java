package lockstep.lessons.course;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import lockstep.lessons.course.Block.Look;
import lockstep.lessons.course.Block.Span;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Makes blocks of Markdown (CommonMark, with tables). HTML is shown as it is written. */
final class Markdown {
  /** The fence whose lines are orders to Lockstep. */
  private static final String ORDERS = "lockstep";

  private static final int DEEPEST = 24;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();

  private final int first;
  private final BiConsumer<Integer, String> problems;

  private Markdown(int first, BiConsumer<Integer, String> problems) {
    this.first = first;
    this.problems = problems;
  }

  /**
   * The blocks of a text.
   *
   * @param first the number of its first line
   * @param problems is told line and problem
   */
  static List<Block> blocks(String text, int first, BiConsumer<Integer, String> problems) {
    Markdown reader = new Markdown(first, problems);
    return reader.children(PARSER.parse(text));
  }

  private List<Block> children(Node parent) {
    List<Block> blocks = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) add(node, blocks);
    return blocks;
  }

  private void add(Node node, List<Block> blocks) {
    if (node instanceof Heading heading)
      blocks.add(new Block.Heading(heading.getLevel(), spans(node)));
    else if (node instanceof Paragraph) blocks.add(new Block.Paragraph(spans(node)));
    else if (node instanceof FencedCodeBlock code) addFence(code, blocks);
    else if (node instanceof IndentedCodeBlock code)
      blocks.add(new Block.Code("", lines(code.getLiteral())));
    else if (node instanceof HtmlBlock html)
      blocks.add(new Block.Code("html", lines(html.getLiteral())));
    else if (node instanceof BulletList) blocks.add(entries(node, OptionalInt.empty()));
    else if (node instanceof OrderedList list) {
      Integer number = list.getMarkerStartNumber();
      blocks.add(entries(node, OptionalInt.of(number == null ? 1 : number)));
    } else if (node instanceof BlockQuote) blocks.add(new Block.Quote(children(node)));
    else if (node instanceof TableBlock) blocks.add(table(node));
    else if (!(node instanceof ThematicBreak) && !(node instanceof LinkReferenceDefinition))
      problems.accept(line(node), "expected words, a list, a table or code");
  }

  private void addFence(FencedCodeBlock code, List<Block> blocks) {
    String info = code.getInfo() == null ? "" : code.getInfo().strip();
    List<String> lines = lines(code.getLiteral());
    if (!info.equals(ORDERS)) {
      blocks.add(new Block.Code(info, lines));
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      int line = line(code) + 1 + i;
      try {
        Orders.read(lines.get(i)).ifPresent(blocks::add);
      } catch (Orders.Unknown e) {
        problems.accept(line, e.getMessage());
      }
    }
  }

  private Block entries(Node list, OptionalInt number) {
    List<List<Block>> entries = new ArrayList<>();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext())
      entries.add(children(item));
    return new Block.Entries(number, entries);
  }

  private static Block table(Node table) {
    List<List<Span>> head = new ArrayList<>();
    List<List<List<Span>>> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext())
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        List<List<Span>> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext())
          if (cell instanceof TableCell) cells.add(spans(cell));
        if (part instanceof TableHead) head.addAll(cells);
        else if (part instanceof TableBody) rows.add(cells);
      }
    return new Block.Table(head, rows);
  }

  private static List<Span> spans(Node parent) {
    List<Span> spans = new ArrayList<>();
    addSpans(parent, Look.PLAIN, spans);
    return spans;
  }

  private static void addSpans(Node parent, Look look, List<Span> spans) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Text text) add(spans, look, text.getLiteral());
      else if (node instanceof Code code) add(spans, Look.CODE, code.getLiteral());
      else if (node instanceof SoftLineBreak || node instanceof HardLineBreak)
        add(spans, look, node instanceof SoftLineBreak ? " " : "\n");
      else if (node instanceof HtmlInline html) add(spans, look, html.getLiteral());
      else if (node instanceof StrongEmphasis) addSpans(node, Look.STRONG, spans);
      else if (node instanceof Emphasis) addSpans(node, Look.EMPHASIS, spans);
      else if (node instanceof Link link) addLink(link, look, spans);
      else if (node instanceof Image) {
        // No picture can be shown in a terminal; its words stand for it.
        addSpans(node, Look.EMPHASIS, spans);
      } else addSpans(node, look, spans);
    }
  }

  private static void addLink(Link link, Look look, List<Span> spans) {
    int before = spans.size();
    addSpans(link, look, spans);
    String words = text(spans.subList(Math.min(before, spans.size()), spans.size()));
    String target = link.getDestination();
    if (!target.isEmpty() && !words.contains(target)) add(spans, look, " (" + target + ")");
  }

  /** Words of the same look that follow one another are one span. */
  private static void add(List<Span> spans, Look look, String text) {
    int last = spans.size() - 1;
    if (last >= 0 && spans.get(last).look() == look && look != Look.CODE)
      spans.set(last, new Span(look, spans.get(last).text() + text));
    else spans.add(new Span(look, text));
  }

  /** The words without their looks. */
  static String text(List<Span> spans) {
    StringBuilder text = new StringBuilder();
    for (Span span : spans) text.append(span.text());
    return text.toString();
  }

  private static List<String> lines(String literal) {
    String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }

  private int line(Node node) {
    return first
        + (node.getSourceSpans().isEmpty() ? 0 : node.getSourceSpans().get(0).getLineIndex());
  }
}
