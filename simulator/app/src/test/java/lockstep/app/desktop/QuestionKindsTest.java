package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import lockstep.lessons.generate.Template;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Essay;
import lockstep.lessons.quiz.Grade;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;
import lockstep.tcp.TcpState;
import lockstep.views.learn.Feedback;
import lockstep.views.learn.QuestionPane;
import lockstep.views.parts.Scrolled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A question of every kind: its controls can be read, and make a line that its task understands.
 */
@ExtendWith(ApplicationExtension.class)
class QuestionKindsTest {
  /** The room of a lesson in a window of 1024x768. */
  private static final double NARROW = 364;

  /** So many of each template. */
  private static final int SEEDS = 100;

  private final List<String> lines = new ArrayList<>();
  private Stage stage;

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          if (stage != null) stage.close();
        });
  }

  /** One of each kind: what the templates make, and what only files of questions have. */
  private static List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Template template : Templates.all()) {
      Question question = template.make(3);
      if (kinds.add(question.kind())) questions.add(question);
    }
    List<Choice.Option> options =
        List.of(
            Choice.Option.right("SYN"),
            Choice.Option.right("FIN"),
            Choice.Option.wrong("x", "", ""));
    Stream.of(
            Question.of("several", "Which take a sequence number?", Choice.several(options), ""),
            Question.of("so", "A FIN is acknowledged.", new TrueFalse(true, "", "", ""), ""),
            Question.of("word", "What does `ss` call it?", ShortText.words("timewait"), ""),
            Question.of(
                "match",
                "Which port?",
                new Matching(
                    List.of(new Matching.Pair("ssh", "22"), new Matching.Pair("https", "443")),
                    List.of("80")),
                ""),
            Question.of("essay", "Why does it wait?", new Essay(), ""))
        .filter(question -> kinds.add(question.kind()))
        .forEach(questions::add);
    EnumSet<Kind> asked = EnumSet.complementOf(EnumSet.of(Kind.DESCRIPTION));
    assertThat(kinds).containsAll(asked);
    return questions;
  }

  @Test
  void everyKindIsAskedAndItsLineUnderstood() {
    for (Question question : questions())
      WaitForAsyncUtils.waitForAsyncFx(
          20_000,
          () -> {
            for (double size : new double[] {1, 2}) answer(question, size);
          });
    assertThat(lines).hasSize(2 * questions().size());
  }

  /** A letter is for the part that has the keys, and no command of the window. */
  @Test
  void aLetterTurnsTheOptionOfThePartWithTheKeys() {
    Question table =
        questions().stream()
            .filter(question -> question.kind() == Kind.DIAGNOSE_TABLE)
            .findFirst()
            .orElseThrow();
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          QuestionPane pane = shown(table, 1);
          pane.enter();
          KeyEvent letter =
              new KeyEvent(KeyEvent.KEY_PRESSED, "b", "B", KeyCode.B, false, false, false, false);
          assertThat(pane.wants(letter)).isTrue();
          Event.fireEvent(stage.getScene().getFocusOwner(), letter);
          assertThat(((CheckBox) pane.lookup("#option-B")).isSelected()).isTrue();
        });
  }

  /** B is for breakpoints, and T for another table; not where an answer is made. */
  @Test
  void noLetterIsACommandWhileAnyQuestionWaits() {
    List<Question> questions = questions();
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          for (Question question : questions) {
            QuestionPane pane = shown(question, 1);
            for (KeyCode code : List.of(KeyCode.A, KeyCode.B, KeyCode.T, KeyCode.Z))
              assertThat(pane.wants(pressed(code))).as(question.kind() + " " + code).isTrue();
            assertThat(pane.wants(pressed(KeyCode.F2))).isFalse();
          }
        });
  }

  private static KeyEvent pressed(KeyCode code) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
  }

  /** Rows and ladders are read across; what scrolls sideways hides the one end of a connection. */
  @Test
  void theWidestLinesOfAllQuestionsAreInSightAtOnceInAWindowOf1366() {
    double room = Regions.besideLesson(1366, 768, Regions.Rows.NONE, 1).right().getWidth();
    List<Question> widest = Templates.all().stream().map(QuestionKindsTest::widest).toList();
    WaitForAsyncUtils.waitForAsyncFx(
        60_000,
        () -> {
          for (Question question : widest) {
            if (question.exhibit().isEmpty()) continue;
            QuestionPane pane = shown(question, room, 1);
            pane.getScene().getRoot().applyCss();
            pane.getScene().getRoot().layout();
            ScrollPane code = (ScrollPane) pane.lookup(".ls-lesson-code");
            assertThat(code.getContent().getLayoutBounds().getWidth())
                .as(question.name())
                .isLessThanOrEqualTo(code.getViewportBounds().getWidth() + 0.5);
          }
        });
  }

  private static Question widest(Template template) {
    return LongStream.range(0, SEEDS)
        .mapToObj(template::make)
        .max(Comparator.comparingInt(QuestionKindsTest::width))
        .orElseThrow();
  }

  private static int width(Question question) {
    return question.exhibit().lines().stream().mapToInt(String::length).max().orElse(0);
  }

  private QuestionPane shown(Question question, double size) {
    return shown(question, NARROW * size, size);
  }

  private QuestionPane shown(Question question, double width, double size) {
    QuestionPane pane = new QuestionPane(new Judge());
    pane.getStyleClass().add("ls-lesson-task");
    VBox content = new VBox(pane);
    // A lesson keeps room for its bar.
    content.setPadding(new Insets(0, Scrolled.BAR, 0, 0));
    StackPane root = new StackPane(new Scrolled(content));
    root.getStyleClass().add("root");
    if (stage == null) stage = new Stage();
    Scene scene = new Scene(root, width, 760);
    scene.getStylesheets().setAll(Stylesheets.of(size));
    stage.setScene(scene);
    stage.show();
    pane.ask(question, "Question 1 of 2");
    return pane;
  }

  private void answer(Question question, double size) {
    QuestionPane pane = shown(question, size);
    Parent root = pane.getScene().getRoot();
    String name = question.kind() + " " + question.name() + " at " + size + ": ";
    look(root, name + "asked");
    fill(pane, question);
    int before = lines.size();
    ((Button) pane.lookup("#answer")).fire();
    assertThat(lines).as(name).hasSize(before + 1);
    String line = lines.get(before);
    String understood = grade(question, line).understood();
    pane.judge(
        new Feedback(
            Feedback.Sort.WRONG,
            understood,
            List.of(),
            "The answer",
            question.why(),
            List.of(),
            false),
        "The client gets the FIN and sends an ACK.");
    look(root, name + "judged");
    assertThat(faded(pane)).as(name + "what was answered can still be read").isEmpty();
    assertThat(marked(pane)).as(name + "what would have been right").isEqualTo(right(question));
  }

  /** The options that are marked as right ones, by a word. */
  private static Set<String> marked(Parent pane) {
    return pane.lookupAll(".ls-option-mark").stream()
        .filter(mark -> ((Label) mark).getText().equals("Right answer"))
        .map(mark -> mark.getParent().getId())
        .collect(Collectors.toSet());
  }

  private static Set<String> right(Question question) {
    List<Task> tasks =
        question.task() instanceof Parts parts
            ? parts.parts().stream().map(Parts.Part::task).toList()
            : List.of(question.task());
    return tasks.stream()
        .filter(task -> task instanceof Choice || task instanceof TrueFalse)
        .flatMap(task -> Stream.of(task.key().split(" ")))
        .map(key -> "option-" + key)
        .collect(Collectors.toSet());
  }

  /** As long as another try may follow nothing is given away. */
  @Test
  void nothingIsMarkedBeforeTheAnswerIsTold() {
    Question question =
        Question.of("so", "A FIN is acknowledged.", new TrueFalse(true, "", "", ""), "");
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          QuestionPane pane = shown(question, 1);
          pane.judge(
              new Feedback(Feedback.Sort.WRONG, "false", List.of(), "", "", List.of(), true), "");
          look(pane.getScene().getRoot(), "another try");
          assertThat(marked(pane)).isEmpty();
          pane.judge(
              new Feedback(Feedback.Sort.WRONG, "false", List.of(), "true", "", List.of(), false),
              "");
          look(pane.getScene().getRoot(), "told");
          assertThat(marked(pane)).containsExactly("option-true");
          pane.ask(question, "Question 2 of 2");
          look(pane.getScene().getRoot(), "asked again");
          assertThat(marked(pane)).isEmpty();
        });
  }

  /** The words that stand greyed beside the verdict on them. */
  private static List<String> faded(Parent pane) {
    return pane.lookupAll(".label").stream()
        .map(Label.class::cast)
        .filter(label -> !label.getText().isBlank() && opacity(label) < 1)
        .map(Label::getText)
        .toList();
  }

  private static double opacity(Node node) {
    double all = 1;
    for (Node at = node; at != null; at = at.getParent()) all *= at.getOpacity();
    return all;
  }

  private static void look(Parent root, String name) {
    for (int i = 0; i < 3; i++) {
      root.applyCss();
      root.layout();
    }
    double width = root.getScene().getWidth();
    double height = root.getScene().getHeight();
    assertThat(Legible.faults(root, new BoundingBox(0, 0, width, height))).as(name).isEmpty();
  }

  /** Answers by what is offered: a letter, a state, an entry, or some words. */
  private static void fill(QuestionPane pane, Question question) {
    String words = question.task() instanceof ShortText text ? text.key() : "42";
    pane.lookupAll(".ls-answer-state")
        .forEach(field -> ((TextField) field).setText(TcpState.TIME_WAIT.rfcName()));
    pane.lookupAll(".ls-answer-line").forEach(field -> ((TextField) field).setText(words));
    pane.lookupAll(".ls-combo")
        .forEach(box -> ((ComboBox<?>) box).getSelectionModel().selectFirst());
    pane.lookupAll(".ls-option").stream()
        .filter(option -> option.getId().matches("option-(A|true)"))
        .forEach(option -> ((javafx.scene.control.ButtonBase) option).fire());
  }

  private static Grade grade(Question question, String line) {
    try {
      return question.task().grade(line);
    } catch (NotUnderstood e) {
      throw new AssertionError(question.name() + ": " + line, e);
    }
  }

  private final class Judge implements QuestionPane.Actions {
    @Override
    public void answer(String line) {
      lines.add(line);
    }

    @Override
    public void notSure() {}

    @Override
    public void next() {}

    @Override
    public void meant(TcpState state) {}

    @Override
    public void replay() {}

    @Override
    public void play(String scenario) {}
  }
}
