package lockstep.app.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import lockstep.app.terminal.Keys;
import lockstep.scenario.Action;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;

/** A key is one action. */
final class KeyPace implements Pace, AutoCloseable {
  private static final String CLEAR_LINE = "\r\033[K";
  private static final int LONGEST_ACTION = 40;

  private final Keys keys;
  private final PrintStream err;
  private final Look look;
  private final boolean prompts;
  private final BooleanSupplier interrupted;
  private boolean holds = true;
  private volatile boolean asking;

  /**
   * @param err where the next action is named and a key asked for
   * @param prompts whether someone reads that
   * @param interrupted whether everything is being closed, the keys too
   */
  KeyPace(Keys keys, PrintStream err, Look look, boolean prompts, BooleanSupplier interrupted) {
    this.interrupted = interrupted;
    this.keys = keys;
    this.err = err;
    this.look = look;
    this.prompts = prompts && keys.promptable();
  }

  @Override
  public boolean holds() {
    return holds;
  }

  @Override
  public boolean goesOn(Action next) throws IOException {
    if (prompts) ask(next);
    Keys.Key key;
    try {
      key = keys.next();
    } finally {
      close();
    }
    return switch (key) {
      case GO_ON -> true;
      case QUIT -> false;
      case NO_MORE -> {
        holds = false;
        if (interrupted.getAsBoolean()) yield false;
        err.println(
            "lockstep play: the end of the input is not a key: the rest is played without holding");
        yield true;
      }
    };
  }

  private void ask(Action next) {
    String action = look.signs(next.text().lines().findFirst().orElse(""));
    if (action.length() > LONGEST_ACTION) action = action.substring(0, LONGEST_ACTION);
    asking = true;
    err.print("    next: " + look.paint(Role.CALL, action));
    err.print(look.paint(Role.DIM, "   any key plays it, q ends"));
    err.flush();
  }

  /** Takes the question off the screen, if one stands there. */
  @Override
  public void close() {
    if (!asking) return;
    asking = false;
    err.print(CLEAR_LINE);
    err.flush();
  }
}
