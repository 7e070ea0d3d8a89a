package lockstep.app.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState.Motion;
import lockstep.comparison.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps that are held back until somebody lets them through. */
class GateTest {
  private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
  private final List<RunState> states = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private final RunController controller =
      new RunController(new ScriptedRuns(), ui::add, states::add);

  @BeforeEach
  void choose() throws InterruptedException {
    controller.choose(new Choice("teardown", "The client closes first"), true);
    pumpUntil(state -> state.planned() == 15);
  }

  @AfterEach
  void close() {
    controller.close();
  }

  @Test
  void aStepThatIsHeldBackIsPlayedAndNotToldOf() throws InterruptedException {
    controller.setGate(this::passesOddOnes);
    controller.step();
    pumpUntil(state -> state.position() == 1 && state.working() == null);
    controller.step();
    pumpUntil(state -> controller.isHeldBack() && state.working() == null);
    assertThat(now().position()).isEqualTo(1);
    assertThat(now().moments()).hasSize(1);
    assertThat(asked).containsExactly(1, 2);
    controller.step();
    assertThat(now().position()).isEqualTo(1);
    controller.letThrough();
    assertThat(now().position()).isEqualTo(2);
    assertThat(now().motion()).isEqualTo(Motion.FORWARD);
    assertThat(now().moments()).hasSize(2);
  }

  @Test
  void toTheEndStopsBeforeTheStepThatIsHeldBackAndDoesNotTellThatAllIsOver()
      throws InterruptedException {
    controller.toEnd();
    pumpUntil(RunState::finished);
    controller.toStart();
    controller.setGate((before, next) -> next.number() != 6);
    assertThat(now().moments()).isEmpty();
    assertThat(now().finished()).isFalse();
    controller.toEnd();
    assertThat(now().position()).isEqualTo(5);
    assertThat(now().moments()).hasSize(5);
    assertThat(now().canStep()).isTrue();
    controller.letThrough();
    controller.toEnd();
    assertThat(now().position()).isEqualTo(15);
    assertThat(now().finished()).isTrue();
  }

  @Test
  void whoWantsToTheEndWhileAStepIsHeldBackStillPlaysNothingUnseen() throws InterruptedException {
    controller.setGate(this::passesOddOnes);
    controller.step();
    pumpUntil(state -> state.position() == 1 && state.working() == null);
    controller.step();
    pumpUntil(state -> controller.isHeldBack() && state.working() == null);
    controller.toEnd();
    assertThat(now().working()).isNull();
    assertThat(controller.isHeldBack()).isTrue();
    controller.letThrough();
    controller.setGate(null);
    assertThat(now().moments()).hasSize(2);
  }

  @Test
  void whatWasShownOnceIsNotHeldBackAgain() throws InterruptedException {
    controller.toEnd();
    pumpUntil(RunState::finished);
    controller.toStart();
    controller.setGate(this::passesOddOnes);
    controller.step();
    controller.step();
    controller.letThrough();
    controller.goTo(1);
    assertThat(now().moments()).hasSize(2);
    controller.step();
    assertThat(now().position()).isEqualTo(2);
    assertThat(asked).containsExactly(1, 2);
  }

  @Test
  void whoGoesBackFromAStepThatIsHeldBackIsAskedAgainLater() throws InterruptedException {
    controller.setGate(this::passesOddOnes);
    controller.step();
    pumpUntil(state -> state.position() == 1 && state.working() == null);
    controller.step();
    pumpUntil(state -> controller.isHeldBack() && state.working() == null);
    controller.back();
    assertThat(controller.isHeldBack()).isFalse();
    controller.step();
    controller.step();
    assertThat(controller.isHeldBack()).isTrue();
    assertThat(asked).containsExactly(1, 2, 2);
  }

  @Test
  void playingStopsWhereAStepIsHeldBack() throws InterruptedException {
    controller.setGate((before, next) -> next.number() == 1);
    controller.playOrPause();
    pumpUntil(state -> state.position() == 1 && state.working() == null);
    controller.shownLongEnough();
    pumpUntil(state -> controller.isHeldBack());
    assertThat(now().playing()).isFalse();
  }

  @Test
  void withoutTheGateAllIsToldAgain() throws InterruptedException {
    controller.toEnd();
    pumpUntil(RunState::finished);
    controller.goTo(3);
    controller.setGate(this::passesOddOnes);
    assertThat(now().moments()).hasSize(3);
    controller.setGate(null);
    assertThat(now().moments()).hasSize(15);
    assertThat(now().finished()).isTrue();
  }

  @Test
  void aStepIsPlayedAheadAndNotShown() throws InterruptedException {
    controller.playAhead();
    pumpUntil(state -> state.moments().size() == 1 && state.working() == null);
    assertThat(now().position()).isZero();
    controller.playAhead();
    assertThat(now().working()).isNull();
    assertThat(now().moments()).hasSize(1);
  }

  private boolean passesOddOnes(List<Moment> before, Moment next) {
    asked.add(next.number());
    assertThat(before).hasSize(next.number() - 1);
    return next.number() % 2 == 1;
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
}
