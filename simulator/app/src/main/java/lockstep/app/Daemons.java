package lockstep.app;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the program from ending. */
public final class Daemons {
  private Daemons() {}

  /** Makes such threads, named so that a reader of a thread dump knows whose they are. */
  public static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, "lockstep-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
