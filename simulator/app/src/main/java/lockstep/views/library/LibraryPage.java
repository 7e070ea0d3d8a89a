package lockstep.views.library;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.views.parts.IconButton;
import lockstep.views.words.Words;

/**
 * All scenarios with small pictures. Typing searches, the arrow keys mark one, Enter plays it, E
 * opens it in the editor, P lays it beside another.
 */
public final class LibraryPage extends BorderPane {
  /** What the page asks for. */
  public interface Actions {
    void play(ScenarioCard card);

    void edit(ScenarioCard card);

    /** Two runs, of which this is the first. */
    void pair(ScenarioCard card);

    void close();
  }

  private static final String ALL = "all";
  private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");
  private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");

  /** The width, in sizes of the title's letters, from which the list can spare some. */
  private static final double ROOMY_FROM = 74;

  /** The width from which the marked one has half the page. */
  private static final double WIDE_FROM = 95;

  private final Actions actions;
  private final TextField search = new TextField();
  private final FlowPane subjects = new FlowPane();
  private final ToggleGroup chosen = new ToggleGroup();
  private final ListView<ScenarioCard> list = new ListView<>();
  private final Label title = new Label(Words.of("library.title"));
  private final Label count = new Label();
  private final CardDetail detail;
  private List<ScenarioCard> cards = List.of();

  /**
   * A page without scenarios.
   *
   * @param keys the keys of the subjects, in their order; the text {@code library.subject.KEY}
   */
  public LibraryPage(List<String> keys, Actions actions) {
    this.actions = actions;
    getStyleClass().addAll("ls-popover", "ls-page", "ls-library");
    detail = new CardDetail(actions::play, actions::edit, actions::pair);
    search.setPromptText(Words.of("library.search"));
    search.setAccessibleText(Words.of("library.search"));
    search.getStyleClass().addAll("ls-filter", "ls-library-search");
    search.setId("library-search");
    search.textProperty().addListener((property, was, now) -> filter());
    subjects.getStyleClass().add("ls-library-subjects");
    addSubject(ALL);
    keys.forEach(this::addSubject);
    chosen
        .selectedToggleProperty()
        .addListener(
            (property, was, now) -> {
              if (now == null) chosen.selectToggle(was);
              else filter();
            });
    list.setCellFactory(view -> new CardCell());
    list.getStyleClass().addAll("ls-step-list", "ls-library-list");
    list.setId("library-list");
    list.setAccessibleText(Words.of("library.title"));
    list.setPlaceholder(new Label(Words.of("library.nothing")));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, was, now) -> detail.show(now));
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) onChosen(actions::play);
        });
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInSearch);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInList);
    setTop(head());
    setCenter(list);
    setRight(detail);
    detail.show(null);
    widthProperty().addListener((property, was, now) -> fitDetail());
    title.fontProperty().addListener((property, was, now) -> fitDetail());
  }

  private void fitDetail() {
    boolean wide = getWidth() >= WIDE_FROM * title.getFont().getSize();
    boolean roomy = getWidth() >= ROOMY_FROM * title.getFont().getSize();
    detail.pseudoClassStateChanged(WIDE, wide);
    detail.pseudoClassStateChanged(ROOMY, roomy && !wide);
  }

  private VBox head() {
    title.getStyleClass().add("ls-page-title");
    title.setMinWidth(USE_PREF_SIZE);
    count.getStyleClass().add("ls-second");
    count.setMinWidth(USE_PREF_SIZE);
    Button close = IconButton.closing(actions::close);
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox first = new HBox(12, title, search, count, close);
    first.setAlignment(Pos.CENTER_LEFT);
    VBox head = new VBox(first, subjects);
    head.getStyleClass().add("ls-page-head");
    return head;
  }

  private void addSubject(String key) {
    ToggleButton button = new ToggleButton(Words.of("library.subject." + key));
    button.getStyleClass().setAll("ls-segment", "ls-alone", "ls-small-segment");
    button.setUserData(key);
    button.setId("library-subject-" + key);
    button.setToggleGroup(chosen);
    button.setSelected(key.equals(ALL));
    subjects.getChildren().add(button);
  }

  /** Shows these scenarios; the one that was marked stays so. */
  public void show(List<ScenarioCard> all) {
    cards = List.copyOf(all);
    filter();
  }

  /** Marks a scenario by its name. */
  public void mark(String name) {
    for (ScenarioCard card : list.getItems())
      if (card.name().equals(name)) {
        list.getSelectionModel().select(card);
        // Rows that were never laid out have no height by which the list could be scrolled.
        list.applyCss();
        list.layout();
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 1));
      }
  }

  /** Gives the keys to the line for searching. */
  public void find() {
    search.requestFocus();
    search.selectAll();
  }

  /** Gives the keys to the list. */
  public void focusList() {
    list.requestFocus();
  }

  /** The scenarios that the search and the subject leave. */
  public List<ScenarioCard> shown() {
    return List.copyOf(list.getItems());
  }

  private void filter() {
    Map.Entry<String, Integer> marked =
        list.getSelectionModel().getSelectedItem() == null
            ? null
            : Map.entry(
                list.getSelectionModel().getSelectedItem().name(),
                list.getSelectionModel().getSelectedIndex());
    String subject = String.valueOf(chosen.getSelectedToggle().getUserData());
    List<ScenarioCard> left =
        cards.stream()
            .filter(card -> subject.equals(ALL) || card.subjects().contains(subject))
            .filter(card -> search.getText().isBlank() || card.matches(search.getText()))
            .toList();
    replace(left);
    count.setText(Words.of("library.count", left.size(), cards.size()));
    int again = -1;
    for (int i = 0; i < left.size() && marked != null; i++)
      if (left.get(i).name().equals(marked.getKey())) again = i;
    if (again >= 0) list.getSelectionModel().select(again);
    else list.getSelectionModel().selectFirst();
    detail.show(list.getSelectionModel().getSelectedItem());
  }

  /** Cards of the same scenarios take their places, so that the list does not jump. */
  private void replace(List<ScenarioCard> left) {
    List<ScenarioCard> items = list.getItems();
    boolean same = items.size() == left.size();
    for (int i = 0; same && i < left.size(); i++)
      same = items.get(i).name().equals(left.get(i).name());
    if (!same) {
      list.getItems().setAll(left);
      return;
    }
    for (int i = 0; i < left.size(); i++)
      if (!items.get(i).equals(left.get(i))) items.set(i, left.get(i));
  }

  private void pressedInSearch(KeyEvent event) {
    boolean down = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP;
    if (down) {
      move(event.getCode() == KeyCode.DOWN ? 1 : -1);
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      onChosen(actions::play);
      event.consume();
    }
  }

  private void move(int by) {
    int index = list.getSelectionModel().getSelectedIndex() + by;
    if (index < 0 || index >= list.getItems().size()) return;
    list.getSelectionModel().select(index);
    list.scrollTo(Math.max(0, index - 2));
  }

  private void pressedInList(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) return;
    switch (event.getCode()) {
      case ENTER, SPACE -> onChosen(actions::play);
      case E -> onChosen(actions::edit);
      case P -> onChosen(actions::pair);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void onChosen(Consumer<ScenarioCard> action) {
    ScenarioCard card = list.getSelectionModel().getSelectedItem();
    if (card != null) action.accept(card);
  }

  /** Whether a part of this page has the keys. */
  public boolean holds(Node focused) {
    for (Node node = focused; node != null; node = node.getParent()) if (node == this) return true;
    return false;
  }
}
