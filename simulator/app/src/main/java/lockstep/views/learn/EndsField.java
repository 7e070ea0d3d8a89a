package lockstep.views.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import lockstep.lessons.quiz.PredictStates;
import lockstep.tcp.TcpState;

/** The next state of each end: a box for each. */
final class EndsField extends AnswerField {
  private final VBox all = new VBox();
  private final List<StateField> fields = new ArrayList<>();

  EndsField(PredictStates task, Runnable changed) {
    all.getStyleClass().add("ls-options");
    for (PredictStates.End end : task.ends()) {
      StateField field = new StateField(end.actor(), end.actor().toString(), changed);
      fields.add(field);
      all.getChildren().add(field.node());
    }
  }

  @Override
  Node node() {
    return all;
  }

  @Override
  String line() {
    if (fields.stream().anyMatch(field -> field.line().isEmpty())) return "";
    return fields.stream().map(StateField::line).collect(Collectors.joining(", "));
  }

  @Override
  void focus() {
    fields.get(0).focus();
  }

  @Override
  void take(TcpState state) {
    next().take(state);
  }

  /** The box with the keys, or else the first empty one, or else the last. */
  private StateField next() {
    for (StateField field : fields) if (field.hasFocus()) return field;
    for (StateField field : fields) if (field.line().isEmpty()) return field;
    return fields.get(fields.size() - 1);
  }

  @Override
  TcpState meant() {
    for (StateField field : fields) if (field.hasFocus()) return field.meant();
    return fields.size() == 1 ? fields.get(0).meant() : null;
  }
}
