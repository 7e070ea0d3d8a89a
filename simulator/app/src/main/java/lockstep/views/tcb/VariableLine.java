package lockstep.views.tcb;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import lockstep.views.parts.Hint;
import lockstep.views.words.Words;

/** One variable with its value at both ends; what this step changed stands on a plate. */
final class VariableLine extends Region {
  private static final String ARROW = "\u2192";
  private static final double GAP = 2;

  private final Label name = new Label();
  private final Cell client = new Cell();
  private final Cell server = new Cell();
  private Variable shown;
  private String why;

  /** One end's value; what it was before stands to the left of it. */
  private final class Cell {
    private final Label old = new Label();
    private final Region arrow = new Region();
    private final Label value = new Label();
    private final Hint hint = Hint.on(value);

    Cell() {
      old.getStyleClass().add("ls-tcb-old");
      value.getStyleClass().add("ls-tcb-value");
      arrow.getStyleClass().add("ls-tcb-arrow");
      VariableLine.this.getChildren().addAll(old, arrow, value);
    }

    void show(Variable.Value shown, String whyNone) {
      boolean changed = shown.changed();
      value.setText(shown.shown());
      old.setText(changed ? shown.old() : "");
      boolean lit = value.getStyleClass().contains("ls-changed");
      if (changed && !lit) value.getStyleClass().add("ls-changed");
      if (!changed && lit) value.getStyleClass().remove("ls-changed");
      hint.say(
          changed
              ? shown.old() + " " + ARROW + " " + shown.shown()
              : shown.exists() ? "" : whyNone);
    }

    /** Puts the value's last digit at {@code right}, its plate reaching beyond. */
    void place(double left, double right, double height) {
      double width = value.prefWidth(-1);
      double plate = value.getInsets().getRight() + value.getLabelPadding().getRight();
      double x = snapPositionX(right - width + plate);
      layoutInArea(value, x, 0, width, height, 0, HPos.LEFT, VPos.CENTER);
      double arrowWidth = arrow.prefWidth(-1);
      double arrowX = snapPositionX(x - GAP - arrowWidth);
      double oldWidth = old.prefWidth(-1);
      double oldX = snapPositionX(arrowX - GAP - oldWidth);
      layoutInArea(arrow, arrowX, 0, arrowWidth, height, 0, HPos.LEFT, VPos.CENTER);
      layoutInArea(old, oldX, 0, oldWidth, height, 0, HPos.LEFT, VPos.CENTER);
      // Where the column is too narrow for both, the pointer and the screen reader tell the old.
      boolean fits = !old.getText().isEmpty() && oldX >= left;
      old.setVisible(fits);
      arrow.setVisible(fits);
    }
  }

  VariableLine() {
    getStyleClass().add("ls-tcb-line");
    name.getStyleClass().add("ls-tcb-name");
    getChildren().add(name);
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /**
   * @param whyNone what a dash stands for
   */
  void show(Variable variable, String whyNone) {
    if (variable.equals(shown) && whyNone.equals(why)) return;
    shown = variable;
    why = whyNone;
    name.setText(variable.name());
    client.show(variable.client(), whyNone);
    server.show(variable.server(), whyNone);
    setAccessibleText(
        Words.of(
            "tcb.variable", variable.name(), spoken(variable.client()), spoken(variable.server())));
    requestLayout();
  }

  private static String spoken(Variable.Value value) {
    String now = value.exists() ? value.shown() : Words.of("tcb.none");
    String old = value.old().equals(Variable.NONE) ? Words.of("tcb.none") : value.old();
    return value.changed() ? Words.of("tcb.value.changed", old, now) : now;
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    double left = getInsets().getLeft();
    double names = name.prefWidth(-1);
    layoutInArea(name, left, 0, names, height, 0, HPos.LEFT, VPos.CENTER);
    double column = (getWidth() - left - names - getInsets().getRight()) / 2;
    double middle = left + names + column;
    client.place(left + names, middle, height);
    server.place(middle + 2 * GAP, middle + column, height);
  }
}
