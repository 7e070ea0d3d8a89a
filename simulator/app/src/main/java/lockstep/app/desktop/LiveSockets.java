package lockstep.app.desktop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lockstep.app.watch.Readings;
import lockstep.app.watch.Wanted;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.views.table.MarkedRow;

/**
 * Reads this computer's table twice a second on a thread of its own, from {@link #start()} to
 * {@link #close()}. What it reads is told on the thread of the user interface, and nothing after it
 * was closed there.
 */
final class LiveSockets implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LiveSockets.class.getName());
  private static final Duration EVERY = Duration.ofMillis(500);

  /** How long a window that closes waits for a reading to end. */
  private static final long PATIENCE_MILLIS = 2000;

  /** Opens the table. Whoever calls closes it. */
  interface Source {
    SocketTable open() throws SocketTableException;
  }

  /** Who is told. */
  interface Listener {
    void read(List<MarkedRow> rows, String source);

    void failed(String reason);
  }

  private final Source source;
  private final Executor ui;
  private final Listener listener;
  private final Thread thread = new Thread(this::run, "socket table");
  private volatile boolean closed;

  /** Whether the user interface has not yet drawn the last reading; then the next one waits. */
  private volatile boolean untaken;

  LiveSockets(Source source, Executor ui, Listener listener) {
    this.source = source;
    this.ui = ui;
    this.listener = listener;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (SocketTable table = source.open()) {
      Readings readings = new Readings(table, Wanted.ALL, EVERY);
      while (!closed) {
        if (!untaken) read(readings);
        LockSupport.parkNanos(
            this, TimeUnit.MILLISECONDS.toNanos(Math.max(10, readings.millisToNext())));
      }
    } catch (SocketTableException e) {
      tell(() -> listener.failed(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "reading the socket table broke off", e);
      tell(() -> listener.failed(String.valueOf(e.getMessage())));
    }
  }

  private void read(Readings readings) throws SocketTableException {
    readings.read();
    // The window has no feed; kept, the transitions would only grow.
    readings.takeTransitions();
    List<MarkedRow> rows = readings.ownedRows();
    untaken = true;
    tell(() -> listener.read(rows, readings.source()));
  }

  private void tell(Runnable what) {
    ui.execute(
        () -> {
          untaken = false;
          if (!closed) what.run();
        });
  }

  /** Ends the reading; when it returns the table is closed, unless the system does not answer. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
