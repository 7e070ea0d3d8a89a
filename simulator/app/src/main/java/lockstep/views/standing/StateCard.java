package lockstep.views.standing;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.comparison.Standing;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Token;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** One end on a card in its hue: its state large, what it waits for, and what the kernel says. */
public final class StateCard extends VBox {
  private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");
  private static final double TOKEN = 40;

  private final Side side;
  private final Token token;
  private final Label who = new Label();
  private final Label state = new Label();
  private final Label waits = new Label();
  private final Label kernelWord = new Label();
  private final Label how = new Label();
  private final HBox kernel = new HBox(kernelWord, how);
  private List<Object> showsNow = List.of();

  /** The card of an end that has no socket yet. */
  public StateCard(Side side) {
    this.side = side;
    token = new Token(side, TOKEN);
    getStyleClass().add("ls-state-card");
    who.getStyleClass().add("ls-state-who");
    state.getStyleClass().add("ls-state-name");
    waits.getStyleClass().add("ls-state-waits");
    waits.setWrapText(true);
    kernelWord.getStyleClass().add("ls-state-word");
    kernelWord.setMinWidth(USE_PREF_SIZE);
    how.getStyleClass().add("ls-state-how");
    how.setWrapText(true);
    kernel.getStyleClass().add("ls-state-kernel");
    kernel.setAlignment(Pos.BASELINE_LEFT);
    VBox names = new VBox(who, state);
    names.setAlignment(Pos.CENTER_LEFT);
    HBox head = new HBox(Icons.growing(token), names);
    head.getStyleClass().add("ls-state-head");
    head.setAlignment(Pos.CENTER_LEFT);
    Region spring = new Region();
    VBox.setVgrow(spring, Priority.ALWAYS);
    getChildren().addAll(head, waits, spring, kernel);
    setAccessibleRole(AccessibleRole.TEXT);
    clear();
  }

  /** Shows an end that has no socket yet. */
  public void clear() {
    showsNow = List.of();
    pseudoClassStateChanged(EMPTY, true);
    Ends.mark(this, null);
    token.showPlace();
    who.setText(side.word());
    waits.setText(Words.of("card.nothing.why"));
    kernel.setVisible(false);
    state.setText(Words.of("card.nothing"));
    speak();
  }

  /**
   * Shows where an actor stands.
   *
   * @param more how many more actors of this end there are
   * @param live whether a live world plays
   */
  public void show(Actor actor, Standing standing, int more, boolean live) {
    List<Object> showing = List.of(actor, standing, more, live);
    if (showing.equals(showsNow)) return;
    TcpState shown = standing.shown();
    if (shown == null) {
      clear();
      return;
    }
    showsNow = showing;
    pseudoClassStateChanged(EMPTY, false);
    Ends.mark(this, side);
    token.show(standing);
    who.setText(actor + moreText(more));
    state.setText(shown.rfcName());
    waits.setText(Sentences.waits(side, shown));
    kernel.setVisible(true);
    showKernel(standing, live);
    speak();
  }

  private void showKernel(Standing standing, boolean live) {
    if (!live) {
      kernelWord.setText("");
      // Without a kernel only a capture can be what a state is inferred from.
      how.setText(Words.of(standing.model() == null ? "card.capture" : "card.model.alone"));
    } else if (standing.kernel() == null) {
      kernelWord.setText(Words.of("card.kernel"));
      how.setText(Words.of(standing.unseen() ? "card.kernel.unseen" : "card.kernel.noreading"));
    } else {
      String known = standing.how() == null ? "" : standing.how().word();
      // Where there is a row, its own word for the state stands beside it already.
      boolean parted = standing.model() != null && !standing.inLockstep() && standing.os() == null;
      String elsewhere =
          parted ? Words.of("card.kernel.elsewhere", standing.kernel().rfcName()) : "";
      kernelWord.setText(
          standing.os() == null ? Words.of("card.kernel.norow") : standing.os().toString());
      how.setText(elsewhere.isEmpty() ? known : known + " " + elsewhere);
    }
    kernelWord.setManaged(!kernelWord.getText().isEmpty());
  }

  private static String moreText(int more) {
    return more == 0 ? "" : " " + Words.of("card.more", more);
  }

  private void speak() {
    setAccessibleText(
        String.join(
            ", ",
            who.getText(),
            state.getText(),
            waits.getText(),
            kernelWord.getText(),
            how.getText()));
  }
}
