package lockstep.views.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import lockstep.views.parts.Fonts;

/**
 * A text area with colours, numbers of lines and marks at those that are wrong. The text area below
 * has the caret, the selection and the keys, and its letters are not drawn; the coloured ones lie
 * over it at the same places. Only lines in sight are coloured, so length costs nothing.
 */
public final class CodeArea extends Region {
  private final TextArea input = new TextArea();
  private final Pane plates = new Pane();
  private final Pane inks = new Pane();
  private final Pane gutter = new Pane();
  private final Function<String, List<CodeSpan>> colours;
  private final Suggestions suggestions;
  private final List<CodeLine> lines = new ArrayList<>();
  private final Map<Integer, Fault> faults = new HashMap<>();
  private List<String> texts = List.of("");
  private int top;
  private double laidHigh;
  private boolean wantsCaret;
  private ScrollPane scroll;

  /**
   * An empty area.
   *
   * @param colours gives the pieces of a line
   * @param nextWords gives the words that may stand at the end of a text
   */
  public CodeArea(
      Function<String, List<CodeSpan>> colours, Function<String, List<String>> nextWords) {
    this.colours = colours;
    getStyleClass().add("ls-code-area");
    input.getStyleClass().add("ls-code-input");
    input.setId("editor-text");
    suggestions = new Suggestions(input, nextWords, this::requestLayout);
    for (Pane layer : List.of(plates, inks)) {
      layer.setMouseTransparent(true);
      layer.setManaged(false);
      layer.setClip(new Rectangle());
    }
    gutter.getStyleClass().add("ls-code-gutter");
    gutter.setManaged(false);
    gutter.setClip(new Rectangle());
    gutter.setMouseTransparent(true);
    // The plates of words lie below the caret and the selection, the letters above them.
    getChildren().addAll(plates, input, inks, gutter, suggestions);
    input
        .textProperty()
        .addListener(
            (property, was, now) -> {
              texts = List.of(now.split("\n", -1));
              requestLayout();
            });
    for (ObservableValue<?> moved :
        List.of(input.scrollTopProperty(), input.scrollLeftProperty(), input.fontProperty()))
      moved.addListener((property, was, now) -> requestLayout());
  }

  /** The text area itself: what is written, the caret, the focus. */
  public TextArea input() {
    return input;
  }

  /** Marks the lines that are wrong. */
  public void showFaults(List<Fault> all) {
    faults.clear();
    // The first of a line is marked; the others are told below.
    for (Fault fault : all) faults.putIfAbsent(fault.line(), fault);
    requestLayout();
  }

  /** The fault that is marked at a line, from 1; null where none is. */
  public Fault faultAt(int line) {
    return faults.get(line);
  }

  /** Whether words are offered now. */
  public boolean isSuggesting() {
    return suggestions.isVisible();
  }

  /** Takes the offered words away; says whether any were there. */
  public boolean endSuggesting() {
    return suggestions.end();
  }

  /** Offers what may come next, wherever the caret is. */
  public void suggest() {
    suggestions.offer(true);
  }

  /** Puts the caret there and brings the line into sight. */
  public void goTo(int line, int column) {
    int start = 0;
    for (int i = 0; i < Math.min(line - 1, texts.size() - 1); i++)
      start += texts.get(i).length() + 1;
    String words = texts.get(Math.min(line, texts.size()) - 1);
    int points = Math.min(column - 1, words.codePointCount(0, words.length()));
    input.requestFocus();
    input.positionCaret(start + words.offsetByCodePoints(0, Math.max(0, points)));
  }

  /** The lines that are drawn now, for those who look whether they lie where they must. */
  List<CodeLine> drawn() {
    return lines.stream().filter(Node::isVisible).toList();
  }

  /** Where letters are drawn, for those who look what they might lie on. */
  Bounds room() {
    return inks.localToScene(inks.getClip().getBoundsInLocal());
  }

  @Override
  protected void layoutChildren() {
    Text probe = Fonts.text("M".repeat(10), input.getFont());
    double letter = probe.getLayoutBounds().getWidth() / 10;
    int digits = Math.max(2, String.valueOf(texts.size()).length());
    double wide = Math.ceil(letter * (digits + 4));
    double left = snappedLeftInset() + wide;
    double top = snappedTopInset();
    double high = getHeight() - top - snappedBottomInset();
    input.resizeRelocate(left, top, getWidth() - left - snappedRightInset(), high);
    // Its letters must have their places before ours are laid over them.
    input.layout();
    Bounds seen = seen();
    place(plates, left, top, seen.getWidth(), seen.getHeight());
    place(inks, left, top, seen.getWidth(), seen.getHeight());
    place(gutter, snappedLeftInset(), top, wide, high);
    if (!(input.lookup(".text") instanceof Text own)) return;
    Point2D origin = sceneToLocal(own.localToScene(0, own.getLayoutBounds().getMinY()));
    double pitch = pitch(own);
    draw(origin.getX() - left, origin.getY() - top, pitch, letter, wide);
    suggestions.place(origin, pitch, letter, getWidth(), getHeight());
    keepCaretInSight(own, pitch, high);
  }

  /** What of the text area its own bars leave to the letters. */
  private Bounds seen() {
    if (scroll == null && input.lookup(".scroll-pane") instanceof ScrollPane found) {
      scroll = found;
      scroll.viewportBoundsProperty().addListener((property, was, now) -> requestLayout());
      scroll
          .getContent()
          .layoutBoundsProperty()
          .addListener((property, was, now) -> requestLayout());
    }
    return scroll == null ? input.getLayoutBounds() : scroll.getViewportBounds();
  }

  /**
   * Where the room became lower than before, the line that is written in stays in sight. The text
   * area learns only some time after its layout that it may scroll; until then it is asked again.
   */
  private void keepCaretInSight(Text own, double pitch, double high) {
    double from = caretTop(own);
    if (high < laidHigh) wantsCaret = from < laidHigh;
    laidHigh = high;
    double below = from + pitch - seen().getHeight();
    if (below <= 0) wantsCaret = false;
    if (!wantsCaret || scroll == null) return;
    if (scroll.getContent().getLayoutBounds().getHeight() <= seen().getHeight()) return;
    wantsCaret = false;
    Platform.runLater(() -> input.setScrollTop(input.getScrollTop() + below));
  }

  private double caretTop(Text own) {
    double inText = top(own, input.getCaretPosition());
    return input.sceneToLocal(own.localToScene(0, inText)).getY();
  }

  /**
   * How far its lines are apart, asked of the letters themselves: they stand farther apart than
   * their font alone would have it.
   */
  private double pitch(Text own) {
    int last = texts.size() - 1;
    if (last == 0) return own.getLayoutBounds().getHeight();
    int start = input.getLength() - texts.get(last).length();
    return (top(own, start) - top(own, 0)) / last;
  }

  private static double top(Text own, int index) {
    PathElement[] caret = own.caretShape(index, true);
    return caret.length > 0 && caret[0] instanceof MoveTo from ? from.getY() : 0;
  }

  private static void place(Pane pane, double x, double y, double width, double height) {
    pane.resizeRelocate(x, y, width, height);
    Rectangle clip = (Rectangle) pane.getClip();
    clip.setWidth(width);
    clip.setHeight(height);
  }

  private void draw(double x, double y, double pitch, double letter, double gutterWidth) {
    top = Math.max(0, (int) Math.floor(-y / pitch));
    int count = (int) Math.ceil(getHeight() / pitch) + 1;
    count = Math.max(0, Math.min(count, texts.size() - top));
    while (lines.size() < count) {
      CodeLine line = new CodeLine(colours);
      lines.add(line);
      plates.getChildren().add(line.plates());
      inks.getChildren().add(line);
      gutter.getChildren().addAll(line.number(), line.mark());
    }
    for (int i = 0; i < lines.size(); i++) {
      CodeLine line = lines.get(i);
      boolean used = i < count;
      line.setVisible(used);
      line.plates().setVisible(used);
      line.number().setVisible(used);
      Fault fault = used ? faults.get(top + i + 1) : null;
      line.mark().setVisible(fault != null);
      if (!used) continue;
      line.show(texts.get(top + i), top + i + 1, fault, letter, pitch);
      line.place(x, y + (top + i) * pitch, gutterWidth, pitch);
    }
  }
}
