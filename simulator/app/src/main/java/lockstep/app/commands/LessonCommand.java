package lockstep.app.commands;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import lockstep.app.StageMissing;
import lockstep.app.StageOptions;
import lockstep.app.learn.LessonRuns;
import lockstep.app.learn.LessonTour;
import lockstep.app.learn.MadeQuestions;
import lockstep.app.learn.Talk;
import lockstep.comparison.SideBySide;
import lockstep.lessons.course.Course;
import lockstep.lessons.course.Lesson;
import lockstep.lessons.course.LessonFiles;
import lockstep.lessons.course.Problem;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.review.LessonMark;
import lockstep.lessons.review.Progress;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.tcp.World;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep lesson}. */
@Command(
    name = "lesson",
    header = "Goes through a lesson: guess, watch, fill in, try.",
    customSynopsis = {
      "lockstep lesson",
      "       lockstep lesson NUMBER|NAME|FILE.md [--from PAGE] [--seed S]",
      "                     [--on WORLDS] [--answers FILE] [--results FILE.csv]",
      "                     [--progress FILE]",
    },
    description = {
      "Without a name: the lessons of the course, with how far you have come. A lesson that was left"
          + " is gone on with where it was left.",
    },
    footer = {
      "  lockstep lesson",
      "  lockstep lesson 11",
      "  lockstep lesson half-a-conversation --from 1",
      "  lockstep lesson my-lessons/doors.md",
    })
final class LessonCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "A lesson's number or name, or a file that ends with .md.")
  private String named;

  @Option(names = "--from", paramLabel = "PAGE", description = "The page to begin with, from 1.")
  private Integer from;

  @Option(
      names = "--on",
      paramLabel = "WORLDS",
      description = "Where its runs play: model, or model,loopback (the usual).")
  private String on;

  @Mixin private Sitting sitting;

  @Mixin private Learner learner;

  private final Host host;

  LessonCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException, InterruptedException {
    Progress progress = learner.read(host, "lesson");
    if (named == null) return listed(progress);
    Lesson lesson = lesson();
    if (from != null && (from < 1 || from > lesson.pages().size()))
      throw Refusal.wrongUse(
          "--from: expected a page from 1 to " + lesson.pages().size() + ", found " + from);
    Talk talk = learner.talk(host);
    Look look = Learner.look(host);
    LessonTour tour =
        new LessonTour(
            talk,
            look,
            lesson,
            new LessonRuns(talk, look, this::run),
            (template, count) -> MadeQuestions.of(template, count, sitting.seed()));
    sitting.run(() -> go(tour, lesson, talk, first(progress, lesson)));
    return Exit.GOOD;
  }

  private void go(LessonTour tour, Lesson lesson, Talk talk, int first)
      throws IOException, InterruptedException {
    String number = lesson.index().isPresent() ? lesson.index().getAsInt() + ". " : "";
    talk.say(number + lesson.title());
    LessonTour.Ending ending =
        tour.go(
            first,
            page ->
                learner.keep(
                    host, "lesson", p -> p.reached(lesson.name(), page + 1, Instant.now())),
            asked -> sitting.take(asked, "lesson " + lesson.name(), learner, host, "lesson"));
    if (ending == LessonTour.Ending.WHOLE)
      learner.keep(host, "lesson", p -> p.finished(lesson.name(), Instant.now()));
  }

  /** Where it was left, unless it was finished. */
  private int first(Progress progress, Lesson lesson) {
    if (from != null) return from - 1;
    LessonMark mark = progress.lessons().get(lesson.name());
    return mark == null ? 0 : mark.next() - 1;
  }

  private Lesson lesson() throws Refusal {
    if (named.endsWith(".md") || named.endsWith(".txt")) return ofFile();
    return Course.find(named)
        .orElseThrow(
            () ->
                Refusal.wrongUse(
                    "no lesson is called \""
                        + named
                        + '"'
                        + Guess.hint(named, Course.names())
                        + "; lockstep lesson lists them"));
  }

  private Lesson ofFile() throws Refusal {
    Map<String, byte[]> files = LessonFolder.beside(named);
    LessonFiles.Found found =
        LessonFiles.read("", files, template -> Templates.find(template).isPresent());
    for (Problem problem : found.problems()) host.surroundings().err().println(problem);
    String name = LessonFolder.name(named);
    return found.lessons().stream()
        .filter(lesson -> lesson.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.wrongUse(named + ": expected a lesson"));
  }

  private SideBySide run(Scenario scenario) {
    List<Stage> stages = new ArrayList<>();
    for (World world : List.of(World.MODEL, World.LOOPBACK)) {
      if (world == World.LOOPBACK && "model".equals(on)) continue;
      try {
        stages.add(host.stages().make(world, StageOptions.DEFAULT));
      } catch (StageMissing e) {
        host.remark("lesson", e.getMessage());
      }
    }
    return host.closing().add(new SideBySide(scenario, stages));
  }

  private int listed(Progress progress) throws IOException {
    Output out = new Output(host.surroundings().out(), host.surroundings().charset());
    Map<String, LessonMark> marks = new TreeMap<>(progress.lessons());
    for (String name : Course.names()) {
      Lesson lesson = Course.lesson(name);
      LessonMark mark = marks.get(name);
      String state =
          mark == null
              ? ""
              : mark.finished().isPresent()
                  ? "done"
                  : "page " + mark.page() + " of " + lesson.pages().size();
      out.line(
          String.format("%2d  %-50s %s", lesson.index().orElse(0), lesson.title(), state)
              .stripTrailing());
    }
    out.flush();
    return Exit.GOOD;
  }
}
