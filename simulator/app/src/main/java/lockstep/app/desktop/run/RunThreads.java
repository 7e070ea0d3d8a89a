package lockstep.app.desktop.run;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lockstep.app.Daemons;
import lockstep.app.desktop.run.PlayedRun.Maker;
import lockstep.scenario.Action;

/** The threads on which runs are played and ended, none of them the user interface's. */
final class RunThreads {
  private static final System.Logger LOG = System.getLogger(RunThreads.class.getName());
  private static final long PATIENCE_SECONDS = 2;

  private final ExecutorService player = Executors.newSingleThreadExecutor(Daemons.named("play"));

  /** What the model does alone does not wait for a live run that waits. */
  private final ExecutorService aside = Executors.newSingleThreadExecutor(Daemons.named("aside"));

  private final ExecutorService closer = Executors.newSingleThreadExecutor(Daemons.named("close"));

  /** Makes what plays a run. */
  void prepare(Recording run, Maker maker) {
    PlayedRun played = run.run;
    run.task = of(run).submit(() -> played.prepare(maker));
  }

  /** Plays a run up to its next step. */
  void playStep(Recording run) {
    PlayedRun played = run.run;
    run.task = of(run).submit(played::playStep);
  }

  /** Does something with a segment that stands still in a run. */
  void playWish(Recording run, Action.Wire wish) {
    PlayedRun played = run.run;
    run.task = of(run).submit(() -> played.playWish(wish));
  }

  private ExecutorService of(Recording run) {
    return run.parent == null ? player : aside;
  }

  /** Does what the model does alone. */
  void aside(Runnable work) {
    aside.execute(work);
  }

  /** Ends a run; nothing of it is heard from now on. */
  void end(Recording run) {
    if (run.ended) return;
    run.ended = true;
    if (run.run == null) return;
    PlayedRun played = run.run;
    run.task.cancel(true);
    closer.execute(played::close);
  }

  /** Ends the threads; the runs are to be ended before. */
  void close() {
    player.shutdownNow();
    aside.shutdownNow();
    closer.shutdown();
    try {
      if (!player.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || !aside.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || !closer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
        LOG.log(System.Logger.Level.WARNING, "the run did not end within its time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
