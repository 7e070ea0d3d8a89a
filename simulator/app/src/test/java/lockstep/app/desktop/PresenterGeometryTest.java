package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.Spotlight;
import lockstep.views.ladder.LadderView;
import lockstep.views.parts.Fonts;
import lockstep.views.presenter.PresenterPane;
import lockstep.views.words.Sentences;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Everything that a room sees is large enough and stands free, at every step. */
@ExtendWith(ApplicationExtension.class)
class PresenterGeometryTest {
  private static final double SHARE = 37;

  /** In a window that is less wide than a screen the figure has to be smaller. */
  private static final double NARROW_SHARE = 45;

  private static final double STROKE = 3 / 1080.0;

  private LadderView ladder;
  private PresenterPane pane;

  @Start
  void start(Stage stage) {
    Fonts.load();
    ladder = new LadderView(number -> {});
    pane = new PresenterPane(state -> {});
    pane.setManaged(false);
    // The headless screen is smaller than what is measured here.
    Scene scene = new Scene(new Group(pane), 640, 480);
    scene.getStylesheets().setAll(Stylesheets.of(1.1));
    stage.setScene(scene);
    stage.show();
  }

  @ParameterizedTest
  @CsvSource({
    "teardown, 1920, 1080",
    "teardown, 1366, 768",
    "teardown, 1280, 720",
    "teardown, 1024, 768",
    "lost-fin, 1920, 1080",
    "lost-fin, 1024, 768",
    "simultaneous-close, 1920, 1080",
    "simultaneous-close, 1024, 768",
    "simultaneous-close, 1280, 720",
    "simultaneous-open, 1920, 1080",
    "many-clients-one-port, 1920, 1080",
    "many-clients-one-port, 1280, 720",
    "many-clients-one-port, 1024, 768"
  })
  void allIsLargeAndStandsFree(String scenario, double width, double height) throws Exception {
    List<Moment> moments = moments(scenario);
    Set<String> faults = new LinkedHashSet<>();
    WaitForAsyncUtils.waitForAsyncFx(
        120_000,
        () -> {
          pane.resize(width, height);
          for (int step = 0; step <= moments.size(); step++) {
            show(moments, step);
            String where = scenario + " " + width + " step " + step + ": ";
            check(height, width / height > 1.7 ? SHARE : NARROW_SHARE)
                .forEach(fault -> faults.add(where + fault));
            if (faults.size() > 20) return;
          }
        });
    assertThat(faults).isEmpty();
  }

  /** Heads where they arrived, dashes on their way, one lit, and capsules where they are held. */
  @ParameterizedTest
  @CsvSource({
    "teardown, 2, 0, 1, 1, 0",
    "teardown, 3, 1, 1, 1, 0",
    "lost-fin, 10, 3, 1, 1, 0",
    "reordering, 9, 3, 1, 2, 1"
  })
  void segmentsAreDrawnAsOnTheLadder(
      String scenario, int step, int heads, int open, int lit, int capsules) throws Exception {
    List<Moment> moments = moments(scenario);
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          pane.resize(1920, 1080);
          show(moments, step);
          assertThat(pane.lookupAll(".ls-last-head")).hasSize(heads);
          assertThat(pane.lookupAll(".ls-last-open")).hasSize(open);
          assertThat(pane.lookupAll(".ls-last-casing")).hasSize(lit);
          assertThat(pane.lookupAll(".ls-last-capsule")).hasSize(capsules);
        });
  }

  private static List<Moment> moments(String scenario) throws Exception {
    List<Moment> moments = new ArrayList<>();
    var loaded = ScenarioLibrary.load(scenario).orElseThrow();
    try (SideBySide run = new SideBySide(loaded, List.of(new ModelStage()))) {
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    return moments;
  }

  private void show(List<Moment> moments, int step) {
    Course before = step == 0 ? Course.NONE : Course.of(moments.subList(0, step - 1));
    pane.show(moments, step, moments.size(), false, before, 0);
    ladder.show(moments, step, false);
    pane.showLadder(ladder.picture());
    pane.spotlight(Spotlight.NOW);
    String sentence = step == 0 ? "" : Sentences.what(moments.get(step - 1).step());
    pane.tell(false, null, sentence, step + " of " + moments.size());
    // The second pass finds the parts that the first one has made.
    for (int i = 0; i < 2; i++) {
      pane.applyCss();
      pane.layout();
    }
  }

  private List<String> check(double height, double share) {
    List<String> faults = new ArrayList<>();
    List<Node> all = new ArrayList<>();
    collect(pane, all);
    List<Text> texts = new ArrayList<>();
    List<Bounds> tokens = new ArrayList<>();
    List<Bounds> nodes = new ArrayList<>();
    List<Line> segments = new ArrayList<>();
    for (Node node : all) {
      if (node instanceof Line line && line.getStyleClass().contains("ls-last-casing"))
        segments.add(line);
      if (node.getStyleClass().contains("ls-token-ring"))
        tokens.add(node.localToScene(node.getLayoutBounds()));
      if (node.getStyleClass().contains("ls-node"))
        nodes.add(node.localToScene(node.getLayoutBounds()));
      if (node instanceof Labeled label
          && !label.getText().isEmpty()
          && label.lookup(".text") instanceof Text shown
          && shown.getText().contains("...")) faults.add("cut: " + label.getText());
      if (node instanceof Text text) {
        if (text.getText().isBlank() || text.getStyleClass().contains("ls-token-letter")) continue;
        texts.add(text);
        double size = text.getFont().getSize() * scale(text);
        if (size < height / share)
          faults.add(text.getText() + " is " + size + " high, not " + height / share);
      } else if (node instanceof Shape shape && isStroked(shape)) {
        double wide = shape.getStrokeWidth() * scale(shape);
        if (wide < STROKE * height - 0.01)
          faults.add(shape.getStyleClass() + " is " + wide + " thin, not " + STROKE * height);
      }
    }
    for (Node node : all)
      if (node.getStyleClass().contains("ls-edge-label-plate"))
        for (Text text : texts)
          if (text.getParent() != node.getParent()
              && ink(text).intersects(node.localToScene(node.getLayoutBounds())))
            faults.add("the plate of " + node.getParent().getId() + " lies on " + text.getText());
    Bounds card = null;
    for (Node node = pane.diagram().orElseThrow(); card == null; node = node.getParent())
      if (node.getStyleClass().contains("ls-present-card"))
        card = node.localToScene(node.getLayoutBounds());
    for (Node node : all)
      if (node.getStyleClass().contains("ls-edge-label-plate")
          && !card.contains(node.localToScene(node.getBoundsInLocal())))
        faults.add("the plate of " + node.getParent().getId() + " leaves its card");
    List<Bounds> boxes = texts.stream().map(this::ink).toList();
    for (int i = 0; i < boxes.size(); i++) {
      Bounds one = boxes.get(i);
      if (!pane.getBoundsInLocal().contains(one)) faults.add("outside: " + texts.get(i).getText());
      for (int j = i + 1; j < boxes.size(); j++)
        if (one.intersects(boxes.get(j)))
          faults.add(texts.get(i).getText() + " touches " + texts.get(j).getText());
      for (Bounds token : tokens)
        if (one.intersects(token)) faults.add(texts.get(i).getText() + " touches a token");
      List<String> styles = texts.get(i).getStyleClass();
      // A capsule's words have a plate between them and the line.
      boolean beside = styles.contains("ls-last-text") && !styles.contains("ls-last-on-plate");
      for (Line line : segments)
        if (beside && isOn(one, line)) faults.add(texts.get(i).getText() + " stands on a lit line");
      boolean label = texts.get(i).getStyleClass().stream().anyMatch(s -> s.startsWith("ls-edge-"));
      for (Bounds node : nodes)
        if (label && one.intersects(node))
          faults.add(texts.get(i).getText() + " at " + one + " touches a state at " + node);
    }
    return faults;
  }

  /** Where its letters stand: its bounds have room above and below them. */
  private Bounds ink(Text text) {
    Bounds all = text.getBoundsInLocal();
    double size = text.getFont().getSize();
    double lines = Math.max(1, Math.round(all.getHeight() / (size * 1.3)));
    double free = lines == 1 ? Math.max(0, all.getHeight() - size * 0.92) : 0;
    return text.localToScene(
        new BoundingBox(
            all.getMinX(), all.getMinY() + free * 0.7, all.getWidth(), all.getHeight() - free));
  }

  private static boolean isOn(Bounds words, Line line) {
    double half = line.getStrokeWidth() / 2 * scale(line);
    int pieces = 100;
    for (int i = 0; i <= pieces; i++) {
      double share = i / (double) pieces;
      Point2D point =
          line.localToScene(
              line.getStartX() + (line.getEndX() - line.getStartX()) * share,
              line.getStartY() + (line.getEndY() - line.getStartY()) * share);
      if (words.intersects(point.getX() - half, point.getY() - half, 2 * half, 2 * half))
        return true;
    }
    return false;
  }

  private static boolean isStroked(Shape shape) {
    return shape.getStroke() != null
        && !Color.TRANSPARENT.equals(shape.getStroke())
        && shape.getStrokeWidth() > 0;
  }

  private static double scale(Node node) {
    Point2D zero = node.localToScene(0, 0);
    return zero.distance(node.localToScene(0, 1));
  }

  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible()) return;
    into.add(node);
    if (node instanceof Parent parent)
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
  }
}
