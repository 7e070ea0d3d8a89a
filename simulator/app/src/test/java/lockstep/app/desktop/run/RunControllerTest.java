package lockstep.app.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState.Motion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a run is and where it goes next, without a window. */
class RunControllerTest {
  private static final Choice TEARDOWN = new Choice("teardown", "The client closes first");

  private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
  private final List<RunState> states = new ArrayList<>();
  private final ScriptedRuns runs = new ScriptedRuns();
  private final RunController controller = new RunController(runs, ui::add, states::add);

  @BeforeEach
  void choose() throws InterruptedException {
    controller.choose(TEARDOWN, true);
    pumpUntil(state -> state.planned() == 15);
  }

  @AfterEach
  void close() {
    controller.close();
  }

  @Test
  void aStepAsksTheRunAndFlies() throws InterruptedException {
    controller.step();
    pumpUntil(state -> state.position() == 1);
    assertThat(motions()).endsWith(Motion.FORWARD);
    pumpUntil(state -> state.working() == null);
    assertThat(now().moments()).hasSize(1);
  }

  @Test
  void aStepBackTakesTheRecordedStep() throws InterruptedException {
    stepTo(3);
    controller.back();
    assertThat(now().position()).isEqualTo(2);
    assertThat(now().motion()).isEqualTo(Motion.JUMP);
    assertThat(now().moments()).hasSize(3);
    controller.step();
    assertThat(now().position()).isEqualTo(3);
    assertThat(now().motion()).isEqualTo(Motion.FORWARD);
  }

  @Test
  void toTheEndPlaysAll() throws InterruptedException {
    controller.toEnd();
    pumpUntil(state -> state.finished() && state.position() == 15);
    assertThat(now().canStep()).isFalse();
    assertThat(now().total()).isEqualTo(15);
  }

  @Test
  void playGoesOnWhenAStepHasBeenShownAndStopsAtTheEnd() throws InterruptedException {
    controller.playOrPause();
    for (int step = 1; step <= 15; step++) {
      int wanted = step;
      pumpUntil(state -> state.position() == wanted && state.working() == null);
      controller.shownLongEnough();
    }
    pumpUntil(state -> !state.playing());
    assertThat(now().position()).isEqualTo(15);
  }

  @Test
  void aPauseStopsAfterTheStep() throws InterruptedException {
    controller.playOrPause();
    pumpUntil(state -> state.position() == 1);
    controller.playOrPause();
    controller.shownLongEnough();
    assertThat(now().playing()).isFalse();
    assertThat(now().position()).isEqualTo(1);
  }

  @Test
  void playAtTheEndBeginsAgainWithWhatIsRecorded() throws InterruptedException {
    controller.toEnd();
    pumpUntil(RunState::finished);
    controller.playOrPause();
    assertThat(now().position()).isEqualTo(1);
    assertThat(now().moments()).hasSize(15);
    assertThat(runs.open()).isEqualTo(1);
  }

  @Test
  void goingToAStepEndsPlaying() throws InterruptedException {
    stepTo(4);
    controller.playOrPause();
    controller.goTo(2);
    assertThat(now().playing()).isFalse();
    assertThat(now().position()).isEqualTo(2);
    controller.goTo(99);
    assertThat(now().position()).isEqualTo(2);
  }

  @Test
  void aRestartMakesANewRunAndClosesTheOld() throws InterruptedException {
    stepTo(2);
    controller.restart();
    assertThat(now().moments()).isEmpty();
    assertThat(now().position()).isZero();
    pumpUntil(state -> state.planned() == 15);
    await().atMost(Duration.ofSeconds(5)).until(() -> runs.open() == 1);
    stepTo(1);
  }

  @Test
  void newsOfAnEndedRunAreNotHeard() throws InterruptedException {
    controller.step();
    Runnable late = ui.poll(5, TimeUnit.SECONDS);
    controller.choose(TEARDOWN, false);
    late.run();
    assertThat(now().moments()).isEmpty();
    assertThat(now().withKernel()).isFalse();
  }

  @Test
  void aFailureEndsTheRunWithItsSentence() throws InterruptedException {
    runs.failAt(3);
    controller.toEnd();
    pumpUntil(state -> state.failure() != null);
    assertThat(now().failure()).contains("in use by another program");
    assertThat(now().position()).isEqualTo(2);
    assertThat(now().canStep()).isFalse();
    runs.failAt(0);
    controller.restart();
    stepTo(3);
  }

  @Test
  void theModelAloneIsNotLive() throws InterruptedException {
    controller.choose(TEARDOWN, false);
    stepTo(1);
    assertThat(now().live()).isFalse();
    assertThat(now().shown().orElseThrow().verdict()).isNull();
  }

  @Test
  void closingEndsRunAndThreads() throws InterruptedException {
    runs.getStuck();
    controller.step();
    pumpUntil(state -> state.working() != null);
    controller.close();
    await().atMost(Duration.ofSeconds(5)).until(() -> runs.open() == 0);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(Thread::isAlive)
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("lockstep-"));
  }

  private void stepTo(int number) throws InterruptedException {
    for (int step = 1; step <= number; step++) {
      int wanted = step;
      controller.step();
      pumpUntil(state -> state.position() == wanted && state.working() == null);
    }
  }

  private void pumpUntil(Predicate<RunState> reached) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!reached.test(now())) {
      Runnable work = ui.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      assertThat(work).as("nothing more was told; the last was " + now()).isNotNull();
      work.run();
    }
  }

  private RunState now() {
    return states.get(states.size() - 1);
  }

  private List<Motion> motions() {
    return states.stream().map(RunState::motion).toList();
  }
}
