package lockstep.views.learn;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Token;
import lockstep.views.parts.Wrapped;
import lockstep.views.predict.Question;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** A box for a state: clicked in the diagram, typed, or turned to with the arrow keys. */
final class StateField extends AnswerField {
  private final TextField field = new TextField();
  private final HBox box = new HBox();
  private final Label hint = Wrapped.label("ls-second");
  private final VBox all = new VBox();
  private final String label;
  private TcpState state;

  /**
   * @param actor whose state; null for any
   * @param label what is asked, in front of the name in the line; may be empty
   */
  StateField(Actor actor, String label, Runnable changed) {
    this.label = label;
    field.getStyleClass().add("ls-answer-state");
    field.setId(actor == null ? "answer-state" : "answer-state-" + actor);
    field.setPromptText(Words.of("predict.type"));
    field.setAccessibleText(
        actor == null ? Words.of("learn.state") : Words.of("learn.state.of", Sentences.who(actor)));
    field
        .textProperty()
        .addListener(
            (property, was, now) -> {
              read(now);
              changed.run();
            });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    HBox.setHgrow(field, Priority.ALWAYS);
    Node sign = actor == null ? Icons.of("cursor", 17) : Icons.growing(new Token(actor.side(), 26));
    box.getChildren().addAll(sign, field);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("ls-answer-box");
    all.getStyleClass().add("ls-answer-part");
    all.getChildren().addAll(box, hint);
    read("");
  }

  private void read(String text) {
    List<TcpState> meant = Question.named(text);
    state = meant.size() == 1 ? meant.get(0) : null;
    hint.setText(
        state != null
            ? Words.of("predict.hint.chosen", state.rfcName())
            : Question.hint(text, meant, Words.of("learn.state.hint")));
  }

  private void pressed(KeyEvent event) {
    int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (step == 0) return;
    TcpState[] states = TcpState.values();
    int at = state == null ? (step > 0 ? -1 : 0) : state.ordinal();
    take(states[Math.floorMod(at + step, states.length)]);
    event.consume();
  }

  @Override
  Node node() {
    return all;
  }

  @Override
  String line() {
    if (state == null) return "";
    return label.isEmpty() ? state.rfcName() : label + " " + state.rfcName();
  }

  @Override
  void focus() {
    field.requestFocus();
    field.end();
  }

  @Override
  void take(TcpState taken) {
    field.setText(taken.rfcName());
    field.end();
  }

  @Override
  TcpState meant() {
    return state;
  }

  boolean hasFocus() {
    return field.isFocused();
  }
}
