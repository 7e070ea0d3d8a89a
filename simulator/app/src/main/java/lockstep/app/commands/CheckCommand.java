package lockstep.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lockstep.lessons.course.LessonFiles;
import lockstep.lessons.course.Problem;
import lockstep.lessons.generate.Templates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lockstep check}. */
@Command(
    name = "check",
    header = "Checks a folder of lessons.",
    customSynopsis = {"lockstep check FOLDER"},
    description = {
      "Reads every lesson (.md), its questions (.gift of the same name) and the scenarios (.scenario)"
          + " of a folder and of the folders within it, and prints a line for each problem: file,"
          + " line, what was expected and what was found.",
    },
    exitCodeList = {
      "0:Nothing is wrong.",
      "1:Something is wrong; each line says what.",
    },
    footer = {"  lockstep check my-lessons"})
final class CheckCommand implements Callable<Integer> {
  private static final int DEEPEST = 6;
  private static final int MOST_FOLDERS = 2_000;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "Where the lessons are.")
  private String named;

  private final Host host;

  CheckCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException {
    Output out = new Output(host.surroundings().out(), host.surroundings().charset());
    int lessons = 0;
    int problems = 0;
    for (Path folder : folders(LessonFolder.folder(named))) {
      String place = folder + folder.getFileSystem().getSeparator();
      LessonFiles.Found found =
          LessonFiles.read(
              place, LessonFolder.files(folder), template -> Templates.find(template).isPresent());
      lessons += found.lessons().size();
      for (Problem problem : found.problems()) {
        problems++;
        out.line(problem.toString());
      }
    }
    out.flush();
    host.remark(
        "check",
        lessons
            + (lessons == 1 ? " lesson, " : " lessons, ")
            + (problems == 0
                ? "nothing wrong"
                : problems + (problems == 1 ? " problem" : " problems")));
    return problems == 0 ? Exit.GOOD : Exit.NO;
  }

  private static List<Path> folders(Path top) throws Refusal {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(top, DEEPEST)) {
      paths.filter(Files::isDirectory).limit(MOST_FOLDERS).forEach(folders::add);
    } catch (IOException e) {
      throw Refusal.wrongUse(top + " cannot be read: " + e.getMessage());
    }
    return folders;
  }
}
