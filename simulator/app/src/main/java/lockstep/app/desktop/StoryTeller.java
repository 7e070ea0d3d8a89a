package lockstep.app.desktop;

import java.util.List;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.KnownDifference;
import lockstep.comparison.Moment;
import lockstep.views.diagram.Story;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** Says in the story what the run does: a step, an action that takes long, why it ended. */
final class StoryTeller {
  /** It lasts as long as the kernel's own timer, which doubles while somebody looks. */
  private static final String REPEAT = "wait RTO";

  private final Story story;
  private final Runnable retry;
  private final Runnable goOn;
  private final Runnable cancel;
  private final Consumer<KnownDifference> open;
  private final Timeline clock;
  private RunState state;
  private int seconds;

  /**
   * @param retry plays the run anew
   * @param goOn plays the next step, and so lets go of what is held
   * @param cancel ends a run that takes too long
   * @param open opens the card of a difference
   */
  StoryTeller(
      Story story, Runnable retry, Runnable goOn, Runnable cancel, Consumer<KnownDifference> open) {
    this.story = story;
    this.retry = retry;
    this.goOn = goOn;
    this.cancel = cancel;
    this.open = open;
    clock =
        new Timeline(
            new KeyFrame(
                Duration.seconds(1),
                e -> {
                  seconds++;
                  tell();
                }));
    clock.setCycleCount(Timeline.INDEFINITE);
  }

  void show(RunState now) {
    boolean works = now.working() != null;
    if (!works) {
      clock.stop();
      seconds = 0;
    } else if (state == null || !now.working().equals(state.working())) {
      seconds = 0;
      clock.playFromStart();
    }
    state = now;
    tell();
  }

  void stop() {
    clock.stop();
  }

  private void tell() {
    boolean atEnd = state.position() == state.moments().size();
    boolean failed = state.failure() != null && atEnd;
    story.retry(failed ? retry : null);
    story.release(state.isHolding() && state.working() == null ? goOn : null);
    story.cancel(atEnd && state.working() != null && seconds > 0 ? cancel : null);
    boolean plain = !failed && (state.working() == null || seconds == 0 || !atEnd);
    offer(plain ? state.shown().map(Moment::difference).orElse(null) : null);
    if (failed) {
      story.tell(
          null,
          number(),
          Words.of("story.failed"),
          List.of(state.failure(), firstSentence(state.failure()), Words.of("story.failed.why")));
    } else if (state.working() != null && seconds > 0 && atEnd) {
      story.tell(
          null,
          number(),
          Words.of("story.working", state.working()),
          List.of(
              Words.of(
                  state.working().equals(REPEAT) ? "story.working.rto" : "story.working.for",
                  seconds)));
    } else if (state.position() > 0) {
      step(state.shown().orElseThrow());
    } else if (state.scenario() == null) {
      story.tell(null, "", Words.of("story.choose"), List.of());
    } else {
      story.tell(
          null,
          "",
          Words.of("story.empty", state.scenario().called()),
          List.of(Words.of("story.empty.why", state.scenario().title())));
    }
  }

  private void offer(KnownDifference difference) {
    if (difference == null) story.more("", null);
    else story.more(Words.of("difference.open"), () -> open.accept(difference));
  }

  private void step(Moment moment) {
    story.tell(
        moment.verdict(),
        number(),
        Sentences.what(moment.step()),
        List.of(Sentences.why(moment), Sentences.brief(moment)));
  }

  /** A failure may say much; all of it stands among the steps. */
  private static String firstSentence(String failure) {
    int end = failure.indexOf(". ");
    return end < 0 ? failure : failure.substring(0, end + 1);
  }

  private String number() {
    return state.position() == 0 ? "" : Words.of("step", state.position());
  }
}
