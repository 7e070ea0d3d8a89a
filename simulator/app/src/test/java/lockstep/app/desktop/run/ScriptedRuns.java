package lockstep.app.desktop.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lockstep.comparison.Moment;
import lockstep.scenario.StageFailure;
import lockstep.views.fixtures.Moments;

/** Runs whose moments are written by hand; counts how many are open. */
public final class ScriptedRuns implements RunFactory {
  private final AtomicInteger open = new AtomicInteger();
  private volatile int failAt;
  private volatile boolean stuck;

  /** Lets the run fail before this moment; 0 for never. */
  public void failAt(int number) {
    failAt = number;
  }

  /** Lets each action go on until its thread is interrupted. */
  public void getStuck() {
    stuck = true;
  }

  /** Runs that were started and not yet closed. */
  public int open() {
    return open.get();
  }

  @Override
  public List<Choice> scenarios() {
    return List.of(
        new Choice("teardown", "The client closes first"),
        new Choice("cases", "Hard cases of the diagram"));
  }

  @Override
  public Run start(String scenario, boolean withLoopback) {
    open.incrementAndGet();
    return new Scripted(scenario, withLoopback);
  }

  private final class Scripted implements Run {
    private final boolean loopback;
    private final Deque<Moment> script;
    private final int planned;
    private boolean closed;

    Scripted(String scenario, boolean loopback) {
      this.loopback = loopback;
      List<Moment> moments =
          scenario.equals("cases")
              ? Moments.cases()
              : loopback ? Moments.teardown() : Moments.teardownInTheModel();
      script = new ArrayDeque<>(moments);
      planned = moments.size();
    }

    @Override
    public List<String> remarks() {
      return List.of();
    }

    @Override
    public String place() {
      return loopback
          ? "RFC 9293 beside Linux 6.18, 127.0.0.1:52114 to 127.0.0.1:38443, seed 1"
          : "RFC 9293, seed 1";
    }

    @Override
    public int planned() {
      return planned;
    }

    @Override
    public boolean isLive() {
      return loopback;
    }

    @Override
    public boolean hasNext() {
      return !script.isEmpty();
    }

    @Override
    public boolean nextActs() {
      return true;
    }

    @Override
    public String nextAction() {
      return script.element().action();
    }

    @Override
    public void next(Consumer<List<Moment>> out) throws StageFailure, InterruptedException {
      if (stuck) new CountDownLatch(1).await();
      if (script.element().number() == failAt)
        throw new StageFailure(
            StageFailure.Blame.MACHINE,
            "127.0.0.1:38443 is in use by another program. Close it, or choose another port.");
      out.accept(List.of(script.remove()));
    }

    @Override
    public synchronized void close() {
      if (!closed) open.decrementAndGet();
      closed = true;
    }
  }
}
