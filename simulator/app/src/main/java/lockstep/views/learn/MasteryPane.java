package lockstep.views.learn;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.MasteryMark;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.parts.IconButton;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Scrolled;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** What is known by now: the state diagram in the patterns of mastery, and lists beside it. */
public final class MasteryPane extends BorderPane {
  /** Narrower, in pixels, the figure has no room for the words at its edges. */
  private static final double LEAST_FIGURE = 640;

  /** The lists take no more of the page than this. */
  private static final double MOST_LISTS = 0.5;

  /** How high the figure is for its width. */
  private static final double FIGURE = 0.78;

  /** Between the lists and the edge of the page, in pixels. */
  private static final double EDGE = 8;

  private final StateDiagram diagram = new StateDiagram();
  private final StackPane figure = new StackPane(diagram);
  private final VBox lists = new VBox();
  private final Scrolled scroll = new Scrolled(lists);
  private final VBox counts = new VBox();

  /** A page that knows nothing yet. */
  public MasteryPane(Runnable close) {
    getStyleClass().addAll("ls-popover", "ls-page", "ls-mastery");
    Label title = new Label(Words.of("learn.mastery"), Icons.of("check", 17));
    title.getStyleClass().add("ls-page-title");
    title.setGraphicTextGap(8);
    title.setMinWidth(USE_PREF_SIZE);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox first = new HBox(title, IconButton.closing(close));
    first.setAlignment(Pos.CENTER_LEFT);
    VBox head = new VBox(first, counts, legend());
    head.getStyleClass().add("ls-page-head");
    lists.getStyleClass().add("ls-mastery-lists");
    scroll.setFocusTraversable(true);
    scroll.setAccessibleText(Words.of("learn.mastery.lists"));
    scroll.getStyleClass().add("ls-mastery-scroll");
    diagram.setFocusTraversable(false);
    figure.getStyleClass().add("ls-mastery-figure");
    figure.setMinSize(0, 0);
    setTop(head);
    setCenter(figure);
    setRight(scroll);
    // The ring of who has the keys is not to lie on the edge of the page.
    BorderPane.setMargin(scroll, new Insets(0, EDGE, EDGE, 0));
    tell(Words.of("learn.reading"));
  }

  /** Says something in the place of the counts. */
  public void tell(String words) {
    counts.getChildren().setAll(Wrapped.label(words, "ls-second"));
  }

  /** Before the layout of what is inside: it must not change while that goes on. */
  @Override
  public void resize(double width, double height) {
    super.resize(width, height);
    arrange();
  }

  /** Where both have no room beside each other the figure stands over the lists. */
  private void arrange() {
    double wanted = scroll.prefWidth(-1);
    boolean over = wanted > getWidth() * MOST_LISTS || getWidth() - wanted < LEAST_FIGURE;
    if (over == (getRight() == null)) return;
    if (over) {
      setRight(null);
      setCenter(null);
      scroll.setContent(new VBox(figure, lists));
      figure.prefHeightProperty().bind(figure.widthProperty().multiply(FIGURE));
      figure.setMinHeight(USE_PREF_SIZE);
      setCenter(scroll);
    } else {
      figure.prefHeightProperty().unbind();
      figure.setMinHeight(0);
      setCenter(null);
      scroll.setContent(lists);
      setCenter(figure);
      setRight(scroll);
    }
    applyCss();
  }

  /** Gives the keys to the lists. */
  public void focusLists() {
    scroll.requestFocus();
  }

  /** Shows what is known. */
  public void show(MasteryView known) {
    Map<TcpState, MasteryMark> states = new EnumMap<>(TcpState.class);
    known.states().forEach((state, line) -> states.put(state, line.mark()));
    Map<String, MasteryMark> edges = new HashMap<>();
    Map<String, String> words = new HashMap<>();
    known
        .edges()
        .forEach(
            (id, line) -> {
              edges.put(id, line.mark());
              // The list has the percents and the longest word; they would run over the edges.
              words.put(id, line.mark() == MasteryMark.UNMET ? "\u2013" : named(line.mark()));
            });
    diagram.showMastery(states, edges, words);
    List<Node> nodes = new ArrayList<>();
    List<MasteryView.Line> stateLines = new ArrayList<>();
    for (TcpState state : TcpState.values()) stateLines.add(known.states().get(state));
    nodes.add(list("states", stateLines, 0));
    for (MasteryView.Named named : known.lists())
      nodes.add(list(named.key(), named.lines(), named.others()));
    List<MasteryView.Line> edgeLines = new ArrayList<>();
    for (Figure5.Edge edge : Figure5.EDGES) edgeLines.add(known.edges().get(edge.id()));
    nodes.add(list("edges", edgeLines, 0));
    lists.getChildren().setAll(nodes);
    counts
        .getChildren()
        .setAll(
            counted("learn.mastery.states", stateLines), counted("learn.mastery.edges", edgeLines));
    boolean percents =
        Stream.of(
                stateLines.stream(),
                edgeLines.stream(),
                known.lists().stream().flatMap(named -> named.lines().stream()))
            .flatMap(lines -> lines)
            .anyMatch(MasteryPane::hasPercent);
    if (percents)
      counts.getChildren().add(Wrapped.label(Words.of("learn.mastery.recall.why"), "ls-second"));
  }

  private static Label counted(String key, List<MasteryView.Line> lines) {
    Map<MasteryMark, Integer> counts = MasteryView.counts(lines);
    return Wrapped.label(
        Words.of(
            "learn.mastery.counts",
            Words.of(key),
            counts.get(MasteryMark.KNOWN),
            counts.get(MasteryMark.DUE),
            counts.get(MasteryMark.LEARNING),
            counts.get(MasteryMark.UNMET)),
        "ls-second");
  }

  private static String word(MasteryView.Line line) {
    String word = named(line.mark());
    return hasPercent(line) ? Words.of("learn.mastery.recall", word, line.percent()) : word;
  }

  /** Only of what was once kept can be said how likely it is to be known still. */
  private static boolean hasPercent(MasteryView.Line line) {
    return line.mark() == MasteryMark.DUE || line.mark() == MasteryMark.KNOWN;
  }

  private static String named(MasteryMark mark) {
    return Words.of("learn.mark." + mark.name());
  }

  private static VBox list(String key, List<MasteryView.Line> lines, int others) {
    VBox list = new VBox();
    list.getStyleClass().add("ls-mastery-list");
    list.getChildren().add(Wrapped.label(Words.of("learn.mastery." + key), "ls-settings-head"));
    if (lines.isEmpty() && others == 0)
      list.getChildren().add(Wrapped.label(Words.of("learn.mastery.none"), "ls-second"));
    for (MasteryView.Line line : lines) {
      Label name = Wrapped.label(line.name(), "ls-mastery-name");
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      Label word = new Label(word(line));
      word.setMinWidth(USE_PREF_SIZE);
      HBox row = new HBox(sample(line.mark()), name, word);
      row.getStyleClass().add("ls-mastery-row");
      row.setAlignment(Pos.CENTER_LEFT);
      row.setAccessibleRole(AccessibleRole.TEXT);
      row.setAccessibleText(line.name() + ": " + word(line));
      list.getChildren().add(row);
    }
    if (others > 0)
      list.getChildren()
          .add(
              Wrapped.label(
                  Words.of(lines.isEmpty() ? "learn.mastery.all" : "learn.mastery.others", others),
                  "ls-second"));
    return list;
  }

  private static FlowPane legend() {
    FlowPane legend = new FlowPane();
    legend.getStyleClass().add("ls-mastery-legend");
    for (MasteryMark mark : MasteryMark.values()) {
      Label word = new Label(Words.of("learn.mark." + mark.name() + ".why"));
      word.getStyleClass().add("ls-second");
      word.setMinWidth(USE_PREF_SIZE);
      HBox one = new HBox(sample(mark), word);
      one.getStyleClass().add("ls-mastery-row");
      one.setAlignment(Pos.CENTER_LEFT);
      legend.getChildren().add(one);
    }
    return legend;
  }

  private static Region sample(MasteryMark mark) {
    StackPane sample = new StackPane();
    sample.getStyleClass().add("ls-mastery-sample");
    mark.put(sample);
    if (!mark.icon().isEmpty()) {
      Node icon = Icons.of(mark.icon(), 12);
      mark.put(icon);
      sample.getChildren().add(icon);
    }
    sample.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return sample;
  }
}
