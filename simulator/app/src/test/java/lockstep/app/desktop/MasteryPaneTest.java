package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.MasteryMark;
import lockstep.views.learn.MasteryPane;
import lockstep.views.learn.MasteryView;
import lockstep.views.learn.MasteryView.Line;
import lockstep.views.learn.MasteryView.Named;
import lockstep.views.words.Language;
import lockstep.views.words.Languages;
import lockstep.views.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What a learner knows who has met a part of it: every mark is in the figure and in the lists. */
@ExtendWith(ApplicationExtension.class)
class MasteryPaneTest {
  /** A mark's height in pixels is below this. */
  private static final double MARK = 20;

  /** With this word the explanation begins. */
  private static final String PERCENT = "Percent";

  private Stage stage;

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          if (stage != null) stage.close();
          Words.speak(new Language(Language.ENGLISH, Map.of()));
        });
  }

  /** The room that a page has in windows of 1024x768 and 1366x768. */
  @ParameterizedTest
  @CsvSource({"1012,650,en", "1354,650,en", "1012,650,de", "1354,650,de"})
  void everyMarkCanBeRead(double width, double height, String language) {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          Words.speak(new Languages(null).read(language));
          MasteryPane pane = new MasteryPane(() -> {});
          StackPane root = new StackPane(pane);
          root.getStyleClass().add("root");
          stage = new Stage();
          Scene scene = new Scene(root, width, height);
          scene.getStylesheets().setAll(Stylesheets.of(1));
          stage.setScene(scene);
          stage.show();
          for (int shift = 0; shift < MasteryMark.values().length; shift++) {
            pane.show(partly(shift));
            for (int i = 0; i < 3; i++) {
              root.applyCss();
              root.layout();
            }
            assertThat(Legible.faults(root, new BoundingBox(0, 0, width, height)))
                .as("from mark " + shift)
                .isEmpty();
            assertThat(root.lookupAll(".ls-mastery-sample"))
                .as("a mark is no higher beside a name of three lines")
                .allMatch(mark -> mark.getBoundsInLocal().getHeight() < MARK);
            for (Figure5.Edge edge : Figure5.EDGES)
              assertThat(marksOf(root.lookup("#label-" + edge.id())))
                  .as("the mark of " + edge.id())
                  .hasSize(1);
          }
        });
  }

  /** Percents stand only beside what was kept once; where there are none they are not explained. */
  @Test
  void percentsAreExplainedWhereThereAreAny() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          MasteryPane pane = new MasteryPane(() -> {});
          pane.show(met(MasteryMark.LEARNING));
          assertThat(words(pane)).noneMatch(words -> words.contains(PERCENT));
          pane.show(met(MasteryMark.KNOWN));
          assertThat(words(pane)).anyMatch(words -> words.contains("87 %"));
          assertThat(words(pane)).anyMatch(words -> words.startsWith(PERCENT));
        });
  }

  /** A learner who has met one state, and nothing else. */
  private static MasteryView met(MasteryMark mark) {
    Map<TcpState, Line> states = new EnumMap<>(TcpState.class);
    for (TcpState state : TcpState.values())
      states.put(state, new Line(state.rfcName(), MasteryMark.UNMET, 0));
    states.put(TcpState.LISTEN, new Line("LISTEN", mark, 87));
    Map<String, Line> edges = new HashMap<>();
    for (Figure5.Edge edge : Figure5.EDGES)
      edges.put(edge.id(), new Line(edge.id(), MasteryMark.UNMET, 0));
    return new MasteryView(states, edges, List.of());
  }

  private static List<String> words(Parent part) {
    List<String> words = new ArrayList<>();
    for (Node child : part.getChildrenUnmodifiable()) {
      if (child instanceof Label label) words.add(label.getText());
      else if (child instanceof ScrollPane scroll)
        words.addAll(words((Parent) scroll.getContent()));
      else if (child instanceof Parent parent) words.addAll(words(parent));
    }
    return words;
  }

  /** The marks that show at an edge; where nothing is done on it there is one too. */
  private static List<Node> marksOf(Node label) {
    return label.lookupAll(".ls-edge-action").stream().filter(Node::isVisible).toList();
  }

  /** All marks in turn, so that each state and each edge gets every one by and by. */
  private static MasteryView partly(int shift) {
    int number = shift;
    Map<TcpState, Line> states = new EnumMap<>(TcpState.class);
    for (TcpState state : TcpState.values()) states.put(state, line(state.rfcName(), number++));
    Map<String, Line> edges = new HashMap<>();
    for (Figure5.Edge edge : Figure5.EDGES)
      edges.put(
          edge.id(), line(edge.from().rfcName() + " \u2192 " + edge.to().rfcName(), number++));
    return new MasteryView(
        states,
        edges,
        List.of(
            new Named("ports", List.of(line("443 https", 3)), 67),
            new Named("switches", List.of(line("netstat -t", 2)), 0),
            new Named(
                "ideas",
                List.of(
                    line(
                        "M21: A SYN takes no sequence number, so the first octet of text has the initial one.",
                        1)),
                0)));
  }

  private static Line line(String name, int number) {
    MasteryMark[] marks = MasteryMark.values();
    return new Line(name, marks[number % marks.length], 87);
  }
}
