package lockstep.app.desktop.learn;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.predict.Predict;
import lockstep.app.desktop.run.RunState;
import lockstep.app.learn.ProgressPlace;

/** Lessons, quizzes, reviews and mastery. Nothing of the lessons is loaded before it is asked. */
public final class LearnFeature implements Feature {
  private final Desk desk;
  private final Predict predict;
  private final Path path;
  private Learning learning;

  /** Puts keys and buttons on a desk. */
  public LearnFeature(Desk desk, Predict predict) {
    this.desk = desk;
    this.predict = predict;
    path = desk.folder().isPresent() ? place() : null;
    predict.onWrong(prediction -> learning().card(prediction));
    predict.onTaken(prediction -> learning().keep(prediction));
    desk.commands().add("learn", KeyCode.F2, () -> learning().toggleCourse());
    add("learn.mastery", KeyCode.F3, () -> true, Learning::mastery);
    add("learn.page", KeyCode.PAGE_DOWN, this::isInSight, l -> l.beside().pageDown());
    add("learn.page", KeyCode.PAGE_UP, this::isInSight, l -> l.beside().pageUp());
    add("learn.answer", KeyCode.ENTER, this::canTake, l -> l.questions().takeFocused());
    desk.commands().list("learn.option");
    add("learn.leave", KeyCode.ESCAPE, this::canLeave, l -> l.beside().close());
    desk.commands().keep(event -> learning != null && learning.keeps(event));
    desk.addButton("learn", "lesson", () -> learning().toggleCourse());
  }

  private void add(String id, KeyCode key, BooleanSupplier can, Consumer<Learning> action) {
    desk.commands().add(id, new KeyCodeCombination(key), can, () -> action.accept(learning()));
  }

  private static Path place() {
    return ProgressPlace.of(
        System::getenv, System.getProperty("os.name"), System.getProperty("user.home"));
  }

  private Learning learning() {
    if (learning == null) learning = new Learning(desk, predict, path);
    return learning;
  }

  private boolean isInSight() {
    return learning != null && learning.beside().isInSight();
  }

  private boolean canTake() {
    return isInSight() && learning.questions().canTake();
  }

  /** A walk in the diagram ends before the lesson does. */
  private boolean canLeave() {
    return isInSight() && desk.diagram().parts().focused().isEmpty();
  }

  @Override
  public void show(RunState state) {
    if (learning != null) learning.show(state);
  }

  @Override
  public void close() {
    if (learning != null) learning.end();
  }
}
