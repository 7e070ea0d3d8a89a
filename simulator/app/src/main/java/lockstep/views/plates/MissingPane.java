package lockstep.views.plates;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.tcp.Figure5;
import lockstep.views.parts.PaneHead;
import lockstep.views.parts.Scrolled;
import lockstep.views.words.Words;

/** The edges that the course has not seen yet, each with the scenarios that lead along it. */
public final class MissingPane extends VBox {
  private static final int FEW = 4;

  private final PaneHead head;
  private final Label what = new Label();
  private final VBox list = new VBox();
  private final Consumer<String> choose;

  /**
   * @param choose is given the name of a scenario that the user wants to play
   * @param forget forgets the edges of earlier runs
   * @param closing closes the pane
   */
  public MissingPane(Consumer<String> choose, Runnable forget, Runnable closing) {
    this.choose = choose;
    getStyleClass().addAll("ls-popover", "ls-missing");
    head = new PaneHead("info", "", closing);
    head.closing().setId("missing-close");
    what.getStyleClass().add("ls-plate-said");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    list.getStyleClass().add("ls-missing-list");
    Scrolled scroll = new Scrolled(list);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button forgetting = new Button(Words.of("plate.forget"));
    forgetting.getStyleClass().addAll("ls-button", "ls-small");
    forgetting.setId("missing-forget");
    forgetting.setOnAction(event -> forget.run());
    getChildren().addAll(head, what, scroll, forgetting);
  }

  /** The part that takes the keys when it opens. */
  public Button closing() {
    return head.closing();
  }

  /**
   * Shows what is missing.
   *
   * @param seen the edges that the course has seen, by their ids
   * @param leads null while that is being worked out
   */
  public void show(Set<String> seen, Leads leads) {
    List<Figure5.Edge> missing =
        Figure5.EDGES.stream().filter(edge -> !seen.contains(edge.id())).toList();
    int all = Figure5.EDGES.size();
    head.say(Words.of("plate.seen.count.title", all - missing.size(), all));
    what.setText(Words.of(missing.isEmpty() ? "plate.missing.none" : "plate.missing"));
    list.getChildren().clear();
    for (Figure5.Edge edge : missing) list.getChildren().add(line(edge, leads));
  }

  private VBox line(Figure5.Edge edge, Leads leads) {
    Label name = new Label(EdgePlate.title(edge));
    name.getStyleClass().add("ls-missing-edge");
    Label cause = new Label(edge.cause());
    cause.getStyleClass().add("ls-plate-name");
    HBox head = new HBox(name, cause);
    head.getStyleClass().add("ls-plate-line");
    head.setAlignment(Pos.BASELINE_LEFT);
    FlowPane ways = new FlowPane();
    ways.getStyleClass().add("ls-plate-scenarios");
    List<String> names = leads == null ? List.of() : leads.along(edge.id());
    String none = leads == null ? "plate.scenarios.soon" : "plate.scenarios.none";
    if (names.isEmpty()) {
      Label words = new Label(Words.of(none));
      words.getStyleClass().add("ls-plate-words");
      ways.getChildren().add(words);
    }
    for (String scenario : names.subList(0, Math.min(FEW, names.size())))
      ways.getChildren().add(PlateView.scenario(scenario, choose));
    VBox line = new VBox(head, ways);
    line.getStyleClass().add("ls-plate-part");
    return line;
  }
}
