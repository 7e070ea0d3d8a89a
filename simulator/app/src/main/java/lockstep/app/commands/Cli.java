package lockstep.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import lockstep.app.Closing;
import lockstep.app.Picture;
import lockstep.app.StageMaker;
import lockstep.app.Surroundings;
import lockstep.app.Window;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** The command line. It never ends the process; it gives the exit code. */
public final class Cli {
  private static final int WIDTH = 80;

  private final Host host;

  /**
   * @param stages makes the worlds
   * @param closing is told what must be given back should the program end early
   * @param window opens when no command is given
   * @param painter draws pictures
   */
  public Cli(
      Surroundings surroundings,
      StageMaker stages,
      Closing closing,
      Window window,
      Picture.Painter painter) {
    this.host = new Host(surroundings, stages, closing, window, painter);
  }

  /** Runs the command that these arguments say, and gives the exit code. */
  public int run(String... args) {
    Surroundings surroundings = host.surroundings();
    LockstepCommand root = new LockstepCommand(host);
    if (args.length == 0) return bare(root);
    CommandLine line = new CommandLine(root);
    addCommands(line, args.length == 0 ? "" : args[0]);
    describe(line);
    line.getSubcommands().values().forEach(Cli::describe);
    line.setUsageHelpWidth(WIDTH)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(surroundings.colour() ? Ansi.ON : Ansi.OFF))
        .setOut(new PrintWriter(surroundings.out(), true, surroundings.charset()))
        .setErr(new PrintWriter(surroundings.err(), true, surroundings.charset()))
        .setParameterExceptionHandler((e, a) -> misused(e))
        .setExecutionExceptionHandler(
            (e, l, parsed) -> failed(e, l.getCommandSpec().qualifiedName(), root.debug()));
    try {
      return line.execute(args);
    } catch (RuntimeException | Error e) {
      // picocli hands exceptions to its handler, but not errors.
      return fault(e, root.debug());
    }
  }

  /**
   * Without arguments there is nothing to parse, and picocli would only keep the window waiting.
   */
  private int bare(LockstepCommand root) {
    try {
      return root.call();
    } catch (Exception e) {
      return failed(e, "lockstep", root.debug());
    } catch (Error e) {
      return fault(e, root.debug());
    }
  }

  /**
   * Adds the command that is asked for, or else all: to make a command ready takes longer than to
   * run it.
   */
  private void addCommands(CommandLine line, String asked) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("play", () -> new PlayCommand(host));
    commands.put("open", () -> new OpenCommand(host));
    commands.put("replay", () -> new ReplayCommand(host));
    commands.put("scenarios", () -> new ScenariosCommand(host));
    commands.put("differences", () -> new DifferencesCommand(host));
    commands.put("conform", () -> new ConformCommand(host));
    commands.put("survey", () -> new SurveyCommand(host));
    commands.put("explore", () -> ExploreCommand.line(host));
    commands.put("coverage", () -> new CoverageCommand(host));
    commands.put("watch", () -> new WatchCommand(host));
    commands.put("doctor", () -> new DoctorCommand(host));
    commands.put("netstat", () -> new NetstatCommand(host));
    commands.put("ports", () -> new PortsCommand(host));
    commands.put("picture", () -> new PictureCommand(host));
    commands.put("lesson", () -> new LessonCommand(host));
    commands.put("quiz", () -> new QuizCommand(host));
    commands.put("review", () -> new ReviewCommand(host));
    commands.put("progress", () -> new ProgressCommand(host));
    commands.put("check", () -> new CheckCommand(host));
    commands.put("help", HelpCommand::new);
    boolean alone = commands.containsKey(asked) && !asked.equals("help");
    commands.forEach(
        (name, command) -> {
          if (!alone || name.equals(asked)) line.addSubcommand(name, command.get());
        });
  }

  /** What the help of every command has in common. */
  private static void describe(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this help.").build());
    UsageMessageSpec usage = spec.usageMessage();
    usage.headerHeading(spec.qualifiedName() + ": ");
    usage.sortOptions(false);
    usage.synopsisHeading("%nUsage: ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%nArguments:%n");
    usage.optionListHeading("%nOptions:%n");
    usage.commandListHeading("%nCommands:%n");
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.footerHeading("%nExamples:%n");
    usage.synopsisSubcommandLabel("[COMMAND]");
    Map<String, String> exits = new LinkedHashMap<>(usage.exitCodeList());
    exits.putIfAbsent("0", "Done.");
    exits.putIfAbsent("2", "Used wrongly; the message says how.");
    exits.putIfAbsent("70", "A fault of Lockstep itself.");
    usage.exitCodeList(exits);
  }

  private int misused(ParameterException e) {
    CommandLine line = e.getCommandLine();
    String name = line.getCommandSpec().qualifiedName();
    host.surroundings()
        .err()
        .println(name + ": " + Misuse.words(e) + " (" + name + " --help says more)");
    return Exit.WRONG_USE;
  }

  private int failed(Exception e, String command, boolean debug) {
    // What fails while the program is being ended fails because everything was closed.
    if (host.closing().begun()) return Exit.INTERRUPTED;
    if (e instanceof ReaderGone) return Exit.GOOD;
    if (e instanceof InterruptedException) return Exit.INTERRUPTED;
    if (e instanceof Refusal refusal) {
      host.surroundings()
          .err()
          .println((refusal.isPrefixed() ? command + ": " : "") + refusal.getMessage());
      return refusal.code();
    }
    if (e instanceof IOException) {
      // Streams, files and terminals are the machine's.
      host.surroundings().err().println("lockstep: " + e.getMessage());
      return Exit.MACHINE_CANNOT;
    }
    return fault(e, debug);
  }

  private int fault(Throwable e, boolean debug) {
    if (host.closing().begun()) return Exit.INTERRUPTED;
    if (debug) e.printStackTrace(host.surroundings().err());
    host.surroundings()
        .err()
        .println(
            "lockstep: this is a fault of Lockstep, not yours: "
                + e
                + (debug
                    ? ""
                    : ". To report it, run the same command with --debug and send what it prints"));
    return Exit.INTERNAL_FAULT;
  }
}
