package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.tcp.World;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the bar says of the scenario that is played, in a window of 1024x768. */
@ExtendWith(ApplicationExtension.class)
class AppBarTest {
  private static final String TITLE =
      "A title that goes on and on, as those of lessons do, and ends much later than its room";

  private AppBar bar;
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    Fonts.load();
    bar = new AppBar(new Nothing());
    StackPane root = new StackPane(bar);
    root.getStyleClass().add("root");
    Scene scene = new Scene(root, 1024, 56);
    scene.getStylesheets().setAll(Stylesheets.of(1));
    stage.setScene(scene);
    stage.show();
  }

  /** What has no room ends in dots, and is whole where the pointer rests on it. */
  @Test
  void aLongTitleIsCutAndItsHintHasItAll() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          play(new Choice("lesson-11", TITLE, "Lesson 11"));
          Label title = title();
          assertThat(seen(title)).startsWith("A title").endsWith("...").isNotEqualTo(TITLE);
          assertThat(title.getOpacity()).isEqualTo(1);
          Region chooser = (Region) bar.lookup(".ls-combo");
          assertThat(title.localToScene(title.getLayoutBounds()).getMaxX())
              .isLessThan(chooser.localToScene(chooser.getLayoutBounds()).getMaxX());
          assertThat(Hint.textOf(chooser)).isEqualTo("Lesson 11: " + TITLE);
          play(new Choice("teardown", "The client closes first"));
          assertThat(seen(title())).isEqualTo("The client closes first");
        });
  }

  private void play(Choice choice) {
    bar.offer(List.of(choice, new Choice("half-close-with-data-back", "Another")));
    bar.show(choice, World.LOOPBACK, false);
    for (int i = 0; i < 3; i++) {
      bar.getScene().getRoot().applyCss();
      bar.getScene().getRoot().layout();
    }
  }

  private Label title() {
    ComboBox<?> chooser = (ComboBox<?>) bar.lookup(".ls-combo");
    return (Label) chooser.lookup(".list-cell .ls-scenario-title");
  }

  /** What of a label's words is drawn. */
  private static String seen(Label label) {
    for (Node part : label.getChildrenUnmodifiable())
      if (part instanceof Text text) return text.getText();
    throw new AssertionError("nothing is drawn of " + label);
  }

  private static final class Nothing implements AppBar.Actions {
    @Override
    public void choose(Choice scenario, World beside) {}

    @Override
    public void more(Region list) {}

    @Override
    public void closed() {}
  }
}
