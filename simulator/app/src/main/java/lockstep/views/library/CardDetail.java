package lockstep.views.library;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Scrolled;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** The scenario that is marked in the library, at length, with what can be done with it. */
final class CardDetail extends VBox {
  private final MiniDiagram picture = MiniDiagram.large();
  private final Label name = Wrapped.label("ls-library-name");
  private final Label title = Wrapped.label("ls-library-head");
  private final Label about = Wrapped.label("ls-library-about");
  private final Label steps = Wrapped.label("ls-second");
  private final Label stages = Wrapped.label("ls-second");
  private final Label wire = Wrapped.label("ls-second");
  private final VBox words = new VBox(name, title, about, steps, stages, wire);
  private final FlowPane buttons = new FlowPane();
  private final Button pair;
  private ScenarioCard shown;

  CardDetail(Consumer<ScenarioCard> play, Consumer<ScenarioCard> edit, Consumer<ScenarioCard> two) {
    getStyleClass().add("ls-library-detail");
    words.getStyleClass().add("ls-library-words");
    Scrolled scroll = new Scrolled(words);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    buttons.getStyleClass().add("ls-library-buttons");
    pair = button("two", "more", two);
    buttons
        .getChildren()
        .addAll(button("play", "play", play), button("edit", "editor", edit), pair);
    getChildren().addAll(picture, scroll, buttons);
  }

  private Button button(String id, String icon, Consumer<ScenarioCard> action) {
    Button button = new Button(Words.of("library." + id), Icons.of(icon, 15));
    button.getStyleClass().add("ls-button");
    button.setId("library-" + id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(
        event -> {
          if (shown != null) action.accept(shown);
        });
    return button;
  }

  /** Shows a scenario; null shows none. */
  void show(ScenarioCard card) {
    shown = card;
    setVisible(card != null);
    if (card == null) return;
    // Two runs are of scenarios that ship.
    pair.setDisable(card.own());
    picture.show(card.edges(), card.nodes());
    name.setText(card.name());
    title.setText(card.title());
    about.setText(card.about());
    steps.setText(card.steps() == 0 ? "" : Words.of("library.steps.long", card.steps()));
    stages.setText(card.stages());
    wire.setText(card.wire());
  }
}
