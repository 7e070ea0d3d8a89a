package lockstep.views.ladder;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.words.Words;

/** Below the ladder: how it is drawn, how large, and whether it follows. */
final class LadderFoot extends HBox {
  private static final double ICON = 15;

  /** What the foot asks for. */
  interface Actions {
    /** It is to be drawn otherwise. */
    void changed();

    /** Model and kernel are to be laid out otherwise. */
    void laid();

    void zoom(boolean in);

    void follow();
  }

  private final ToggleButton numbers = toggle("numbers");
  private final ToggleButton over = toggle("over");
  private final ToggleButton apart = toggle("apart");
  private final Label size = new Label("100 %");
  private final Region spring = new Region();
  private final Button follow = new Button(Words.of("ladder.follow"), Icons.of("follow", ICON));

  private final List<Node> own;

  /** For what the parts were fitted last. */
  private List<Object> fitted = List.of();

  LadderFoot(Actions actions) {
    getStyleClass().add("ls-ladder-foot");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    Button out = icon("zoom-out", "ladder.zoom.out");
    Button in = icon("zoom-in", "ladder.zoom.in");
    out.setOnAction(event -> actions.zoom(false));
    in.setOnAction(event -> actions.zoom(true));
    numbers.setOnAction(event -> actions.changed());
    over.setOnAction(event -> lay(actions, over.isSelected() ? Laying.OVERLAY : Laying.BESIDE));
    apart.setOnAction(event -> lay(actions, apart.isSelected() ? Laying.APART : Laying.BESIDE));
    HBox layings = new HBox(over, apart);
    layings.setAlignment(Pos.CENTER_LEFT);
    layings.setMinWidth(USE_PREF_SIZE);
    join(over, "first");
    join(apart, "last");
    follow.getStyleClass().addAll("ls-button", "ls-small");
    follow.setId("ladder-follow");
    follow.setOnAction(event -> actions.follow());
    Hint.on(follow, Words.of("ladder.follow.why"));
    follow.setMinWidth(USE_PREF_SIZE);
    follow.setAccessibleText(Words.of("ladder.follow"));
    size.getStyleClass().add("ls-ladder-size");
    size.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(spring, Priority.ALWAYS);
    getChildren().addAll(numbers, layings, spring, follow, out, size, in);
    own = List.copyOf(getChildren());
    widthProperty().addListener((property, was, now) -> requestLayout());
  }

  /** In a narrow foot the zoom is seen on the ladder, and not told, and to follow is a sign. */
  @Override
  protected void layoutChildren() {
    fit();
    super.layoutChildren();
  }

  /** Only for what is new: a part that comes or goes asks for the next layout. */
  private void fit() {
    boolean follows = follow.isVisible();
    double tools = 0;
    for (Node tool : getChildren())
      if (tool.isManaged() && !own.contains(tool)) tools += tool.minWidth(-1);
    List<Object> now =
        List.of(getWidth(), follows, tools, size.getText(), size.getFont().getSize());
    if (now.equals(fitted)) return;
    fitted = now;
    size.setManaged(true);
    follow.setManaged(true);
    follow.setContentDisplay(ContentDisplay.LEFT);
    if (least() > getWidth()) size.setManaged(false);
    if (least() > getWidth()) follow.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    if (least() > getWidth() && !follows) follow.setManaged(false);
    size.setVisible(size.isManaged());
  }

  private double least() {
    double all = snappedLeftInset() + snappedRightInset();
    for (Node part : getManagedChildren()) all += part.minWidth(-1) + getSpacing();
    return all - getSpacing();
  }

  /** Adds something that may be done, behind the ways to draw it. */
  void addTool(Node tool) {
    getChildren().add(getChildren().indexOf(spring), tool);
  }

  /** Whether the numbers of the headers are wanted. */
  boolean isAbsolute() {
    return numbers.isSelected();
  }

  /** How model and kernel are to be laid out. */
  Laying laying() {
    if (apart.isSelected()) return Laying.APART;
    return over.isSelected() ? Laying.OVERLAY : Laying.BESIDE;
  }

  void lay(Laying laying) {
    over.setSelected(laying == Laying.OVERLAY);
    apart.setSelected(laying == Laying.APART);
  }

  private void lay(Actions actions, Laying laying) {
    lay(laying);
    actions.laid();
  }

  void toggleNumbers() {
    numbers.fire();
  }

  void toggleOver() {
    over.fire();
  }

  void toggleApart() {
    apart.fire();
  }

  /** The button that resumes following stands there only while nothing is followed. */
  void showFollowing(boolean yes) {
    if (follow.isVisible() != yes) return;
    follow.setVisible(!yes);
    requestLayout();
  }

  void showZoom(double zoom) {
    size.setText(String.format(Locale.ROOT, "%.0f %%", zoom * 100));
  }

  private static ToggleButton toggle(String name) {
    ToggleButton button = new ToggleButton(Words.of("ladder." + name));
    button.getStyleClass().setAll("ls-segment", "ls-small-segment", "ls-alone");
    button.setMinWidth(USE_PREF_SIZE);
    named(button, name);
    return button;
  }

  private static void join(ToggleButton button, String place) {
    button.getStyleClass().remove("ls-alone");
    button.getStyleClass().add(place);
  }

  private static Button icon(String icon, String words) {
    Button button = new Button();
    button.setGraphic(icon(icon));
    button.getStyleClass().addAll("ls-icon-button", "ls-small-icon");
    button.setAccessibleText(Words.of(words));
    button.setId("ladder-" + icon);
    Hint.on(button, Words.of(words + ".why"));
    return button;
  }

  private static Node icon(String name) {
    return Icons.of(name, ICON);
  }

  private static void named(ButtonBase button, String name) {
    button.setId("ladder-" + name);
    Hint.on(button, Words.of("ladder." + name + ".why"));
  }
}
