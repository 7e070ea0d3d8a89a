package lockstep.views.learn;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.views.parts.IconButton;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** The course: its lessons, what is due today, a quiz, and what is known. Enter opens a lesson. */
public final class CoursePane extends BorderPane {
  /** What the page asks for. */
  public interface Actions {
    /** The lesson of this name is marked, and likely to be opened next. */
    void chosen(String lesson);

    void open(CourseLine lesson);

    void review();

    void quiz();

    void mastery();

    void close();
  }

  private final Actions actions;
  private final ListView<CourseLine> list = new ListView<>();
  private final Button review = QuestionPane.button("learn.review.none", "course-review");
  private final Label told = Wrapped.label("ls-second");

  /** A page without lessons. */
  public CoursePane(Actions actions) {
    this.actions = actions;
    getStyleClass().addAll("ls-popover", "ls-page", "ls-course");
    Label title = new Label(Words.of("learn.course"), Icons.of("lesson", 17));
    title.getStyleClass().add("ls-page-title");
    title.setGraphicTextGap(8);
    title.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox first = new HBox(title, IconButton.closing(actions::close));
    first.setAlignment(Pos.CENTER_LEFT);
    Button quiz = QuestionPane.button("learn.quiz.start", "course-quiz");
    Button mastery = QuestionPane.button("learn.mastery", "course-mastery");
    review.setGraphic(Icons.of("clock", 15));
    quiz.setGraphic(Icons.of("help", 15));
    mastery.setGraphic(Icons.of("check", 15));
    review.setOnAction(event -> actions.review());
    quiz.setOnAction(event -> actions.quiz());
    mastery.setOnAction(event -> actions.mastery());
    FlowPane ways = new FlowPane(review, quiz, mastery);
    ways.getStyleClass().add("ls-learn-buttons");
    VBox head = new VBox(first, ways, told);
    head.getStyleClass().add("ls-page-head");
    list.setCellFactory(view -> new Cell());
    list.getStyleClass().addAll("ls-step-list", "ls-library-list");
    list.setId("course-list");
    list.setAccessibleText(Words.of("learn.course"));
    list.setPlaceholder(Wrapped.label(Words.of("learn.reading"), "ls-second"));
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) open();
        });
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, was, now) -> {
              if (now != null) actions.chosen(now.name());
            });
    // From the list the tabulator goes on to the buttons, not to what lies under the page.
    setCenter(list);
    setTop(head);
    due(0);
    tell("");
  }

  /**
   * Shows the lessons; the same one is marked as before.
   *
   * @param next the name of the one that is marked where none was
   */
  public void show(List<CourseLine> lessons, String next) {
    String marked = marked().orElse(next);
    list.getItems().setAll(lessons);
    list.getSelectionModel().select(at(lessons, marked));
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
  }

  /** The name of the lesson that is marked. */
  public Optional<String> marked() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(CourseLine::name);
  }

  private static int at(List<CourseLine> lessons, String name) {
    for (int i = 0; i < lessons.size(); i++) if (lessons.get(i).name().equals(name)) return i;
    return 0;
  }

  /** Says how many skills are due for review today. */
  public void due(int count) {
    review.setText(count == 0 ? Words.of("learn.review.none") : Words.of("learn.review", count));
    review.setDisable(count == 0);
  }

  /** Says what is to be known about the progress; nothing for the empty text. */
  public void tell(String words) {
    told.setText(words);
    QuestionPane.show(told, !words.isEmpty());
  }

  /** Gives the keys to the list. */
  public void focusList() {
    list.requestFocus();
  }

  /** The lessons that are shown. */
  public List<CourseLine> shown() {
    return List.copyOf(list.getItems());
  }

  /** Whether a part of the page has the keys. */
  public boolean holds(Node focused) {
    for (Node at = focused; at != null; at = at.getParent()) if (at == this) return true;
    return false;
  }

  private void open() {
    CourseLine lesson = list.getSelectionModel().getSelectedItem();
    if (lesson != null) actions.open(lesson);
  }

  private void pressed(KeyEvent event) {
    boolean opens = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    if (!opens || event.isShortcutDown()) return;
    open();
    event.consume();
  }

  private static final class Cell extends ListCell<CourseLine> {
    private final Label number = new Label();
    private final Label title = Wrapped.label("ls-course-title");
    private final Label facts = Wrapped.label("ls-second");
    private final Label mark = new Label();
    private final GridPane line = new GridPane();

    Cell() {
      number.getStyleClass().add("ls-course-number");
      number.setMinWidth(USE_PREF_SIZE);
      mark.getStyleClass().add("ls-course-mark");
      mark.setMinWidth(USE_PREF_SIZE);
      VBox words = new VBox(title, facts);
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox all = new HBox(number, words, mark);
      all.getStyleClass().add("ls-course-line");
      all.setAlignment(Pos.CENTER_LEFT);
      GridPane.setHgrow(all, Priority.ALWAYS);
      line.add(all, 0, 0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(CourseLine lesson, boolean empty) {
      super.updateItem(lesson, empty);
      setText(null);
      setGraphic(empty || lesson == null ? null : line);
      if (lesson == null) return;
      number.setText(String.valueOf(lesson.number()));
      title.setText(lesson.title());
      String minutes = Words.of("learn.minutes", lesson.minutes());
      String known =
          lesson.skills() == 0
              ? ""
              : "  \u00b7  " + Words.of("learn.known", lesson.known(), lesson.skills());
      facts.setText(minutes + known);
      mark.setGraphic(
          lesson.done()
              ? Icons.of("check", 15)
              : lesson.page() > 0 ? Icons.of("lesson", 15) : null);
      mark.setText(
          lesson.done()
              ? Words.of("learn.done")
              : lesson.page() > 0
                  ? Words.of("learn.left", lesson.page(), lesson.pages())
                  : Words.of("learn.new"));
      setAccessibleText(
          lesson.number() + ". " + lesson.title() + ", " + facts.getText() + ", " + mark.getText());
    }
  }
}
