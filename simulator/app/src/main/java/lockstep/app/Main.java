package lockstep.app;

import lockstep.app.commands.Cli;

/** Starts Lockstep: the one place where all parts are put together. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Closing closing = new Closing();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAll(closing), "closing"));
    Window window =
        () -> {
          throw new UnsupportedOperationException("this build has none");
        };
    System.exit(new Cli(Surroundings.ofProcess(), new Stages(), closing, window).run(args));
  }

  /** Nobody reads a stack trace after Ctrl-C; one sentence is enough. */
  private static void closeAll(Closing closing) {
    try {
      closing.closeAll();
    } catch (RuntimeException e) {
      System.err.println("lockstep: not all could be given back: " + e);
    }
  }
}
