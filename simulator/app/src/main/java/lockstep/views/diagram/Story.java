package lockstep.views.diagram;

import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lockstep.comparison.Verdict;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.verdict.VerdictBadge;
import lockstep.views.words.Words;

/**
 * What happens, in the corner of the diagram that no edge enters: badge, one sentence, one reason.
 * Of several reasons it takes the first that fits; none is ever cut. Where none fits the sentence
 * has the first as its hint, and the list of steps tells it.
 */
public final class Story extends VBox {
  private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");

  /** The width, in sizes of the number's letters, from which the sentence is as a label is. */
  private static final double LARGE_FROM = 22;

  private final VerdictBadge badge = new VerdictBadge();
  private final Label number = new Label();
  private final Label what = new Label();
  private final Label why = new Label();
  private final Button retry = new Button(Words.of("retry"));
  private final Button cancel = new Button(Words.of("run.cancel"));
  private final Button release = new Button(Words.of("held.release"));
  private final Button more = new Button();
  private final HBox head = new HBox(badge, number, more, retry, release, cancel);
  private final Hint hint = Hint.on(why);
  private final Hint hintOfWhat = Hint.on(what);
  private List<String> reasons = List.of();
  private List<Object> told = List.of();
  private final HBox predict = new HBox(Icons.of("help", 13), new Label(Words.of("predict.badge")));
  private Runnable tellAgain = () -> {};
  private boolean asking;
  private double room;

  /** An empty story. */
  public Story() {
    getStyleClass().add("ls-story");
    number.getStyleClass().add("ls-story-number");
    what.getStyleClass().add("ls-story-what");
    why.getStyleClass().add("ls-story-why");
    what.setWrapText(true);
    why.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    why.setMinHeight(USE_PREF_SIZE);
    retry.getStyleClass().addAll("ls-button", "ls-small");
    retry.setGraphic(Icons.of("retry", 15));
    release.getStyleClass().addAll("ls-button", "ls-small");
    release.setMinWidth(USE_PREF_SIZE);
    release.setId("release");
    cancel.getStyleClass().addAll("ls-button", "ls-small");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setId("cancel");
    Hint.on(cancel, Words.of("run.cancel.why"));
    more.getStyleClass().add("ls-link");
    head.getStyleClass().add("ls-story-head");
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, what, why);
    setPickOnBounds(false);
    predict.getStyleClass().add("ls-predict-badge");
    predict.setMinWidth(USE_PREF_SIZE);
    retry(null);
    release(null);
    cancel(null);
    more("", null);
  }

  /**
   * Tells a step.
   *
   * @param verdict null for none
   * @param step what stands beside the badge, may be empty
   * @param sentence what happens
   * @param reasons why, the best first; all of them say the same, the last one is the shortest
   */
  public void tell(Verdict verdict, String step, String sentence, List<String> reasons) {
    tellAgain = () -> tell(verdict, step, sentence, reasons);
    if (asking) return;
    List<Object> telling = Arrays.asList(verdict, step, sentence, reasons);
    if (telling.equals(told)) return;
    told = telling;
    badge.show(verdict);
    number.setText(step);
    boolean headed = verdict != null || !step.isEmpty();
    head.setVisible(headed);
    head.setManaged(headed);
    what.setText(sentence);
    this.reasons = List.copyOf(reasons);
    hint.say(reasons.isEmpty() ? "" : reasons.get(0));
    choose();
  }

  /**
   * Asks, in the place of what was told; nothing else is told before {@link #askNoMore()}.
   *
   * @param waits that a step waits for an answer
   * @param sentence what is known before it, may be empty
   */
  public void ask(String waits, String sentence) {
    tellInstead(waits, sentence);
    head.getChildren().add(0, predict);
  }

  /**
   * Tells what is no step of the run, such as what a question was about; nothing else is told
   * before {@link #askNoMore()}. There is nothing to predict in it.
   *
   * @param about stands over the sentence
   */
  public void tellInstead(String about, String sentence) {
    askNoMore();
    tell(null, about, sentence, List.of());
    tellAgain = () -> {};
    asking = true;
  }

  /** Tells again what it was last told to. */
  public void askNoMore() {
    if (!asking) return;
    asking = false;
    head.getChildren().remove(predict);
    tellAgain.run();
  }

  /** Offers to try again; null takes the offer away. */
  public void retry(Runnable again) {
    offer(retry, again);
  }

  /** Offers to let go of what is held; null takes the offer away. */
  public void release(Runnable goOn) {
    offer(release, goOn);
    fitNumber();
  }

  /** Not all fits beside the widest badge; the number stands below the window's track too. */
  private void fitNumber() {
    number.setVisible(true);
    number.setManaged(true);
    boolean fits = !release.isManaged() && head.prefWidth(-1) <= getPrefWidth();
    number.setVisible(fits);
    number.setManaged(fits);
  }

  /** Offers to end what takes long; null takes the offer away. */
  public void cancel(Runnable end) {
    offer(cancel, end);
  }

  private static void offer(Button button, Runnable what) {
    button.setVisible(what != null);
    button.setManaged(what != null);
    button.setOnAction(what == null ? null : e -> what.run());
  }

  /**
   * Offers more about the reason, as a link beside the badge.
   *
   * @param open what a click does; null takes the link away
   */
  public void more(String text, Runnable open) {
    more.setText(text);
    more.setVisible(open != null);
    more.setManaged(open != null);
    more.setOnAction(open == null ? null : e -> open.run());
  }

  /** Gives the story its place, in pixels. */
  void place(double x, double y, double width, double height) {
    if (getPrefWidth() != width || room != height) {
      setPrefWidth(width);
      room = height;
      // In a large diagram the sentence must not be the smallest that is written there.
      pseudoClassStateChanged(LARGE, width >= LARGE_FROM * number.getFont().getSize());
      choose();
    }
    resizeRelocate(x, y, width, Math.max(prefHeight(width), 1));
  }

  private void choose() {
    why.setText(reasons.isEmpty() ? "" : reasons.get(0));
    why.setManaged(!reasons.isEmpty());
    hintOfWhat.say("");
    if (room == 0 || getScene() == null) return;
    applyCss();
    fitNumber();
    for (String reason : reasons) {
      why.setText(reason);
      if (prefHeight(getPrefWidth()) <= room) return;
    }
    if (reasons.isEmpty()) return;
    why.setText("");
    why.setManaged(false);
    hintOfWhat.say(reasons.get(0));
  }
}
