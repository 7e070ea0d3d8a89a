package lockstep.views.ladder;

import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Scrolled;
import lockstep.views.parts.Token;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** All that is known of a segment, in a card beside its line with a pointer towards it. */
public final class SegmentPopover extends Pane {
  private static final double WIDTH = 508;
  private static final double TOKEN = 22;
  private static final double POINTER = 18;
  private static final double POINTER_HEIGHT = 10;
  private static final double GAP = 4;
  private static final double ICON = 15;
  private static final int COLUMNS = 4;

  private final VBox card = new VBox();
  private final Region pointer = new Region();
  private final ToggleButton header = new ToggleButton(Words.of("segment.header"));
  private final Runnable closing;
  private Consumer<HandVerb> hand = verb -> {};
  private boolean below = true;
  private double towards;

  /**
   * A popover that shows nothing yet.
   *
   * @param closing closes it
   */
  public SegmentPopover(Runnable closing) {
    this.closing = closing;
    getStyleClass().add("ls-segment-popover");
    card.getStyleClass().addAll("ls-popover", "ls-segment-card");
    header.getStyleClass().setAll("ls-segment", "ls-small-segment", "ls-alone");
    header.setId("segment-header");
    header.setMinWidth(USE_PREF_SIZE);
    Hint.on(header, Words.of("segment.header.why"));
    pointer.getStyleClass().add("ls-segment-pointer");
    pointer.setMouseTransparent(true);
    getChildren().addAll(card, pointer);
    setPickOnBounds(false);
    setAccessibleRole(AccessibleRole.PARENT);
  }

  /** Says what is to be done when a button of a segment in the hand is pressed. */
  public void onHand(Consumer<HandVerb> hand) {
    this.hand = hand;
  }

  /**
   * Shows a segment.
   *
   * @param inHand whether something can be done with it
   */
  public void show(SegmentFacts facts, boolean inHand) {
    VBox body = new VBox(Wrapped.label(facts.why(), "ls-segment-why"));
    if (!facts.source().isEmpty())
      body.getChildren().add(Wrapped.label(facts.source(), "ls-segment-source"));
    if (header.isSelected()) body.getChildren().add(new HeaderFigure(facts.header()));
    else body.getChildren().addAll(bits(facts), fields(facts));
    if (!header.isSelected() && !facts.options().isEmpty()) body.getChildren().add(options(facts));
    if (!inHand) body.getChildren().add(fate(facts));
    body.getStyleClass().add("ls-segment-body");
    card.getChildren().setAll(head(facts), new Scrolled(body));
    if (inHand)
      card.getChildren().addAll(buttons(), Wrapped.label(Words.of("hand.drag"), "ls-segment-drag"));
    header.setOnAction(
        event -> {
          show(facts, inHand);
          requestLayout();
          if (getParent() != null) getParent().requestLayout();
        });
    setAccessibleText(facts.spoken());
  }

  private FlowPane buttons() {
    FlowPane all = new FlowPane();
    all.getStyleClass().add("ls-segment-hand");
    for (HandVerb verb : HandVerb.values()) {
      String id = "hand." + verb.word();
      Label key = new Label(Words.of("key." + id));
      key.getStyleClass().add("ls-key");
      HBox words = new HBox(Icons.of(verb.word(), ICON), new Label(Words.of(id)), key);
      words.setAlignment(Pos.CENTER_LEFT);
      words.getStyleClass().add("ls-hand-words");
      Button button = new Button();
      button.setGraphic(words);
      button.setAccessibleText(Words.of(id));
      button.setId("hand-" + verb.word());
      button.getStyleClass().add("ls-button");
      if (verb == HandVerb.DELIVER) button.getStyleClass().add("ls-primary");
      button.setMinWidth(USE_PREF_SIZE);
      Hint.on(button, Words.of("help." + id) + "  " + Words.of("key." + id));
      button.setOnAction(event -> hand.accept(verb));
      all.getChildren().add(button);
    }
    return all;
  }

  private Region head(SegmentFacts facts) {
    Label bits = new Label(facts.bits());
    bits.getStyleClass().add("ls-segment-bits");
    Label direction = new Label(facts.direction());
    direction.getStyleClass().add("ls-segment-direction");
    Label notation = new Label(facts.notation());
    notation.getStyleClass().add("ls-segment-notation");
    // Where one line has not the room for all of it, the notation goes to the next.
    FlowPane title = new FlowPane(bits, direction, notation);
    title.getStyleClass().add("ls-segment-title");
    HBox.setHgrow(title, Priority.ALWAYS);
    Button close = new Button();
    close.setGraphic(Icons.of("close", ICON));
    close.getStyleClass().addAll("ls-icon-button", "ls-small-icon");
    close.setId("segment-close");
    close.setAccessibleText(Words.of("segment.close"));
    Hint.on(close, Words.of("segment.close.why"));
    close.setOnAction(event -> closing.run());
    HBox head = new HBox(Icons.growing(new Token(facts.side(), TOKEN)), title, header, close);
    head.getStyleClass().add("ls-segment-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private static HBox bits(SegmentFacts facts) {
    HBox all = new HBox();
    all.getStyleClass().add("ls-segment-control");
    for (SegmentFacts.Bit bit : facts.control()) {
      Label label = new Label(bit.name());
      label.getStyleClass().add("ls-segment-bit");
      if (all.getChildren().isEmpty()) label.getStyleClass().add("first");
      if (bit.set()) label.getStyleClass().add("set");
      label.setMaxWidth(Double.MAX_VALUE);
      label.setAccessibleText(
          Words.of(bit.set() ? "segment.bit.set" : "segment.bit.clear", bit.name()));
      HBox.setHgrow(label, Priority.ALWAYS);
      // All are of one width, whatever their letters.
      label.setPrefWidth(1);
      label.setMinWidth(0);
      all.getChildren().add(label);
    }
    return all;
  }

  private static GridPane fields(SegmentFacts facts) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("ls-segment-fields");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(column);
    }
    int at = 0;
    for (SegmentFacts.Field field : facts.fields()) {
      Label name = Wrapped.label(field.name(), "ls-segment-field");
      Label value = new Label(field.value());
      value.getStyleClass().add("ls-segment-value");
      VBox both = new VBox(name, value);
      if (!field.whyNone().isEmpty()) {
        Label why = Wrapped.label(field.whyNone(), "ls-segment-none");
        both.getChildren().setAll(name, new HBox(value, why));
        HBox.setHgrow(why, Priority.ALWAYS);
      }
      if (!field.beside().isEmpty())
        both.getChildren().add(Wrapped.label(field.beside(), "ls-segment-none"));
      GridPane.setValignment(both, VPos.TOP);
      grid.add(both, at % COLUMNS, at / COLUMNS);
      at++;
    }
    return grid;
  }

  /** Each option with what it says, one below the other. */
  private static VBox options(SegmentFacts facts) {
    Label title = new Label(Words.of("segment.field.options"));
    title.getStyleClass().add("ls-segment-field");
    VBox all = new VBox(title);
    all.getStyleClass().add("ls-segment-options");
    for (SegmentFacts.OptionSaid option : facts.options()) {
      Label name = new Label(option.name());
      name.getStyleClass().add("ls-segment-value");
      name.setMinWidth(USE_PREF_SIZE);
      Label words = Wrapped.label(option.words(), "ls-segment-none");
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(name, words);
      line.getStyleClass().add("ls-segment-option");
      all.getChildren().add(line);
    }
    return all;
  }

  private static VBox fate(SegmentFacts facts) {
    VBox all = new VBox();
    all.getStyleClass().add("ls-segment-fate");
    all.getChildren().add(Wrapped.label(String.join(" ", facts.fate()), "ls-segment-became"));
    return all;
  }

  /**
   * Where it goes: below the segment, above where there is no room, and clear of the names beside
   * the lifelines where the ladder is wide enough.
   *
   * @param top where the window's bar ends
   */
  public Bounds place(SegmentShown shown, double width, double height, double top) {
    double wide = Math.min(WIDTH * shown.size(), width - 2 * GAP);
    double high = Math.min(card.prefHeight(wide) + POINTER_HEIGHT, height - GAP - top);
    Bounds at = shown.at();
    double roomBelow = height - GAP - at.getMaxY();
    double roomAbove = at.getMinY() - top;
    below = roomBelow >= high + GAP || roomBelow >= roomAbove;
    double y = below ? at.getMaxY() + GAP : at.getMinY() - GAP - high;
    y = Math.max(top, Math.min(y, height - GAP - high));
    double middle = (at.getMinX() + at.getMaxX()) / 2;
    double x = Math.max(GAP, Math.min(middle - wide / 2, width - GAP - wide));
    towards = middle - x;
    requestLayout();
    return new BoundingBox(x, y, wide, high);
  }

  @Override
  protected void layoutChildren() {
    double high = getHeight() - POINTER_HEIGHT;
    card.resizeRelocate(0, below ? POINTER_HEIGHT : 0, getWidth(), high);
    double x = Math.max(POINTER, Math.min(towards, getWidth() - POINTER)) - POINTER / 2;
    // It lies over the card's outline, so that both are one shape.
    double y = below ? 1.5 : high - 1.5;
    pointer.setRotate(below ? 0 : 180);
    pointer.resizeRelocate(x, y, POINTER, POINTER_HEIGHT);
  }

  @Override
  protected double computePrefWidth(double height) {
    return WIDTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return card.prefHeight(width) + POINTER_HEIGHT;
  }
}
