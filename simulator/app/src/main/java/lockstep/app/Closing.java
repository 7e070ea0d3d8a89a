package lockstep.app;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must be given back should the program be ended in the middle of its work: sockets, terminal
 * modes, unfinished files. A shutdown hook calls {@link #closeAll()}; whoever gives a thing back in
 * the ordinary way takes it off again.
 */
public final class Closing {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean begun;

  /** Has this closed too should the program end; at once when it is ending already. */
  public <T extends AutoCloseable> T add(T thing) {
    synchronized (this) {
      if (!begun) {
        open.push(thing);
        return thing;
      }
    }
    close(thing);
    return thing;
  }

  /** Closes a thing in the ordinary way and takes it off. */
  public void close(AutoCloseable thing) {
    synchronized (this) {
      open.remove(thing);
    }
    try {
      thing.close();
    } catch (Exception e) {
      throw new IllegalStateException("what a run had opened could not be closed", e);
    }
  }

  /** Closes all, the last first. From now on the program counts as ending. */
  public void closeAll() {
    RuntimeException fault = null;
    while (true) {
      AutoCloseable next;
      synchronized (this) {
        begun = true;
        next = open.peek();
      }
      if (next == null) break;
      try {
        close(next);
      } catch (RuntimeException e) {
        // The others must be closed all the same.
        if (fault == null) fault = e;
        else fault.addSuppressed(e);
      }
    }
    if (fault != null) throw fault;
  }

  /** Whether the program is ending: what fails from now on fails because things were closed. */
  public boolean begun() {
    synchronized (this) {
      if (begun) return true;
    }
    return processEnds();
  }

  /**
   * Other libraries have shutdown hooks too, and one may have closed its things before ours ran.
   * The JVM tells that it ends by taking no more hooks.
   */
  private static boolean processEnds() {
    Thread hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
