package lockstep.views.learn;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.views.parts.Hint;
import lockstep.views.parts.IconButton;
import lockstep.views.parts.Scrolled;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** A lesson, or a row of questions, beside the diagram: head, page, question, way on. */
public final class LessonPane extends VBox {
  /** What the pane asks for. */
  public interface Actions {
    void back();

    void next();

    /** Further down, and from the page's end to the next one. */
    void pageDown();

    void pageUp();

    void close();
  }

  private static final String PRIMARY = "ls-primary";
  private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");

  /** Head and foot take no more than this share of the height. */
  private static final double MOST_AROUND = 0.45;

  /** What the card's round corners need where there is no foot over them, in pixels. */
  private static final Insets CORNERS = new Insets(0, 0, 8, 0);

  private final Segments segments = new Segments();
  private final Label where = Wrapped.label("ls-second");
  private final Label title = Wrapped.label("ls-lesson-title");
  private final Label heading = Wrapped.label("ls-lesson-page");
  private final VBox head = new VBox();
  private final VBox words = new VBox();
  private final VBox task = new VBox();
  private final VBox content = new VBox(heading, words, task);
  private final Scrolled scroll = new Scrolled(content);
  private final Region ground = new Region();
  private final Button back = QuestionPane.button("learn.page.back", "lesson-back");
  private final Button next = QuestionPane.button("learn.page.next", "lesson-next");
  private final Hint nextHint = Hint.on(next);
  private final Label page = new Label();
  private final FlowPane foot = new FlowPane();
  private boolean tight;

  /** A pane without a lesson. */
  public LessonPane(Actions actions) {
    getStyleClass().addAll("ls-card", "ls-lesson");
    setId("lesson");
    Button close =
        IconButton.of(
            "close",
            16,
            Words.of("learn.close"),
            Words.of("learn.close") + "  " + Words.of("key.escape"),
            actions::close);
    close.setId("lesson-close");
    HBox line = new HBox(where, close);
    HBox.setHgrow(where, Priority.ALWAYS);
    where.setMaxWidth(Double.MAX_VALUE);
    line.setAlignment(Pos.CENTER_LEFT);
    head.getChildren().addAll(segments, line, title);
    head.getStyleClass().add("ls-lesson-top");
    head.setMinHeight(USE_PREF_SIZE);
    words.getStyleClass().add("ls-lesson-body");
    task.getStyleClass().add("ls-lesson-task");
    content.getStyleClass().add("ls-lesson-content");
    VBox.setVgrow(task, Priority.ALWAYS);
    ground.getStyleClass().add("ls-lesson-ground");
    ground.setManaged(false);
    ground.setMouseTransparent(true);
    scroll.setId("lesson-scroll");
    for (Observable moved :
        List.of(
            scroll.vvalueProperty(),
            scroll.viewportBoundsProperty(),
            scroll.boundsInParentProperty(),
            task.boundsInParentProperty(),
            task.visibleProperty())) moved.addListener(changed -> placeGround());
    // Not by fitToHeight: then a bar would show by how high the content is where it is as wide as
    // it may ever be, and none would where words that wrap in a narrow page run out of sight.
    scroll
        .viewportBoundsProperty()
        .addListener(
            (property, was, now) -> {
              content.setMinHeight(now.getHeight());
              // What the bar takes of the width is kept free without it: no word goes to another
              // line when it comes.
              double bar = now.getWidth() > 0 ? scroll.getWidth() - now.getWidth() : 0;
              content.setPadding(new Insets(0, Math.max(0, Scrolled.BAR - bar), 0, 0));
            });
    VBox.setVgrow(scroll, Priority.ALWAYS);
    back.setOnAction(event -> actions.back());
    next.setOnAction(event -> actions.next());
    Hint.on(back, Words.of("learn.page.back") + "  " + Words.of("key.learn.back"));
    page.getStyleClass().add("ls-second");
    page.setMinWidth(USE_PREF_SIZE);
    foot.getStyleClass().add("ls-lesson-foot");
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getChildren().addAll(back, page, next);
    foot.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(ground, head, scroll, foot);
    // Of a long question the beginning is in sight, and the part that has the keys below it: who
    // types sees what.
    task.addEventFilter(KeyEvent.KEY_PRESSED, event -> scroll.reveal((Node) event.getTarget()));
    // A line of text has all plain keys, and no use for these two.
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.PAGE_DOWN) actions.pageDown();
          else if (event.getCode() == KeyCode.PAGE_UP) actions.pageUp();
          else return;
          event.consume();
        });
  }

  /** Head and foot scroll with the page where they would leave too little of it. */
  @Override
  protected void layoutChildren() {
    double wide = getWidth() - snappedLeftInset() - snappedRightInset();
    double around = head.prefHeight(wide) + foot.prefHeight(wide);
    boolean now = around > getHeight() * MOST_AROUND;
    if (now != tight && getHeight() > 0) {
      tight = now;
      getChildren().setAll(ground, scroll);
      content.getChildren().setAll(heading, words, task);
      if (tight) {
        content.getChildren().add(0, head);
        content.getChildren().add(foot);
      } else getChildren().setAll(ground, head, scroll, foot);
      applyCss();
    }
    super.layoutChildren();
  }

  /** Behind what is to be done, and behind the bar beside it: it reaches to the card's edges. */
  private void placeGround() {
    ground.setVisible(task.isVisible());
    // What has gone out of sight above ends at a line, and not close below the title.
    head.pseudoClassStateChanged(SCROLLED, !tight && scroll.getVvalue() > 0);
    double top = scroll.getBoundsInParent().getMinY();
    double end = top + scroll.getHeight();
    double hidden =
        scroll.getVvalue()
            * Math.max(0, content.getHeight() - scroll.getViewportBounds().getHeight());
    double from = Math.max(top, top + task.getBoundsInParent().getMinY() - hidden);
    double to = Math.min(end, top + task.getBoundsInParent().getMaxY() - hidden);
    double wide = getWidth() - snappedLeftInset() - snappedRightInset();
    ground.resizeRelocate(
        snappedLeftInset(),
        snapPositionY(from),
        Math.max(0, wide),
        Math.max(0, snapPositionY(to) - snapPositionY(from)));
  }

  /**
   * Shows what is open.
   *
   * @param done how far each segment is done, 0 to 1
   * @param line where it stands: "Lesson 11 of 18 · 8 minutes left"
   */
  public void head(List<Double> done, String line, String name) {
    segments.show(done, line);
    where.setText(line);
    title.setText(name);
  }

  /**
   * Shows a page.
   *
   * @param name its heading; empty for none
   * @param nodes what it says
   */
  public void page(String name, List<? extends Node> nodes) {
    heading.setText(name);
    QuestionPane.show(heading, !name.isEmpty());
    words.getChildren().setAll(nodes);
    QuestionPane.show(words, !nodes.isEmpty());
    task(null);
    scroll.setVvalue(0);
  }

  /** Puts something to do below the words; null takes it away. */
  public void task(Region what) {
    task.getChildren().clear();
    if (what != null) task.getChildren().setAll(what);
    QuestionPane.show(task, what != null);
  }

  /**
   * Says where the pages stand.
   *
   * @param place "Page 3 of 9"
   * @param onWords what going on is called; empty where there is no way on
   */
  public void foot(String place, boolean hasBack, String onWords) {
    page.setText(place);
    QuestionPane.show(back, hasBack);
    next.setText(onWords.isEmpty() ? Words.of("learn.page.next") : onWords);
    nextHint.say(next.getText() + "  " + Words.of("key.learn.next"));
    QuestionPane.show(next, !onWords.isEmpty());
    next.getStyleClass().remove(PRIMARY);
    boolean says = hasBack || !place.isEmpty() || !onWords.isEmpty();
    QuestionPane.show(foot, says);
    VBox.setMargin(scroll, says ? Insets.EMPTY : CORNERS);
  }

  /** What was to be done is done: the way on is next, and has the keys. */
  public void taskIsDone() {
    if (!next.getStyleClass().contains(PRIMARY)) next.getStyleClass().add(PRIMARY);
    next.requestFocus();
  }

  /** Brings the end of what is to be done in sight, as soon as it is laid out. */
  public void reveal() {
    Platform.runLater(
        () -> {
          if (getScene() == null || task.getChildren().isEmpty()) return;
          applyCss();
          layout();
          Node first = task.getChildren().get(0);
          Node last = first instanceof QuestionPane question ? question.end() : first;
          if (tight && next.isFocused()) last = foot;
          scroll.reveal(last, task.getInsets().getBottom());
        });
  }

  /**
   * Brings in sight where one begins to read, as soon as it is laid out; what was given the keys
   * would else be all that is in sight of a long question.
   *
   * @param ofPage the words of the page, and else the beginning of what is to be done
   */
  public void revealStart(boolean ofPage) {
    Platform.runLater(
        () -> {
          if (getScene() == null || task.getChildren().isEmpty()) return;
          applyCss();
          layout();
          if (ofPage) scroll.setVvalue(0);
          else scroll.reveal(task.getChildren().get(0));
        });
  }

  /** Gives the keys to the button that goes on. */
  public void focusNext() {
    if (next.isVisible()) next.requestFocus();
    else scroll.requestFocus();
  }

  /** The page, for those who scroll it by keys. */
  public ScrollPane scroll() {
    return scroll;
  }

  /** Whether a part of the pane has the keys. */
  public boolean holds(Node focused) {
    for (Node at = focused; at != null; at = at.getParent()) if (at == this) return true;
    return false;
  }
}
