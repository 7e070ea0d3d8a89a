package lockstep.views.learn;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import lockstep.lessons.quiz.Misconception;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** What is often believed, what is so, and where to see it. */
public final class IdeaCard extends VBox {
  /**
   * A card.
   *
   * @param play shows the scenario that refutes it
   */
  public IdeaCard(Misconception idea, Consumer<String> play) {
    getStyleClass().add("ls-idea");
    getChildren()
        .addAll(
            Wrapped.label(Words.of("learn.idea"), "ls-idea-head"),
            Wrapped.label(idea.statement(), "ls-idea-said"),
            Wrapped.label(Words.of("learn.idea.but"), "ls-idea-head"),
            BlocksView.marked(idea.correct(), "ls-lesson-words"));
    if (idea.scenario().isEmpty()) {
      getChildren().add(BlocksView.marked(idea.see(), "ls-lesson-words"));
      return;
    }
    Button see = new Button(Words.of("learn.idea.see", idea.scenario()), Icons.of("play", 13));
    see.getStyleClass().addAll("ls-button", "ls-small");
    see.setOnAction(event -> play.accept(idea.scenario()));
    getChildren().add(see);
  }
}
