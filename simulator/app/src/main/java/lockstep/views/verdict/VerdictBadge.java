package lockstep.views.verdict;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import lockstep.comparison.Verdict;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.words.Words;

/** A verdict as icon, outline and word. */
public final class VerdictBadge extends HBox {
  private final Label word = new Label();
  private final Hint hint = Hint.on(this);

  /** A badge that shows nothing yet. */
  public VerdictBadge() {
    getStyleClass().add("ls-badge");
    setAlignment(Pos.CENTER_LEFT);
    word.getStyleClass().add("ls-badge-word");
    word.setMinWidth(USE_PREF_SIZE);
    setMinWidth(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
    show(null);
  }

  /** Shows a verdict; null takes the badge away. */
  public void show(Verdict verdict) {
    setVisible(verdict != null);
    setManaged(verdict != null);
    getChildren().clear();
    if (verdict == null) return;
    String name = styleName(verdict);
    getStyleClass().setAll("ls-badge", name);
    word.setText(verdict.name());
    getChildren().addAll(Icons.of(name, 13), word);
    hint.say(Words.of("verdict." + verdict + ".why"));
    setAccessibleText(verdict.name());
  }

  /** The style class of a verdict, which is also its icon's name. */
  public static String styleName(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
