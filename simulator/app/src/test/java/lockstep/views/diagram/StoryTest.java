package lockstep.views.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StoryTest {
  /** Its badge says that there is something to predict: so of a question, not of a repetition. */
  @Test
  void onlyAQuestionHasTheBadgeOfOne() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          Story story = new Story();
          story.tell(null, "step 1", "The server listens.", List.of());
          story.ask("step 2 waits for you", "Which state will the client be in?");
          assertThat(story.lookup(".ls-predict-badge")).isNotNull();
          story.tellInstead("what the question is about", "The client calls close.");
          assertThat(story.lookup(".ls-predict-badge")).isNull();
          assertThat(said(story)).isEqualTo("The client calls close.");
          story.tell(null, "step 2", "The client calls connect.", List.of());
          assertThat(said(story)).isEqualTo("The client calls close.");
          story.askNoMore();
          assertThat(said(story)).isEqualTo("The client calls connect.");
        });
  }

  private static String said(Story story) {
    return ((javafx.scene.control.Labeled) story.lookup(".ls-story-what")).getText();
  }
}
