package lockstep.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lockstep.app.Surroundings;
import lockstep.app.conform.ConformanceFile;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep conform}. */
@Command(
    name = "conform",
    header = "Holds the model against conformance lines.",
    customSynopsis = {"lockstep conform [--json] FILE.jsonl..."},
    description = {
      "Each line of a file is a JSON object: a state with its variables, an event, and what RFC"
          + " 9293 accepts then. The model is put there, the event happens, and what comes of it is"
          + " compared. A line with \"steps\" is a sequence of events, compared after each.",
      "",
      "Printed are a line for each case that failed (its name, what was expected, what was found,"
          + " the check of the RFC that decided) and a table of state and kind of event: how many"
          + " passed of how many; a dot is a pair that no line asks about.",
      "",
      "  FAILED     neither right nor tolerated",
      "  TOLERATED  common, but not what the RFC says; it counts as failed",
      "  MALFORMED  not a case: what was expected there; it counts as failed",
      "",
      "The form of a line is told in simulator/model/src/test/resources/lockstep/conformance,"
          + " in README.md.",
    },
    exitCodeList = {
      "0:Every line passed.",
      "1:A line did not pass, or there was none.",
      "2:Used wrongly: no file, or one that cannot be read.",
      "70:A fault of Lockstep itself.",
    },
    footer = {
      "  lockstep conform transitions.jsonl calls.jsonl",
      "  grep SYN-SENT all.jsonl | lockstep conform -",
      "  lockstep conform --json all.jsonl | jq -r 'select(.pass | not) | .id'",
    })
final class ConformCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "FILE.jsonl",
      arity = "1..*",
      description = "Files of lines; - reads standard input. Blank lines are passed over.")
  private List<String> files;

  @Option(
      names = "--json",
      description = {
        "Print one JSON object for each case and nothing else: id, key, pass, state, found; for a"
            + " malformed line: line, pass, error."
      })
  private boolean json;

  private final Host host;

  ConformCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException {
    if (files.stream().filter(STANDARD_INPUT::equals).count() > 1)
      throw Refusal.wrongUse("standard input (-) can be read only once");
    for (String file : files) if (!file.equals(STANDARD_INPUT)) check(file);
    ConformShow show = show();
    for (String file : files) {
      int before = show.tally().all();
      try (InputStream in = open(host, file)) {
        ConformanceFile.run(in, show.of(file));
      }
      if (show.tally().all() == before)
        host.remark("conform", ConformShow.name(file) + " has no line to hold the model against");
    }
    show.end();
    return show.tally().allPassed() ? Exit.GOOD : Exit.NO;
  }

  private ConformShow show() {
    Surroundings surroundings = host.surroundings();
    return json
        ? ConformShow.json(new Output(surroundings.out(), StandardCharsets.UTF_8))
        : ConformShow.text(
            new Output(surroundings.out(), surroundings.charset()),
            new Look(surroundings.colour(), !surroundings.unicode()));
  }

  /** Before anything is printed: a name that was mistyped is wrong use, not a case that failed. */
  static void check(String file) throws Refusal {
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw Refusal.wrongUse("\"" + file + "\" cannot be a file's name: " + e.getReason());
    }
    if (!Files.exists(path)) throw cannotRead(file, "there is no such file");
    if (Files.isDirectory(path)) throw cannotRead(file, "it is a directory, not a file");
    if (!Files.isReadable(path)) throw cannotRead(file, "its permissions do not let you");
  }

  /** Opens a file that was checked, or standard input. */
  static InputStream open(Host host, String file) throws Refusal, IOException {
    if (file.equals(STANDARD_INPUT)) return host.surroundings().in();
    try {
      return Files.newInputStream(Path.of(file));
    } catch (NoSuchFileException e) {
      throw cannotRead(file, "it has gone meanwhile");
    }
  }

  private static Refusal cannotRead(String file, String why) {
    return Refusal.wrongUse(file + " cannot be read: " + why);
  }
}
