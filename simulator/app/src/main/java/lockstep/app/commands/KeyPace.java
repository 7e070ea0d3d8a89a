package lockstep.app.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import lockstep.app.terminal.Keys;
import lockstep.scenario.Action;
import lockstep.scenario.Action.WireVerb;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;

/** A key is one action, and on the wire one segment. */
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
    return goesOn(key(next.text().lines().findFirst().orElse(""), "   any key plays it, q ends"));
  }

  @Override
  public Optional<WireVerb> handsOn(Action next, Map<Actor, TcpState> standing) throws IOException {
    if (!standing.isEmpty()) err.println("    kernel: " + words(standing));
    Keys.Key key = key(next.text(), "   x drop, 2 double, l delay, q end");
    if (!goesOn(key)) return Optional.empty();
    return Optional.of(
        switch (key) {
          case DROP -> WireVerb.DROP;
          case DUPLICATE -> WireVerb.DUPLICATE;
          case DELAY -> WireVerb.DELAY;
          case GO_ON, QUIT, NO_MORE -> WireVerb.DELIVER;
        });
  }

  private static String words(Map<Actor, TcpState> standing) {
    return new TreeMap<>(standing)
        .entrySet().stream()
            .map(one -> one.getKey() + " " + one.getValue().rfcName())
            .collect(Collectors.joining(", "));
  }

  private Keys.Key key(String next, String keysOfIt) throws IOException {
    if (prompts) ask(next, keysOfIt);
    try {
      return keys.next();
    } finally {
      close();
    }
  }

  /** What a key says of the run: whether it goes on. */
  private boolean goesOn(Keys.Key key) {
    return switch (key) {
      case GO_ON, DROP, DUPLICATE, DELAY -> true;
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

  private void ask(String next, String keysOfIt) {
    String action = look.signs(next);
    if (action.length() > LONGEST_ACTION) action = action.substring(0, LONGEST_ACTION);
    asking = true;
    err.print("    next: " + look.paint(Role.CALL, action));
    err.print(look.paint(Role.DIM, keysOfIt));
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
