package lockstep.app.commands;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lockstep.lessons.course.Course;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.lessons.review.Belief;
import lockstep.lessons.review.LessonMark;
import lockstep.lessons.review.Mastery;
import lockstep.lessons.review.Progress;
import lockstep.lessons.review.ResultsCsv;
import lockstep.lessons.review.Skill;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lockstep progress}. */
@Command(
    name = "progress",
    header = "Shows what you know, and what comes next.",
    customSynopsis = {
      "lockstep progress [--progress FILE]",
      "       lockstep progress --export FILE.json | --results FILE.csv | --delete",
    },
    description = {
      "Lessons, and each state and edge of the diagram with how it stands: KNOWN, SHAKY (due again),"
          + " LEARNING, or not asked yet; the number is the chance, in percent, that you would"
          + " recall it now. Progress is one readable file of yours; nothing of it leaves this"
          + " computer.",
    },
    footer = {
      "  lockstep progress",
      "  lockstep progress --results answers.csv",
      "  lockstep progress --delete",
    })
final class ProgressCommand implements Callable<Integer> {
  @Option(names = "--export", paramLabel = "FILE", description = "Copy the progress to a new file.")
  private String export;

  @Option(
      names = "--results",
      paramLabel = "FILE.csv",
      description = "Write a row for each answer that is kept.")
  private String results;

  @Option(names = "--delete", description = "Delete the progress and all that was made beside it.")
  private boolean delete;

  @Mixin private Learner learner;

  private final Host host;

  ProgressCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException {
    if (Stream.of(export != null, results != null, delete).filter(given -> given).count() > 1)
      throw Refusal.wrongUse("--export, --results and --delete exclude each other: give one");
    Output out = new Output(host.surroundings().out(), host.surroundings().charset());
    if (delete) {
      List<Path> gone = learner.file(host).delete();
      for (Path path : gone) out.line("deleted " + path);
      if (gone.isEmpty()) out.line("There was no progress in " + learner.path(host) + ".");
    } else if (export != null) {
      try {
        learner.file(host).export(Path.of(export));
      } catch (FileAlreadyExistsException e) {
        throw Refusal.wrongUse("--export: " + export + " is there already; give a free name");
      }
    } else if (results != null) {
      try (OutputFile file = OutputFile.open(results)) {
        file.write(ResultsCsv.of(learner.read(host, "progress").answers()));
      }
    } else {
      show(learner.read(host, "progress"), out);
    }
    out.flush();
    return Exit.GOOD;
  }

  private void show(Progress progress, Output out) {
    Instant now = Instant.now();
    Look look = Learner.look(host);
    out.line(look.paint(Role.BOLD, "Lessons"));
    for (String name : Course.names()) {
      LessonMark mark = progress.lessons().get(name);
      out.line(
          String.format(
                  "  %-35s %s",
                  name,
                  mark == null
                      ? "-"
                      : mark.finished().isPresent() ? "done" : "left at page " + mark.page())
              .stripTrailing());
    }
    out.line("");
    out.line(look.paint(Role.BOLD, "States"));
    for (TcpState state : TcpState.values())
      out.line(row(look, state.rfcName(), progress.mastery(Skill.of(state), now)));
    out.line("");
    out.line(look.paint(Role.BOLD, "Edges of Figure 5"));
    for (Figure5.Edge edge : Figure5.EDGES)
      out.line(
          row(
              look,
              edge.from().rfcName() + look.signs(" \u2192 ") + edge.to().rfcName(),
              progress.mastery(Skill.of(edge), now)));
    others(progress, now, look, out);
    ideas(progress, look, out);
    int due = progress.due(now).size();
    out.line("");
    out.line(
        due == 0
            ? "Nothing is due for review."
            : due + (due == 1 ? " skill is" : " skills are") + " due: lockstep review");
    out.line(look.paint(Role.DIM, "kept in " + pathWords()));
  }

  private String pathWords() {
    try {
      return learner.keeps() ? learner.path(host).toString() : "no file";
    } catch (Refusal e) {
      return e.getMessage();
    }
  }

  private static void others(Progress progress, Instant now, Look look, Output out) {
    List<String> lines = new ArrayList<>();
    for (Skill skill : progress.skills().keySet()) {
      Skill.Kind kind = skill.kind();
      if (kind == Skill.Kind.PORT || kind == Skill.Kind.SWITCH)
        lines.add(row(look, skill.word() + " " + skill.name(), progress.mastery(skill, now)));
    }
    if (lines.isEmpty()) return;
    out.line("");
    out.line(look.paint(Role.BOLD, "Ports and switches"));
    out.lines(lines);
  }

  private static void ideas(Progress progress, Look look, Output out) {
    if (progress.beliefs().isEmpty()) return;
    out.line("");
    out.line(look.paint(Role.BOLD, "To think over"));
    for (Map.Entry<String, Belief> belief : progress.beliefs().entrySet())
      Misconceptions.find(belief.getKey())
          .ifPresent(
              idea ->
                  lockstep.views.terminal.Text.wrap(
                          look.signs(
                              idea.id()
                                  + ", answered so "
                                  + belief.getValue().count()
                                  + (belief.getValue().count() == 1 ? " time: " : " times: ")
                                  + idea.correct()),
                          78)
                      .forEach(line -> out.line("  " + line)));
  }

  private static String row(Look look, String name, Mastery.Standing standing) {
    Mastery mastery = standing.mastery();
    String word = mastery == Mastery.UNSEEN ? "-" : mastery.name();
    Role role =
        switch (mastery) {
          case KNOWN -> Role.AGREES;
          case SHAKY -> Role.EXPLAINED;
          case LEARNING -> Role.CALL;
          case UNSEEN -> Role.DIM;
        };
    String painted = look.paint(role, word) + " ".repeat(9 - word.length());
    // Of what is still being learned it says nothing: after a wrong answer it is 100 %, for a
    // while.
    boolean kept = mastery == Mastery.KNOWN || mastery == Mastery.SHAKY;
    String percent = kept ? Math.round(standing.recall() * 100) + " %" : "";
    return (String.format("  %-35s ", name) + painted + percent).stripTrailing();
  }
}
