package lockstep.views.presenter;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.comparison.Moment;
import lockstep.views.parts.Wrapped;
import lockstep.views.predict.Question;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** What the class does not see: why this step, what comes next, what was, how long it takes. */
public final class NotesPane extends VBox {
  private final Label clock = Wrapped.label("ls-notes-clock");
  private final Label number = Wrapped.label("ls-notes-number");
  private final Label now = Wrapped.label("ls-notes-now");
  private final Label why = Wrapped.label("ls-notes-why");
  private final Label asked = Wrapped.label("ls-notes-asked");
  private final Label next = Wrapped.label("ls-notes-next");
  private final Label nextWhy = Wrapped.label("ls-notes-why");
  private final Label transcript = Wrapped.label("ls-notes-transcript");
  private final ScrollPane scroll = new ScrollPane(transcript);

  /** Notes on nothing yet. */
  public NotesPane() {
    getStyleClass().add("ls-notes");
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    HBox head = new HBox(number, spring, clock);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("ls-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren()
        .addAll(
            head,
            heading("notes.now"),
            now,
            why,
            heading("notes.next"),
            asked,
            next,
            nextWhy,
            heading("notes.transcript"),
            scroll);
  }

  /**
   * Shows the notes of a step.
   *
   * @param run the steps up to the one that is shown
   * @param position which step it is, in words
   * @param ahead the step after it; empty where it is not played yet or there is none
   * @param question what the room is asked about that step; empty for nothing
   * @param more whether a step comes that is not played yet
   */
  public void show(
      List<Moment> run,
      String position,
      Optional<Moment> ahead,
      Optional<Question> question,
      boolean more) {
    int shown = run.size();
    number.setText(position);
    now.setText(shown == 0 ? Words.of("notes.begin") : Sentences.what(run.get(shown - 1).step()));
    why.setText(shown == 0 ? "" : Sentences.why(run.get(shown - 1)));
    asked.setText(question.map(one -> Words.of("notes.asked", one.words())).orElse(""));
    asked.setVisible(question.isPresent());
    asked.setManaged(question.isPresent());
    next.setText(
        ahead
            .map(moment -> Sentences.what(moment.step()))
            .orElseGet(() -> Words.of(more ? "notes.next.notPlayed" : "notes.next.none")));
    nextWhy.setText(
        question.map(NotesPane::answer).or(() -> ahead.map(NotesPane::answer)).orElse(""));
    StringBuilder lines = new StringBuilder();
    for (int i = shown; i >= 1; i--) lines.append(line(run.get(i - 1))).append('\n');
    transcript.setText(lines.toString());
  }

  /** Shows how long it has been presented. */
  public void showTime(String time) {
    clock.setText(time);
    clock.setAccessibleText(Words.of("notes.clock", time));
  }

  /** What is asked may be of the other end than the one that acts. */
  private static String answer(Question question) {
    String actor = Sentences.capital(question.actor());
    return Words.of("notes.answer", actor, question.expected().rfcName())
        + " "
        + Sentences.why(question.moment());
  }

  private static String answer(Moment moment) {
    String states =
        moment.step().entered().isEmpty()
            ? Words.of("steps.noChange", moment.step().state().rfcName())
            : Sentences.path(moment.step());
    String actor = Sentences.capital(moment.step().actor());
    return Words.of("notes.answer", actor, states) + " " + Sentences.why(moment);
  }

  private static String line(Moment moment) {
    String verdict = moment.verdict() == null ? "" : "  " + moment.verdict().name();
    return moment.number() + "  " + Sentences.what(moment.step()) + verdict;
  }

  private static Label heading(String key) {
    Label label = Wrapped.label("ls-notes-heading");
    label.setText(Words.of(key));
    return label;
  }
}
