package lockstep.views.presenter;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lockstep.comparison.Standing;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Token;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** One end for a room: who it is, its state in the largest letters, what it waits for. */
final class EndCard extends VBox {
  private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");
  private static final double TOKEN = 77;

  private final Side side;
  private final Token token;
  private final Label who = new Label();
  private final Label state = new Label();
  private final Label waits = new Label();

  EndCard(Side side) {
    this.side = side;
    token = new Token(side, TOKEN);
    getStyleClass().add("ls-end-card");
    who.getStyleClass().add("ls-end-who");
    state.getStyleClass().add("ls-end-state");
    waits.getStyleClass().add("ls-end-waits");
    VBox names = new VBox(who, state);
    HBox head = new HBox(token, names);
    head.getStyleClass().add("ls-end-head");
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, waits);
    clear();
  }

  /** Shows an end that has no socket yet. */
  void clear() {
    pseudoClassStateChanged(EMPTY, true);
    Ends.mark(this, null);
    token.showPlace();
    tell(side.word(), Words.of("card.nothing"), "");
  }

  /**
   * Shows where an actor stands.
   *
   * @param more how many more actors of this end there are
   */
  void show(Actor actor, Standing standing, int more) {
    if (standing.shown() == null) {
      clear();
      return;
    }
    pseudoClassStateChanged(EMPTY, false);
    Ends.mark(this, side);
    token.show(standing);
    String name = actor.toString();
    if (standing.apart()) name = Words.of("present.end.apart", actor, standing.kernel().rfcName());
    else if (more > 0) name = actor + " " + Words.of("card.more", more);
    tell(name, standing.shown().rfcName(), Sentences.waits(side, standing.shown()));
  }

  /** Whether there is room for what it waits for. */
  void showAwaited(boolean yes) {
    waits.setVisible(yes);
    waits.setManaged(yes);
  }

  private void tell(String name, String shown, String awaited) {
    who.setText(name);
    state.setText(shown);
    waits.setText(awaited);
    setAccessibleText(String.join(", ", name, shown, awaited));
  }
}
