package lockstep.views.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.tcp.TcpState;
import lockstep.views.laboratory.Answer.Line;
import lockstep.views.laboratory.Answer.Said;
import lockstep.views.netstat.Column;
import lockstep.views.netstat.Dialect;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Scrolled;
import lockstep.views.words.Words;

/**
 * A line to type netstat's and ss's commands in, what they print here, and what all of it means.
 */
public final class LaboratoryPane extends BorderPane {
  /** Commands to begin with; their meanings are {@code laboratory.try.N}. */
  static final List<String> TRIES =
      List.of(
          "netstat -ano",
          "netstat -tulpn",
          "ss -tan",
          "ss -tan state time-wait",
          "ss -s",
          "netstat -r",
          "netstat -st");

  /** In a narrower pane, in sizes of letters, listing and meaning stand below each other. */
  private static final double BESIDE_FROM = 74;

  private final LaboratoryActions actions;
  private final TextField line = new TextField();
  private final Label status = new Label();
  private final ListingView listing = new ListingView(this::choose, this::tell);
  private final VBox meaning = new VBox();
  private final VBox story = new VBox();
  private final VBox column = new VBox();
  private final Beginning beginning = new Beginning(this::run);
  private final ToggleGroup speaking = new ToggleGroup();
  private final SplitPane both;
  private final History history = new History();
  private Dialect dialect;
  private String completed;
  private Line chosen;

  /** A laboratory in which nothing was asked yet. */
  public LaboratoryPane(LaboratoryActions actions) {
    this.actions = actions;
    getStyleClass().add("ls-laboratory");
    line.setId("laboratory-line");
    line.getStyleClass().addAll("ls-filter", "ls-lab-typed");
    line.setPromptText(Words.of("laboratory.prompt"));
    line.setAccessibleText(Words.of("laboratory.type"));
    line.setOnAction(event -> ask());
    line.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    HBox.setHgrow(line, Priority.ALWAYS);
    Button run = new Button(Words.of("laboratory.run"));
    run.getStyleClass().add("ls-button");
    run.setMinWidth(USE_PREF_SIZE);
    run.setOnAction(event -> ask());
    HBox typed = new HBox(line, run);
    typed.getStyleClass().add("ls-lab-line-row");
    status.getStyleClass().add("ls-lab-status");
    status.setWrapText(true);
    status.setMinHeight(USE_PREF_SIZE);
    status.setText(Words.of("laboratory.keys"));
    Scrolled choices = new Scrolled(choices());
    choices.getStyleClass().add("ls-lab-choices-room");
    VBox top = new VBox(typed, choices, status);
    top.getStyleClass().add("ls-lab-top");
    setTop(top);
    story.getStyleClass().add("ls-lab-part");
    column.getStyleClass().add("ls-lab-part");
    meaning.getStyleClass().add("ls-lab-meaning");
    ScrollPane scroll = new ScrollPane(meaning);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("ls-scroll");
    scroll.setAccessibleText(Words.of("laboratory.meaning"));
    listing.setPlaceholder(words(Words.of("laboratory.listing.none")));
    meaning.getChildren().setAll(beginning);
    both = new SplitPane(listing, scroll);
    both.setDividerPositions(0.45);
    both.getStyleClass().add("ls-lab-both");
    setCenter(both);
    widthProperty().addListener((property, was, now) -> arrange());
  }

  private void arrange() {
    double letter = status.getFont().getSize() * 0.55;
    both.setOrientation(
        getWidth() / letter < 2 * BESIDE_FROM ? Orientation.VERTICAL : Orientation.HORIZONTAL);
  }

  private FlowPane choices() {
    FlowPane row = new FlowPane();
    row.getStyleClass().add("ls-lab-choices");
    Label speaks = new Label(Words.of("laboratory.speaks"));
    speaks.getStyleClass().add("ls-second");
    row.getChildren().add(speaks);
    row.getChildren().add(choice(null, Words.of("laboratory.fits")));
    for (Dialect one : List.of(Dialect.LINUX, Dialect.WINDOWS, Dialect.MACOS))
      row.getChildren().add(choice(one, one.title()));
    Label tries = new Label(Words.of("laboratory.try"));
    tries.getStyleClass().add("ls-second");
    row.getChildren().add(tries);
    for (int i = 0; i < TRIES.size(); i++) row.getChildren().add(attempt(i));
    return row;
  }

  private Button attempt(int number) {
    String command = TRIES.get(number);
    Button attempt = new Button(command);
    attempt.getStyleClass().addAll("ls-button", "ls-small", "ls-lab-try");
    attempt.setId("laboratory-try-" + (number + 1));
    String why = Words.of("laboratory.try." + (number + 1));
    attempt.setAccessibleText(command + ". " + why);
    Hint.on(attempt, why);
    attempt.setOnAction(
        event -> {
          line.setText(command);
          ask();
        });
    return attempt;
  }

  private ToggleButton choice(Dialect one, String text) {
    ToggleButton button = new ToggleButton(text);
    button.getStyleClass().setAll("ls-button", "ls-choice", "ls-small");
    button.setId("laboratory-" + (one == null ? "fits" : one.word()));
    button.setUserData(one);
    button.setToggleGroup(speaking);
    button.setSelected(one == null);
    button.setOnAction(
        event -> {
          button.setSelected(true);
          dialect = one;
          if (!line.getText().isBlank()) ask();
        });
    return button;
  }

  /** Runs an example in its own dialect; ss is known by its name. */
  private void run(Beginning.Example example) {
    dialect = example.dialect() == Dialect.SS ? null : example.dialect();
    for (Toggle one : speaking.getToggles())
      if (one.getUserData() == dialect) speaking.selectToggle(one);
    line.setText(example.command());
    line.end();
    line.requestFocus();
    ask();
  }

  /** Gives the keys to the line. */
  public void enter() {
    line.requestFocus();
    line.selectAll();
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> put(event, history.up(line.getText()));
      case DOWN -> put(event, history.down(line.getText()));
      case TAB -> complete(event);
      default -> completed = null;
    }
  }

  private void put(KeyEvent event, String text) {
    line.setText(text);
    line.end();
    event.consume();
  }

  /** Where the tabulator has nothing to add it leads on to the next part, as everywhere. */
  private void complete(KeyEvent event) {
    String before = line.getText().substring(0, line.getCaretPosition());
    if (event.isShiftDown() || before.isBlank() || before.equals(completed)) return;
    Completion completion =
        Completion.of(before, dialect == null ? Dialect.ofSystem(systemName()) : dialect);
    boolean nothing = completion.text().equals(before) && completion.choices().isEmpty();
    completed = completion.text();
    if (nothing) return;
    String after = line.getText().substring(line.getCaretPosition());
    line.setText(completion.text() + after);
    line.positionCaret(completion.text().length());
    status.setText(String.join("   ", completion.choices()));
    event.consume();
  }

  private static String systemName() {
    return System.getProperty("os.name");
  }

  private void ask() {
    String command = line.getText().strip();
    if (!command.isEmpty()) history.add(command);
    status.setText(Words.of("laboratory.reading"));
    actions.ask(command, dialect);
  }

  /** Shows what a command came to. */
  public void show(Answer answer) {
    chosen = null;
    // A listing needs more room than the place where it is to stand.
    if (!answer.refused() && meaning.getChildren().contains(beginning))
      both.setDividerPositions(0.64);
    listing.show(answer);
    story.getChildren().clear();
    column.getChildren().clear();
    status.setText(status(answer));
    List<Node> parts = new ArrayList<>(List.of(story, column));
    if (answer.refused()) parts.add(beginning);
    if (!answer.refused()) {
      parts.add(head(Words.of("laboratory.switches")));
      for (Said one : answer.switches()) parts.add(said(one.name(), one.words()));
      if (answer.switches().isEmpty()) parts.add(words(Words.of("laboratory.noSwitch")));
      if (!answer.columns().isEmpty()) parts.add(head(Words.of("laboratory.columns")));
      for (Column one : answer.columns()) parts.add(said(one.title(), one.says()));
    }
    meaning.getChildren().setAll(parts);
  }

  private static String status(Answer answer) {
    List<String> sentences = new ArrayList<>();
    if (answer.refused()) {
      sentences.add(Words.of("laboratory.refused"));
    } else {
      long rows = answer.lines().stream().filter(one -> one.row() > 0).count();
      String tool = answer.dialect() == Dialect.SS ? "ss" : "netstat, " + answer.dialect().title();
      if (answer.columns().isEmpty()) sentences.add(Words.of("laboratory.done", tool));
      else sentences.add(Words.of("laboratory.rows", tool, rows));
    }
    sentences.addAll(answer.remarks());
    return String.join("\n", sentences);
  }

  /** Says that this computer's tables could not be read. */
  public void fail(String reason) {
    listing.getItems().clear();
    meaning.getChildren().setAll(beginning);
    status.setText(Words.of("laboratory.failed", reason));
  }

  /** Tells the story of the row that is chosen. */
  public void tell(int row, List<String> lines) {
    if (chosen == null || chosen.row() != row) return;
    story.getChildren().setAll(head(Words.of("laboratory.row", row)));
    Optional<TcpState> state = chosen.state();
    if (state.isPresent()) {
      Button show = new Button(Words.of("laboratory.show", state.get().rfcName()));
      show.getStyleClass().addAll("ls-button", "ls-small");
      show.setId("laboratory-show");
      show.setOnAction(event -> actions.light(state.get()));
      story.getChildren().add(show);
    }
    for (Said part : RowWords.of(lines)) story.getChildren().add(said(part.name(), part.words()));
  }

  private void choose(Line now) {
    chosen = now;
    column.getChildren().clear();
    actions.tell(now.row());
  }

  private void tell(Column asked) {
    story.getChildren().clear();
    column
        .getChildren()
        .setAll(
            head(Words.of("laboratory.column", asked.title())), said(asked.title(), asked.says()));
    status.setText(asked.title() + ": " + asked.says());
  }

  private static Label head(String text) {
    Label head = new Label(text);
    head.getStyleClass().add("ls-settings-head");
    return head;
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.getStyleClass().add("ls-lab-words");
    return words;
  }

  private static VBox said(String name, String text) {
    if (name.isEmpty()) return new VBox(words(text));
    Label title = new Label(name);
    title.getStyleClass().add("ls-lab-name");
    return new VBox(title, words(text));
  }
}
