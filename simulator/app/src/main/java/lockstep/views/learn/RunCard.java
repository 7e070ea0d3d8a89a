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
    if (run.way() == Block.Way.OWN) add(buttons, "edit", "editor", () -> actions.edit(run));
    add(buttons, "step", "step", () -> actions.step(run));
    if (run.way() == Block.Way.WORKED) add(buttons, "play", "play", () -> actions.play(run));
    add(buttons, "load", "to-start", () -> actions.load(run));
    getChildren()
        .addAll(name, Wrapped.label(Words.of("learn.run." + way + ".how"), "ls-second"), buttons);
  }

  private static void add(FlowPane buttons, String id, String icon, Runnable action) {
    Button button = QuestionPane.button("learn.run." + id, "run-" + id);
    button.setGraphic(Icons.of(icon, 14));
    button.getStyleClass().add("ls-small");
    button.setOnAction(event -> action.run());
    buttons.getChildren().add(button);
  }
}
