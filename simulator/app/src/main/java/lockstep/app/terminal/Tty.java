package lockstep.app.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a standard stream is a terminal, asked without loading a terminal library. */
public enum Tty {
  IN(0),
  OUT(1),
  ERR(2);

  private final int descriptor;

  Tty(int descriptor) {
    this.descriptor = descriptor;
  }

  /**
   * Whether the stream is a terminal. Where the system has no /proc, all three count as one, and
   * only when input and output both are.
   */
  public boolean isTerminal() {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.isSymbolicLink(link)) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException e) {
        // The stream was closed before the program began: no terminal then.
        return false;
      }
    }
    return consoleIsTerminal();
  }

  /** From JDK 22 on there is a console always, and it must be asked; before, it cannot be. */
  private static boolean consoleIsTerminal() {
    Console console = System.console();
    if (console == null) return false;
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      // No such method: a JDK whose console is there only for a terminal.
      return true;
    }
  }
}
