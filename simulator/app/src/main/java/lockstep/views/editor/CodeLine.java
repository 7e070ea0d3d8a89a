package lockstep.views.editor;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import lockstep.views.parts.Icons;

/** A coloured line at its place, with its number and its mark in the gutter. */
final class CodeLine extends Region {
  private static final double MARK = 14;

  private final Function<String, List<CodeSpan>> colours;
  private final Group plates = new Group();
  private final TextFlow letters = new TextFlow();
  private final Line wrong = new Line();
  private final Label number = new Label();
  private final Node mark = Icons.of("warning", MARK);
  private String shown;
  private double shownLetter;

  CodeLine(Function<String, List<CodeSpan>> colours) {
    this.colours = colours;
    setManaged(false);
    letters.setManaged(false);
    letters.getStyleClass().add("ls-code-line");
    wrong.setManaged(false);
    wrong.getStyleClass().add("ls-code-wrong");
    number.setManaged(false);
    number.getStyleClass().add("ls-code-line-number");
    mark.setManaged(false);
    plates.setManaged(false);
    getChildren().addAll(letters, wrong);
  }

  Label number() {
    return number;
  }

  Node mark() {
    return mark;
  }

  /** What lies behind the letters; it has the line's own place in a layer of its own. */
  Group plates() {
    return plates;
  }

  /** The letters, for those who look where they lie. */
  TextFlow letters() {
    return letters;
  }

  void show(String text, int line, Fault fault, double letter, double pitch) {
    number.setText(String.valueOf(line));
    if (!text.equals(shown) || letter != shownLetter) {
      shown = text;
      shownLetter = letter;
      letters.getChildren().clear();
      plates.getChildren().clear();
      int at = 0;
      for (CodeSpan span : colours.apply(text)) {
        if (span.start() > at) add(text.substring(at, span.start()), "ls-code-plain");
        add(text.substring(span.start(), span.end()), span.styleClass());
        if (span.hasPlate()) plate(span, letter, pitch);
        at = span.end();
      }
      if (at < text.length()) add(text.substring(at), "ls-code-plain");
    }
    wrong.setVisible(fault != null);
    if (fault == null) return;
    int start =
        text.offsetByCodePoints(
            0, Math.min(fault.column() - 1, text.codePointCount(0, text.length())));
    int end = start;
    while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ',') end++;
    wrong.setStartX(start * letter);
    wrong.setEndX(Math.max(start + 1, end) * letter);
    wrong.setStartY(pitch - 1.5);
    wrong.setEndY(pitch - 1.5);
  }

  private void add(String words, String styleClass) {
    Text text = new Text(words);
    text.getStyleClass().addAll("ls-code-text", styleClass);
    letters.getChildren().add(text);
  }

  private void plate(CodeSpan span, double letter, double pitch) {
    double wide = (span.end() - span.start()) * letter;
    Rectangle plate = new Rectangle(span.start() * letter - 2, 1, wide + 4, pitch - 2);
    plate.getStyleClass().addAll("ls-code-plate", span.styleClass());
    plates.getChildren().add(plate);
  }

  void place(double x, double y, double gutter, double pitch) {
    resizeRelocate(x, y, 1, pitch);
    plates.setLayoutX(x);
    plates.setLayoutY(y);
    // Letters that were added just now have no style yet, and it decides how wide they are.
    applyCss();
    letters.resizeRelocate(0, 0, letters.prefWidth(-1) + 1, pitch);
    letters.layout();
    number.applyCss();
    double wide = number.prefWidth(-1);
    number.resizeRelocate(gutter - wide - 8, y, wide, pitch);
    mark.applyCss();
    mark.relocate(4, y + (pitch - mark.getLayoutBounds().getHeight()) / 2);
  }
}
