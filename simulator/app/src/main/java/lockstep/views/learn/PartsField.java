package lockstep.views.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import lockstep.lessons.quiz.Parts;
import lockstep.tcp.TcpState;
import lockstep.views.parts.Wrapped;

/** Several things asked about one exhibit, each under its name. */
final class PartsField extends AnswerField {
  private final VBox all = new VBox();
  private final List<AnswerField> fields = new ArrayList<>();

  PartsField(Parts parts, Runnable changed) {
    all.getStyleClass().add("ls-options");
    for (Parts.Part part : parts.parts()) {
      AnswerField field = AnswerField.of(part.task(), changed);
      fields.add(field);
      VBox one = new VBox(Wrapped.label(part.label(), "ls-answer-label"), field.node());
      one.getStyleClass().add("ls-answer-part");
      all.getChildren().add(one);
    }
  }

  @Override
  Node node() {
    return all;
  }

  @Override
  String line() {
    if (fields.stream().anyMatch(field -> field.line().isEmpty())) return "";
    // What parts the answers cannot stand in one of them.
    return fields.stream()
        .map(field -> field.line().replace(';', ','))
        .collect(Collectors.joining("; "));
  }

  @Override
  void tell(String key) {
    String[] keys = key.split("; ");
    for (int i = 0; i < fields.size() && i < keys.length; i++) fields.get(i).tell(keys[i]);
  }

  @Override
  void focus() {
    fields.get(0).focus();
  }

  @Override
  boolean knows(char letter) {
    return asked().filter(field -> field.knows(letter)).isPresent();
  }

  @Override
  void typed(char letter) {
    asked().ifPresent(field -> field.typed(letter));
  }

  /** The part that has the keys, or else the first one that wants an answer. */
  private Optional<AnswerField> asked() {
    return fields.stream()
        .filter(field -> field.node().isFocusWithin())
        .findFirst()
        .or(() -> fields.stream().filter(field -> field.line().isEmpty()).findFirst());
  }

  @Override
  void take(TcpState state) {
    fields.stream()
        .filter(field -> field instanceof StateField && field.line().isEmpty())
        .findFirst()
        .ifPresent(field -> field.take(state));
  }
}
