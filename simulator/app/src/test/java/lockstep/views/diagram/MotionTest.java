package lockstep.views.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import lockstep.views.fixtures.Moments;
import lockstep.views.parts.Motion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A held state breathes, and stands still where the user wants less motion. */
@ExtendWith(ApplicationExtension.class)
class MotionTest {
  private StateDiagram diagram;

  @Start
  void start(Stage stage) {
    diagram = new StateDiagram();
    stage.setScene(new Scene(diagram, 700, 532));
    stage.show();
  }

  @AfterEach
  void moveAgain() {
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> Motion.reduced().set(false));
  }

  @Test
  void theHaloIsAStillDoubleLineWithReducedMotion() {
    AtomicBoolean any = new AtomicBoolean();
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          diagram.show(Moments.held(), Course.NONE);
          for (StateNode node : diagram.stateNodes().values()) {
            if (!node.halo().isVisible()) continue;
            any.set(true);
            Node breathing = ((Group) node.halo()).getChildren().get(0);
            Group still = (Group) ((Group) node.halo()).getChildren().get(1);
            assertThat(breathing.isVisible()).isTrue();
            assertThat(still.isVisible()).isFalse();
            Motion.reduced().set(true);
            assertThat(breathing.isVisible()).isFalse();
            assertThat(still.isVisible()).isTrue();
            assertThat(still.getChildren()).hasSize(2);
            assertThat(node.halo().getOpacity()).isEqualTo(1);
            Motion.reduced().set(false);
            assertThat(breathing.isVisible()).isTrue();
          }
        });
    assertThat(any).isTrue();
  }
}
