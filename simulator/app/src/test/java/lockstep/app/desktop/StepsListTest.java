package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.stage.Stage;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.parts.Fonts;
import lockstep.views.steps.StepsList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The steps of a run as a list of words, in a narrow card. */
@ExtendWith(ApplicationExtension.class)
class StepsListTest {
  /** The card that stands beside a ladder of its own. */
  private static final double WIDE = 264;

  private static final double HIGH = 900;

  /** What a cell has below its last line. */
  private static final double AIR = 8;

  private Stage stage;

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(5000, stage::close);
  }

  @Test
  void noStepHasAnEmptyLineBelowIt() throws Exception {
    List<Moment> moments = new ArrayList<>();
    try (SideBySide run =
        new SideBySide(ScenarioLibrary.load("lost-fin").orElseThrow(), List.of(new ModelStage()))) {
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    List<String> loose =
        WaitForAsyncUtils.waitForAsyncFx(
            20_000,
            () -> {
              Fonts.load();
              StepsList list = new StepsList(step -> {});
              Scene scene = new Scene(list, WIDE, HIGH);
              scene.getStylesheets().setAll(Stylesheets.of(1));
              stage = new Stage();
              stage.setScene(scene);
              stage.show();
              list.show(moments, 1);
              for (int i = 0; i < 3; i++) {
                list.applyCss();
                list.layout();
              }
              return loose(list);
            });
    assertThat(loose).isEmpty();
  }

  private static List<String> loose(StepsList list) {
    List<String> found = new ArrayList<>();
    int cells = 0;
    for (Node node : list.lookupAll(".ls-step")) {
      if (!(node instanceof ListCell<?> cell) || cell.isEmpty()) continue;
      cells++;
      double lowest = 0;
      for (Node word : cell.lookupAll(".label")) {
        if (!word.isVisible() || word.getLayoutBounds().isEmpty()) continue;
        Bounds at = cell.sceneToLocal(word.localToScene(word.getLayoutBounds()));
        lowest = Math.max(lowest, at.getMaxY());
      }
      if (cell.getHeight() - lowest > AIR)
        found.add(cell.getAccessibleText() + " ends at " + lowest + " of " + cell.getHeight());
    }
    assertThat(cells).isGreaterThan(10);
    return found;
  }
}
