package lockstep.app.desktop.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lockstep.app.desktop.desk.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lesson that is read before it is opened. */
class LessonAheadTest {
  private static final String ONE = "01-a-number-is-not-a-socket";
  private static final String ELEVEN = "11-half-a-conversation";

  private final Queue<Runnable> pulse = new ConcurrentLinkedQueue<>();
  private final Work work = new Work("ahead", pulse::add);
  private final List<String> faults = new ArrayList<>();
  private final LearnerFile file = new LearnerFile(null, work, faults::add);
  private final LessonAhead ahead = new LessonAhead(file);
  private final List<String> chosen = new ArrayList<>();
  private final List<Opened> taken = new ArrayList<>();

  @AfterEach
  void close() {
    work.close();
  }

  @Test
  void aLessonThatWasReadIsTakenAtOnceWithItsQuestions() throws InterruptedException {
    choose(ONE);
    pulse();
    assertThat(chosen).containsExactly(ONE);
    ahead.take(ONE, taken::add, faults::add);
    assertThat(taken).singleElement().matches(one -> one.lesson().name().equals(ONE));
    assertThat(taken.get(0).questions()).isNotEmpty();
    assertThat(taken.get(0).questions(0)).isSameAs(taken.get(0).questions());
  }

  @Test
  void oneThatIsStillBeingReadComesWhenItIsRead() throws InterruptedException {
    choose(ONE);
    ahead.take(ONE, taken::add, faults::add);
    assertThat(taken).isEmpty();
    pulse();
    assertThat(taken).hasSize(1);
    assertThat(chosen).as("it is open, and no longer only chosen").isEmpty();
  }

  @Test
  void theOneThatWasChosenLastCounts() throws InterruptedException {
    choose(ONE);
    choose(ELEVEN);
    pulse();
    assertThat(chosen).containsExactly(ELEVEN);
    ahead.take(ONE, taken::add, faults::add);
    pulse();
    assertThat(taken).singleElement().matches(one -> one.lesson().name().equals(ONE));
  }

  @Test
  void whatIsLearnedMeanwhileIsReadAgain() throws InterruptedException {
    choose(ONE);
    pulse();
    ahead.forget();
    file.change(progress -> progress.reached(ONE, 3, Instant.EPOCH));
    ahead.take(ONE, taken::add, faults::add);
    pulse();
    assertThat(taken).singleElement().matches(one -> one.page() == 2);
  }

  @Test
  void aLessonThatCannotBeReadIsToldAndTriedAgain() throws InterruptedException {
    ahead.take("99-no-such-lesson", taken::add, faults::add);
    pulse();
    assertThat(taken).isEmpty();
    assertThat(faults).hasSize(1);
    ahead.take("99-no-such-lesson", taken::add, faults::add);
    pulse();
    assertThat(faults).hasSize(2);
  }

  private void choose(String lesson) {
    ahead.choose(lesson, opened -> chosen.add(opened.lesson().name()), faults::add);
  }

  /** Lets all that was asked for by now be done, and hands it in as a pulse does. */
  private void pulse() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    work.begin(done::countDown, faults::add);
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    for (Runnable next = pulse.poll(); next != null; next = pulse.poll()) next.run();
  }
}
