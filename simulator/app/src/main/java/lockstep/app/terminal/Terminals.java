package lockstep.app.terminal;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal that the program was started in. */
public final class Terminals {
  /**
   * JLine's ways to a terminal's modes, best first. Its native code forgets the line's speed and
   * discipline when it gives the modes back; {@code stty} keeps them.
   */
  private static final String PROVIDERS = "exec,jni";

  private Terminals() {}

  /**
   * The terminal, to be closed again, which gives it back its modes. Ctrl-C stays the JVM's, which
   * closes what is open.
   *
   * @param dumb whether one that can do nothing is better than none
   * @throws IOException when there is none
   */
  public static Terminal open(boolean dumb) throws IOException {
    return TerminalBuilder.builder()
        .providers(PROVIDERS)
        .system(true)
        .dumb(dumb)
        .nativeSignals(false)
        .build();
  }
}
