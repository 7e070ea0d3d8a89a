package lockstep.app.desktop;

import javafx.scene.control.Button;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.words.Words;

/** The sign in a card's title that gives the card the whole window, or puts it back. */
final class LargeSign extends Button {
  private static final double ICON = 15;

  private final String card;
  private final Hint hint = Hint.on(this);
  private Boolean isLarge;

  /**
   * @param card whose sign it is
   */
  LargeSign(String card, Runnable action) {
    this.card = card;
    setId("large-" + card);
    getStyleClass().addAll("ls-icon-button", "ls-small-icon", "ls-large-sign");
    setOnAction(event -> action.run());
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    show(true, false);
  }

  /**
   * Shows whether the card is large.
   *
   * @param offered whether the card can be, or stands alone anyway
   */
  void show(boolean offered, boolean large) {
    setVisible(offered);
    setManaged(offered);
    if (isLarge != null && isLarge == large) return;
    isLarge = large;
    setGraphic(Icons.of(large ? "put-back" : "enlarge", ICON));
    String name = Words.of(large ? "large.off" : "large.on." + card);
    setAccessibleText(name);
    hint.say(name + "  " + Words.of("key.large"));
  }
}
