package lockstep.probe.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs several tasks at the same moment, each on a thread of its own. */
final class AtOnce {
  /** How long a thread waits for the others without giving way. */
  private static final long SPIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private AtOnce() {}

  /**
   * Returns when all have run; their threads have ended then. An interrupt of the caller is kept
   * until that time, for the tasks are short.
   */
  static void run(List<Runnable> tasks) {
    AtomicInteger missing = new AtomicInteger(tasks.size());
    List<Thread> threads = new ArrayList<>();
    try {
      for (Runnable task : tasks) {
        Thread thread = new Thread(() -> meet(missing, task), "lockstep-together");
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
    } finally {
      // Those who have begun must not wait for ever for one that could not be started.
      missing.addAndGet(threads.size() - tasks.size());
      join(threads);
    }
  }

  private static void meet(AtomicInteger missing, Runnable task) {
    missing.decrementAndGet();
    long giveWay = System.nanoTime() + SPIN_NANOS;
    while (missing.get() > 0) {
      if (System.nanoTime() < giveWay) Thread.onSpinWait();
      else Thread.yield();
    }
    task.run();
  }

  private static void join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
