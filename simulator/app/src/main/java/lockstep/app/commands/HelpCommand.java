package lockstep.app.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep help}. */
@Command(
    name = "help",
    header = "Says what a command does and how it is used.",
    description = {"Without a command: which commands there are."},
    footer = {
      "  lockstep help",
      "  lockstep help play",
    })
final class HelpCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND", description = "A command.")
  private String command;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Refusal {
    CommandLine lockstep = spec.parent().commandLine();
    CommandLine asked = command == null ? lockstep : lockstep.getSubcommands().get(command);
    if (asked == null)
      throw Refusal.wrongUse(
          "no command is called \""
              + command
              + '"'
              + Guess.hint(command, lockstep.getSubcommands().keySet()));
    asked.usage(lockstep.getOut());
    return Exit.GOOD;
  }
}
