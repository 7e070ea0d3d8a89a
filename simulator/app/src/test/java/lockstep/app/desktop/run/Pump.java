package lockstep.app.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.comparison.Breakpoint;
import lockstep.comparison.ListedBreakpoint;
import lockstep.scenario.Action;
import lockstep.tcp.World;

/** A controller without a window, whose news are heard by the thread of the test. */
final class Pump implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
  private final List<RunState> states = new ArrayList<>();
  final RunController controller;

  Pump(RunFactory factory) {
    controller = new RunController(factory, ui::add, states::add);
  }

  /** Chooses a scenario and waits until it can be played. */
  void choose(String scenario, boolean withLoopback) throws InterruptedException {
    controller.choose(new Choice(scenario, ""), withLoopback);
    until(state -> !state.place().isEmpty());
  }

  /** Chooses a scenario whose segments stop, beside a live world or none. */
  void chooseByHand(String scenario, World beside) throws InterruptedException {
    controller.chooseBeside(new Choice(scenario, ""), beside);
    until(state -> !state.place().isEmpty());
    controller.bySegment(true);
  }

  /** One step, or one segment, from the newest step on. */
  void step() throws InterruptedException {
    int before = now().moments().size();
    controller.step();
    came(before);
  }

  /** Does something with a segment that stands. */
  void wish(Action.Wire wish) throws InterruptedException {
    int before = now().moments().size();
    controller.wish(wish);
    came(before);
  }

  private void came(int before) throws InterruptedException {
    until(
        state ->
            state.failure() != null
                || state.working() == null
                    && (state.moments().size() > before || state.finished()));
    controller.goTo(now().moments().size());
  }

  /** Sets breakpoints that are on, and no others. */
  void stopAt(Breakpoint... points) {
    controller.setBreakpoints(
        Arrays.stream(points).map(point -> new ListedBreakpoint(point, true)).toList());
  }

  /** Plays what is left; a breakpoint may end it before. */
  void playToTheEnd() throws InterruptedException {
    controller.toEnd();
    until(
        state ->
            state.stopped() != null
                || state.failure() != null
                || state.finished() && state.position() == state.moments().size());
  }

  void stepTo(int number) throws InterruptedException {
    while (now().position() < number) {
      int wanted = now().position() + 1;
      controller.step();
      until(state -> state.position() == wanted && state.working() == null);
    }
  }

  void until(Predicate<RunState> reached) throws InterruptedException {
    hear(() -> !states.isEmpty() && reached.test(now()));
  }

  /** Hears news until something is so. */
  void hear(BooleanSupplier reached) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!reached.getAsBoolean()) {
      Runnable work = ui.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      assertThat(work).as("nothing more was told; the last: " + brief()).isNotNull();
      work.run();
    }
  }

  private String brief() {
    if (states.isEmpty()) return "nothing";
    RunState last = now();
    return "step %d of %d, finished %s, working %s, failure %s, %s"
        .formatted(
            last.position(),
            last.moments().size(),
            last.finished(),
            last.working(),
            last.failure(),
            last.origin());
  }

  RunState now() {
    return states.get(states.size() - 1);
  }

  @Override
  public void close() {
    controller.close();
  }
}
