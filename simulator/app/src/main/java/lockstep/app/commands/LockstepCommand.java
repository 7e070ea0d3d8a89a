package lockstep.app.commands;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code lockstep} alone: the window, or what comes nearest to it. */
@Command(
    name = "lockstep",
    versionProvider = Version.class,
    header = "TCP's state machine by RFC 9293, beside this kernel's.",
    description = {
      "Without a command a window opens. Where there is no screen the scenario teardown is played"
          + " in the terminal instead.",
    },
    footer = {
      "  lockstep                        open the window",
      "  lockstep scenarios              what can be played",
      "  lockstep play teardown          play the ordinary end of a connection",
      "  lockstep help play              all about play",
    })
final class LockstepCommand implements Callable<Integer> {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = {
        "Show the stack trace should Lockstep itself fail. LOCKSTEP_DEBUG=1 does the same."
      })
  private boolean debug;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version, and of what it runs on.")
  private boolean version;

  private final Host host;

  LockstepCommand(Host host) {
    this.host = host;
  }

  boolean debug() {
    return debug || "1".equals(host.surroundings().env().apply("LOCKSTEP_DEBUG"));
  }

  @Override
  public Integer call() throws Refusal, IOException, InterruptedException {
    if (!mayHaveScreen())
      return inTerminal("there is no screen here, as neither DISPLAY nor WAYLAND_DISPLAY is set");
    try {
      host.window().open();
      return Exit.GOOD;
    } catch (UnsupportedOperationException | LinkageError e) {
      // JavaFX says the one without a screen, the other where its libraries are not at hand.
      return inTerminal("no window can be opened here: " + e.getMessage());
    }
  }

  private int inTerminal(String why) throws Refusal, IOException, InterruptedException {
    host.remark("", why + "; teardown is played in the terminal");
    return PlayCommand.ofMainScenario(host).call();
  }

  /** Asked before JavaFX is loaded, which takes longer than to play the scenario. */
  private boolean mayHaveScreen() {
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    return !linux
        || host.surroundings().has("DISPLAY")
        || host.surroundings().has("WAYLAND_DISPLAY");
  }
}
