package lockstep.views.learn;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.views.words.Words;

/** A line of text: a word, a number, a port, or whatever has no controls of its own. */
final class WordField extends AnswerField {
  private final TextField field = new TextField();

  WordField(Task task, Runnable changed) {
    field.getStyleClass().add("ls-answer-line");
    field.setId("answer-line");
    String prompt = Words.of(prompt(task));
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.textProperty().addListener((property, was, now) -> changed.run());
  }

  private static String prompt(Task task) {
    if (task instanceof ShortText text && text.vocabulary() == ShortText.Vocabulary.STATES)
      return "learn.state";
    return switch (task.kind()) {
      case NUMERIC -> "learn.number";
      case ESSAY -> "learn.essay";
      default -> "learn.word";
    };
  }

  @Override
  Node node() {
    return field;
  }

  @Override
  String line() {
    return field.getText().strip();
  }

  @Override
  void focus() {
    field.requestFocus();
    field.end();
  }
}
