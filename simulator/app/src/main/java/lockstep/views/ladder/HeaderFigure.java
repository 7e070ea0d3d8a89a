package lockstep.views.ladder;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The header of a segment as the RFC's figure draws it, 32 bits a row, with its values. */
final class HeaderFigure extends GridPane {
  private static final int NARROW = 4;

  /** From so many bits on there is room for each of them. */
  private static final int WIDE = 16;

  /** Draws a header. */
  HeaderFigure(HeaderBits header) {
    getStyleClass().add("ls-header-figure");
    for (int i = 0; i < HeaderBits.WIDTH; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / HeaderBits.WIDTH);
      column.setMinWidth(0);
      getColumnConstraints().add(column);
    }
    int row = 0;
    for (List<HeaderBits.Field> fields : header.rows()) {
      int at = 0;
      for (HeaderBits.Field field : fields) {
        add(cell(field), at, row, field.bits(), 1);
        at += field.bits();
      }
      row++;
    }
  }

  private static VBox cell(HeaderBits.Field field) {
    boolean narrow = field.bits() < NARROW;
    // Its letters stand below each other, as in the figure.
    Label name = new Label(narrow ? String.join("\n", field.name().split("")) : field.name());
    name.getStyleClass().add("ls-header-name");
    Label value = new Label(field.value());
    value.getStyleClass().add("ls-header-value");
    value.setMinWidth(USE_PREF_SIZE);
    HBox values = new HBox(value);
    values.getStyleClass().add("ls-header-values");
    if (field.bits() >= WIDE && !field.binary().isEmpty()) {
      Label binary = new Label(field.binary());
      binary.getStyleClass().add("ls-header-binary");
      values.getChildren().add(binary);
    }
    VBox cell = new VBox(name, values);
    cell.getStyleClass().add("ls-header-cell");
    if (narrow) cell.getStyleClass().add("narrow");
    if (field.set()) cell.getStyleClass().add("set");
    cell.setMinWidth(0);
    cell.setAccessibleText(field.spoken());
    return cell;
  }
}
