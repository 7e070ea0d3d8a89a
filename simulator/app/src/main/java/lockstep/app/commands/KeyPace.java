package lockstep.app.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import lockstep.app.terminal.Keys;
import lockstep.scenario.Action;
import lockstep.scenario.Action.WireVerb;
import lockstep.tcp.Actor;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
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
  private final ModelInStep model = new ModelInStep();
  private boolean holds = true;
  private boolean quit;
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
    model.actionBegins();
    if (quit) return false;
    return goesOn(key(next.text().lines().findFirst().orElse(""), "   any key plays it, q ends"));
  }

  @Override
  public Optional<WireVerb> handsOn(Action next) throws IOException {
    if (quit) return Optional.empty();
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

  /**
   * Says where both worlds stand before a segment is delivered, and waits for the key that delivers
   * it.
   *
   * @param turns the model's in this action
   * @return whether to hold before the next one too
   */
  boolean mayGo(List<TraceStep> turns, Actor from, Segment segment, Map<Actor, TcpState> standing) {
    Map<Actor, TcpState> inModel = model.beforeNextSegment(turns);
    if (!holds || quit) return false;
    err.println("    kernel:   " + words(standing));
    if (!inModel.isEmpty()) err.println("    RFC 9293: " + words(inModel));
    String next = from + " " + segment;
    if (!prompts) err.println("    next: " + next);
    try {
      if (!goesOn(key(next, "   any key delivers it, q ends"))) quit = holds;
    } catch (IOException e) {
      if (!interrupted.getAsBoolean()) throw new UncheckedIOException(e);
      quit = true;
    }
    return holds && !quit;
  }

  private static String words(Map<Actor, TcpState> standing) {
    return standing.entrySet().stream()
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
