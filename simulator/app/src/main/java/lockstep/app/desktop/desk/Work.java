package lockstep.app.desktop.desk;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lockstep.app.Daemons;

/** A thread for what may take its time: files, reading long texts, trying scenarios. */
public final class Work implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Work.class.getName());
  private static final long PATIENCE_SECONDS = 2;

  private final Executor ui;
  private final ExecutorService thread;

  /** Something that reads or writes files, or plays. */
  public interface Task<T> {
    T run() throws IOException, InterruptedException;
  }

  /**
   * @param ui the way onto the JavaFX thread
   */
  public Work(String name, Executor ui) {
    this.ui = ui;
    thread = Executors.newSingleThreadExecutor(Daemons.named(name));
  }

  /**
   * Does something, one thing after the other.
   *
   * @param done is given the result on the JavaFX thread
   * @param failed is given the reason there, when files could not be read or written
   */
  public <T> void begin(Task<T> task, Consumer<T> done, Consumer<String> failed) {
    try {
      thread.execute(() -> run(task, done, failed));
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "the window is closed", e);
    }
  }

  /** Does something of which nothing is wanted but that it is done. */
  public void begin(Runnable task, Consumer<String> failed) {
    begin(
        () -> {
          task.run();
          return true;
        },
        done -> {},
        failed);
  }

  private <T> void run(Task<T> task, Consumer<T> done, Consumer<String> failed) {
    try {
      T result = task.run();
      ui.execute(() -> done.accept(result));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "a file could not be read or written", e);
      ui.execute(() -> failed.accept(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "work beside the window broke off", e);
      ui.execute(() -> failed.accept(String.valueOf(e.getMessage())));
    }
  }

  /** Breaks off what may be, and lets writing come to its end. */
  public void stop() {
    thread.shutdownNow();
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
        LOG.log(System.Logger.Level.WARNING, "a file was not written within its time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
