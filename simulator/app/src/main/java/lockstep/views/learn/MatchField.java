package lockstep.views.learn;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Matching;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/** What belongs to each of a column: a chooser below each entry. */
final class MatchField extends AnswerField {
  private final VBox all = new VBox();
  private final List<ComboBox<String>> choosers = new ArrayList<>();

  MatchField(Matching matching, Runnable changed) {
    all.getStyleClass().add("ls-options");
    for (Matching.Pair pair : matching.pairs()) {
      ComboBox<String> chooser = new ComboBox<>();
      chooser.getStyleClass().add("ls-combo");
      chooser.getItems().setAll(matching.column());
      chooser.setPromptText(Words.of("learn.match.choose"));
      chooser.setAccessibleText(pair.left());
      chooser.setMaxWidth(Double.MAX_VALUE);
      chooser.setId("match-" + (choosers.size() + 1));
      chooser.valueProperty().addListener((property, was, now) -> changed.run());
      choosers.add(chooser);
      VBox one = new VBox(Wrapped.label(pair.left(), "ls-answer-label"), chooser);
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
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < choosers.size(); i++) {
      int chosen = choosers.get(i).getSelectionModel().getSelectedIndex();
      if (chosen < 0) return "";
      line.append(i == 0 ? "" : " ")
          .append(i + 1)
          .append(Character.toLowerCase(Choice.letter(chosen)));
    }
    return line.toString();
  }

  @Override
  void focus() {
    choosers.get(0).requestFocus();
  }
}
