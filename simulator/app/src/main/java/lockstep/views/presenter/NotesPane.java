package lockstep.views.presenter;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockstep.comparison.Moment;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** What the class does not see: why this step, what comes next, what was, how long it takes. */
public final class NotesPane extends VBox {
  private final Label clock = label("ls-notes-clock");
  private final Label number = label("ls-notes-number");
  private final Label now = label("ls-notes-now");
  private final Label why = label("ls-notes-why");
  private final Label next = label("ls-notes-next");
  private final Label nextWhy = label("ls-notes-why");
  private final Label transcript = label("ls-notes-transcript");
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
            next,
            nextWhy,
            heading("notes.transcript"),
            scroll);
  }

  /**
   * Shows the notes of a step.
   *
   * @param run all steps that were played
   * @param shown the number of the one that is shown, 0 for none
   * @param position which step it is, in words
   * @param more whether a step comes that is not played yet
   */
  public void show(List<Moment> run, int shown, String position, boolean more) {
    number.setText(position);
    now.setText(shown == 0 ? Words.of("notes.begin") : Sentences.what(run.get(shown - 1).step()));
    why.setText(shown == 0 ? "" : Sentences.why(run.get(shown - 1)));
    boolean known = shown < run.size();
    next.setText(
        known
            ? Sentences.what(run.get(shown).step())
            : Words.of(more ? "notes.next.notPlayed" : "notes.next.none"));
    nextWhy.setText(known ? answer(run.get(shown)) : "");
    StringBuilder lines = new StringBuilder();
    for (int i = shown; i >= 1; i--) lines.append(line(run.get(i - 1))).append('\n');
    transcript.setText(lines.toString());
  }

  /** Shows how long it has been presented. */
  public void showTime(String time) {
    clock.setText(time);
    clock.setAccessibleText(Words.of("notes.clock", time));
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
    Label label = label("ls-notes-heading");
    label.setText(Words.of(key));
    return label;
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
