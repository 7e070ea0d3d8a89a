package lockstep.views.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import lockstep.lessons.quiz.Choice;
import lockstep.views.parts.Icons;
import lockstep.views.words.Words;

/** Options below each other: one of them, or any number. */
final class ChoiceField extends AnswerField {
  private static final double MARK = 13;

  private final VBox all = new VBox();
  private final List<ButtonBase> options = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final ToggleGroup group = new ToggleGroup();
  private final boolean lettered;

  private ChoiceField(boolean lettered) {
    this.lettered = lettered;
    all.getStyleClass().add("ls-options");
    all.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  static ChoiceField of(Choice choice, Runnable changed) {
    ChoiceField field = new ChoiceField(true);
    for (int i = 0; i < choice.options().size(); i++) {
      String letter = String.valueOf(Choice.letter(i));
      String text = letter + "   " + choice.options().get(i).text();
      field.add(letter, text, choice.several(), changed);
    }
    return field;
  }

  static ChoiceField yesOrNo(String yes, String no, Runnable changed) {
    ChoiceField field = new ChoiceField(false);
    field.add("true", yes, false, changed);
    field.add("false", no, false, changed);
    return field;
  }

  private void add(String line, String text, boolean several, Runnable changed) {
    ButtonBase option;
    if (several) {
      CheckBox box = new CheckBox(text);
      box.selectedProperty().addListener((property, was, now) -> changed.run());
      option = box;
    } else {
      RadioButton button = new RadioButton(text);
      button.setToggleGroup(group);
      button.selectedProperty().addListener((property, was, now) -> changed.run());
      option = button;
    }
    option.getStyleClass().add("ls-option");
    option.setWrapText(true);
    option.setMinHeight(ButtonBase.USE_PREF_SIZE);
    option.setMaxWidth(Double.MAX_VALUE);
    option.setId("option-" + line);
    options.add(option);
    lines.add(line);
    all.getChildren().add(option);
  }

  @Override
  Node node() {
    return all;
  }

  @Override
  String line() {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) if (isChosen(options.get(i))) chosen.add(lines.get(i));
    return chosen.stream().collect(Collectors.joining(" "));
  }

  private static boolean isChosen(ButtonBase option) {
    return option instanceof CheckBox box ? box.isSelected() : ((RadioButton) option).isSelected();
  }

  /** A mark with a sign and a word, at the end of the option: which was chosen is seen as well. */
  @Override
  void tell(String key) {
    List<String> right = List.of(key.split(" "));
    for (int i = 0; i < options.size(); i++) {
      if (!right.contains(lines.get(i))) continue;
      ButtonBase option = options.get(i);
      Label mark = new Label(Words.of("learn.rightAnswer"), Icons.of("check", MARK));
      mark.getStyleClass().addAll("ls-said-word", "ls-verdict-right", "ls-option-mark");
      mark.setMinWidth(Label.USE_PREF_SIZE);
      option.setGraphic(mark);
      option.setContentDisplay(ContentDisplay.RIGHT);
      option.getStyleClass().add("ls-option-right");
      option.setAccessibleText(option.getText() + ". " + mark.getText());
    }
  }

  @Override
  void focus() {
    options.stream()
        .filter(ChoiceField::isChosen)
        .findFirst()
        .orElse(options.get(0))
        .requestFocus();
  }

  @Override
  boolean knows(char letter) {
    int at = Character.toUpperCase(letter) - 'A';
    return lettered && at >= 0 && at < options.size();
  }

  @Override
  void typed(char letter) {
    turn(options.get(Character.toUpperCase(letter) - 'A'));
  }

  private static void turn(ButtonBase option) {
    if (option instanceof CheckBox box) box.setSelected(!box.isSelected());
    else ((RadioButton) option).setSelected(true);
    option.requestFocus();
  }

  /** Up and down go from option to option, and choose where only one can be chosen. */
  private void pressed(KeyEvent event) {
    int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (step == 0) return;
    event.consume();
    for (int i = 0; i < options.size(); i++) {
      if (!options.get(i).isFocused()) continue;
      ButtonBase next = options.get(Math.floorMod(i + step, options.size()));
      next.requestFocus();
      if (next instanceof RadioButton button) button.setSelected(true);
      return;
    }
  }
}
