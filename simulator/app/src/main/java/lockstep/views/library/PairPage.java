package lockstep.views.library;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lockstep.comparison.Moment;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.words.Words;

/** Two runs side by side, stepped together. */
public final class PairPage extends BorderPane {
  /** From how many times the size of its letters on the page is wide enough for its title. */
  private static final double TITLE_FROM = 25;

  /** What the page asks for. */
  public interface Actions {
    void choose(boolean left, String scenario, boolean besideLoopback);

    void toStart();

    void back();

    void play();

    void step();

    void toEnd();

    void goTo(int step);

    void close();
  }

  private final PairSide left;
  private final PairSide right;
  private final Label difference = new Label();
  private final ToggleButton diagram = view("diagram", "first");
  private final ToggleButton ladder = view("ladder", "last");
  private final Button play;

  /** A page without runs. */
  public PairPage(List<String> names, Actions actions) {
    setAccessibleText(Words.of("pair.title"));
    getStyleClass().addAll("ls-popover", "ls-page", "ls-pair");
    left =
        new PairSide(
            "left", names, (name, live) -> actions.choose(true, name, live), actions::goTo);
    right =
        new PairSide(
            "right", names, (name, live) -> actions.choose(false, name, live), actions::goTo);
    diagram.setOnAction(event -> showLadders(false));
    ladder.setOnAction(event -> showLadders(true));
    diagram.setSelected(true);
    HBox views = new HBox(diagram, ladder);
    views.setAlignment(Pos.CENTER_LEFT);
    views.getStyleClass().add("ls-pair-views");
    Label title = new Label(Words.of("pair.title"));
    title.getStyleClass().add("ls-page-title");
    // In two lines where the buttons beside it need the room.
    title.setWrapText(true);
    title.setMinWidth(0);
    widthProperty().addListener((property, was, now) -> fitTitle(title));
    title.fontProperty().addListener((property, was, now) -> fitTitle(title));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    play = button("play", "space", actions::play);
    HBox head =
        new HBox(
            4,
            title,
            views,
            gap,
            button("to-start", "start", actions::toStart),
            button("step-back", "back", actions::back),
            play,
            button("step", "step", actions::step),
            button("to-end", "end", actions::toEnd),
            button("close", "escape", actions::close));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("ls-page-head");
    HBox sides = new HBox(left, right);
    sides.getStyleClass().add("ls-pair-sides");
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    // Both are of one width, whatever is written in them.
    left.setPrefWidth(100);
    right.setPrefWidth(100);
    difference.getStyleClass().add("ls-pair-difference");
    difference.setWrapText(true);
    difference.setMinHeight(USE_PREF_SIZE);
    difference.setId("pair-difference");
    setTop(head);
    ScrollPane room = new ScrollPane(sides);
    room.setFitToWidth(true);
    room.setFitToHeight(true);
    room.setPannable(true);
    room.setFocusTraversable(false);
    room.getStyleClass().add("ls-scroll");
    setCenter(room);
    setBottom(difference);
  }

  /** With large text in a narrow window there is room for what one can do, and no title. */
  private void fitTitle(Label title) {
    boolean room = getWidth() >= TITLE_FROM * title.getFont().getSize();
    title.setVisible(room);
    title.setManaged(room);
  }

  private static ToggleButton view(String name, String place) {
    ToggleButton button = new ToggleButton(Words.of("pair." + name));
    button.getStyleClass().setAll("ls-segment", place);
    button.setMinWidth(USE_PREF_SIZE);
    button.setId("pair-" + name);
    Hint.on(button, Words.of("pair." + name + ".why") + "  " + Words.of("key.pair.view"));
    return button;
  }

  /** Shows the ladders of both runs, or their diagrams. */
  public void showLadders(boolean yes) {
    ladder.setSelected(yes);
    diagram.setSelected(!yes);
    left.showLadder(yes);
    right.showLadder(yes);
  }

  /** Whether the ladders are shown. */
  public boolean isLadders() {
    return ladder.isSelected();
  }

  private static Button button(String icon, String key, Runnable action) {
    Button button = new Button();
    button.setGraphic(Icons.of(icon, 17));
    button.getStyleClass().add("ls-icon-button");
    String words = icon.equals("close") ? Words.of("page.close") : Words.of("help." + key);
    button.setAccessibleText(words);
    Hint.on(button, words + "  " + Words.of("key." + key));
    button.setOnAction(event -> action.run());
    button.setFocusTraversable(true);
    return button;
  }

  /** Shows which scenarios are played. */
  public void chosen(boolean isLeft, String name, String title, boolean besideLoopback) {
    (isLeft ? left : right).chosen(name, title, besideLoopback);
  }

  /**
   * Shows one of the runs.
   *
   * @param moments all steps that were played
   * @param position the number of the one that is shown, 0 for none
   */
  public void show(
      boolean isLeft,
      List<Moment> moments,
      int position,
      boolean forward,
      double speed,
      String failure) {
    (isLeft ? left : right).show(moments, position, forward, speed, failure);
  }

  /** Says in what they differ. */
  public void tell(String words) {
    difference.setText(words);
  }

  /** Shows whether they go on by themselves. */
  public void showPlaying(boolean playing) {
    play.setGraphic(Icons.of(playing ? "pause" : "play", 17));
  }

  /** One of the two sides. */
  public PairSide side(boolean isLeft) {
    return isLeft ? left : right;
  }
}
