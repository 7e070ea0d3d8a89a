package lockstep.app.commands;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import lockstep.app.Surroundings;
import lockstep.app.learn.LineTalk;
import lockstep.app.learn.ProgressPlace;
import lockstep.app.learn.Talk;
import lockstep.lessons.review.Progress;
import lockstep.lessons.review.ProgressFile;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Option;

/** What all commands for learning have: who answers, and where progress is kept. */
final class Learner {
  private static final long MOST_OCTETS = 4L << 20;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "Take the answers from this file, one a line; - is standard input.")
  private String answers;

  @Option(
      names = "--progress",
      paramLabel = "FILE",
      description =
          "Keep progress in this file instead of the usual one; none keeps nothing this time.")
  private String progress;

  /** The look of the output. */
  static Look look(Host host) {
    return new Look(host.surroundings().colour(), !host.surroundings().unicode());
  }

  /** The talk with whoever answers. */
  Talk talk(Host host) throws Refusal {
    Surroundings around = host.surroundings();
    InputStream in = around.in();
    if (answers != null && !answers.equals("-")) in = new ByteArrayInputStream(octets(answers));
    boolean person = answers == null && around.inIsTerminal();
    return new LineTalk(in, around.out(), around.charset(), look(host), !person, person);
  }

  /** The octets of a file that a user names. */
  static byte[] octets(String named) throws Refusal {
    try {
      Path path = Path.of(named);
      if (Files.isRegularFile(path) && Files.size(path) > MOST_OCTETS)
        throw Refusal.wrongUse(named + " cannot be read: expected a file of at most 4 MiB");
      try (InputStream in = Files.newInputStream(path)) {
        byte[] octets = in.readNBytes((int) MOST_OCTETS + 1);
        if (octets.length > MOST_OCTETS)
          throw Refusal.wrongUse(named + " cannot be read: expected a file of at most 4 MiB");
        return octets;
      }
    } catch (InvalidPathException e) {
      throw Refusal.wrongUse("\"" + named + "\" cannot be a file's name: " + e.getReason());
    } catch (NoSuchFileException e) {
      throw Refusal.wrongUse(named + " cannot be read: there is no such file");
    } catch (IOException e) {
      throw Refusal.wrongUse(named + " cannot be read: " + e.getMessage());
    }
  }

  /** Whether anything is kept. */
  boolean keeps() {
    return !"none".equals(progress);
  }

  /** The file of the learner's progress. */
  ProgressFile file(Host host) throws Refusal {
    return new ProgressFile(path(host));
  }

  /** Where it is: what was named, or the usual place. */
  Path path(Host host) throws Refusal {
    try {
      if (progress != null) return Path.of(progress);
      return ProgressPlace.of(
          host.surroundings().env(),
          System.getProperty("os.name"),
          System.getProperty("user.home"));
    } catch (InvalidPathException e) {
      throw Refusal.wrongUse("--progress: this cannot be a file's name: " + e.getMessage());
    }
  }

  /** The progress so far, and what is to be known about its file. */
  Progress read(Host host, String command) throws Refusal {
    if (!keeps()) return Progress.NONE;
    try {
      ProgressFile.Reading reading = file(host).read();
      reading.remarks().forEach(remark -> host.remark(command, remark));
      return reading.progress();
    } catch (IOException e) {
      throw Refusal.machineCannot(e.getMessage());
    }
  }

  /**
   * Keeps a change. Progress that cannot be kept is told, and the lesson goes on: what was learned
   * is in the head.
   */
  void keep(Host host, String command, UnaryOperator<Progress> change) {
    if (!keeps()) return;
    try {
      file(host).update(change);
    } catch (IOException | Refusal e) {
      host.remark(command, "progress is not kept: " + e.getMessage());
    }
  }
}
