package lockstep.app.commands;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lockstep.app.session.SessionFault;
import lockstep.app.session.SessionFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lockstep open}: the window with a run from a file. */
@Command(
    name = "open",
    header = "Open the window with a run from a file.",
    description = {
      "The run was saved in the window with Ctrl+S. It is shown step by step as it was; nothing"
          + " plays on this computer's sockets.",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"3:There is no screen here."},
    footer = {"  lockstep open monday.lockstep     show that run"})
final class OpenCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The file, which ends with .lockstep.")
  private String file;

  private final Host host;

  OpenCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, InterruptedException {
    Path session = path();
    if (!session.getFileName().toString().endsWith(SessionFile.SUFFIX))
      throw Refusal.wrongUse(
          "expected a run, whose file ends with " + SessionFile.SUFFIX + ", found " + file);
    try {
      // Before the window opens, so that the reason stands where the command was given.
      SessionFile.read(session);
      host.window().open(session);
      return Exit.GOOD;
    } catch (SessionFault e) {
      throw Refusal.wrongUse(e.getMessage());
    } catch (UnsupportedOperationException | LinkageError e) {
      throw Refusal.machineCannot("no window can be opened here: " + e.getMessage());
    }
  }

  private Path path() throws Refusal {
    try {
      Path path = Path.of(file).toAbsolutePath();
      if (path.getFileName() == null)
        throw Refusal.wrongUse(file + " cannot be read: it is a folder, not a file");
      return path;
    } catch (InvalidPathException e) {
      throw Refusal.wrongUse("\"" + file + "\" cannot be a file's name: " + e.getReason());
    }
  }
}
