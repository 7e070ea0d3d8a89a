package lockstep.views.learn;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import lockstep.lessons.course.Block;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** A run of a lesson: what it is, and what can be done with it in the diagram. */
public final class RunCard extends VBox {
  /** What the card asks for. */
  public interface Actions {
    /** Loads the run, or loads it anew. */
    void load(Block.Run run);

    /** Plays it, or pauses. */
    void play(Block.Run run);

    /** Goes on by one step. */
    void step(Block.Run run);

    /** Opens its text, to be changed. */
    void edit(Block.Run run);
  }

  /** A card. */
  public RunCard(Block.Run run, String title, Actions actions) {
    getStyleClass().add("ls-run-card");
    String way = run.way().name();
    Label name = Wrapped.label(Words.of("learn.run." + way, title), "ls-lesson-label");
    name.setGraphic(Icons.of("library", 14));
    FlowPane buttons = new FlowPane();
    buttons.getStyleClass().add("ls-learn-buttons");
    if (run.way() == Block.Way.OWN) {
      Button edit = QuestionPane.button("learn.run.edit", "run-edit");
      edit.setGraphic(Icons.of("editor", 14));
      edit.setOnAction(event -> actions.edit(run));
      buttons.getChildren().add(edit);
    }
    Button step = QuestionPane.button("learn.run.step", "run-step");
    step.setGraphic(Icons.of("step", 14));
    step.setOnAction(event -> actions.step(run));
    buttons.getChildren().add(step);
    if (run.way() == Block.Way.WORKED) {
      Button play = QuestionPane.button("learn.run.play", "run-play");
      play.setGraphic(Icons.of("play", 14));
      play.setOnAction(event -> actions.play(run));
      buttons.getChildren().add(play);
    }
    Button load = QuestionPane.button("learn.run.load", "run-load");
    load.setGraphic(Icons.of("to-start", 14));
    load.setOnAction(event -> actions.load(run));
    buttons.getChildren().add(load);
    buttons.getChildren().forEach(button -> button.getStyleClass().add("ls-small"));
    getChildren()
        .addAll(name, Wrapped.label(Words.of("learn.run." + way + ".how"), "ls-second"), buttons);
  }
}
