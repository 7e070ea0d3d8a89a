package lockstep.app.commands;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lockstep.app.learn.Quiz;
import lockstep.app.learn.SkillQuestions;
import lockstep.app.learn.Talk;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.review.Progress;
import lockstep.lessons.review.Skill;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lockstep review}. */
@Command(
    name = "review",
    header = "Asks again what you are about to forget.",
    customSynopsis = {
      "lockstep review [--count N] [--seed S] [--answers FILE]",
      "                     [--results FILE.csv] [--progress FILE]",
    },
    description = {
      "Every answer in a lesson or a quiz trains skills: a state, an edge of the diagram, a port, a"
          + " switch. Each skill comes back shortly before it would be forgotten (FSRS-6), with a"
          + " fresh question; those that were wrong come sooner.",
    },
    footer = {"  lockstep review", "  lockstep review --count 5"})
final class ReviewCommand implements Callable<Integer> {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many questions at most: 1 to 1000, 20 unless given.")
  private int count;

  @Mixin private Sitting sitting;

  @Mixin private Learner learner;

  private final Host host;

  ReviewCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException, InterruptedException {
    if (count < 1 || count > 1000)
      throw Refusal.wrongUse("--count: expected 1 to 1000, found " + count);
    Progress progress = learner.read(host, "review");
    Instant now = Instant.now();
    Talk talk = learner.talk(host);
    List<Skill> due = progress.due(now);
    if (due.isEmpty()) {
      talk.say(nothing(progress));
      return Exit.GOOD;
    }
    List<Question> questions = new SkillQuestions(sitting.seed()).review(due, count);
    talk.say(
        due.size()
            + (due.size() == 1 ? " skill is" : " skills are")
            + " due; "
            + questions.size()
            + (questions.size() == 1 ? " question." : " questions."));
    talk.say("");
    Quiz quiz = new Quiz(talk, Learner.look(host));
    sitting.run(
        () ->
            quiz.ask(
                questions,
                questions.size(),
                asked -> sitting.take(asked, "review", learner, host, "review")));
    return Exit.GOOD;
  }

  private static String nothing(Progress progress) {
    if (progress.skills().isEmpty())
      return "There is nothing to review yet: take a lesson (lockstep lesson 1) or a quiz first.";
    Instant next =
        progress.skills().values().stream()
            .map(practice -> practice.memory().due())
            .min(Instant::compareTo)
            .orElseThrow();
    return "Nothing is due. The next review is on "
        + DAY.format(next.atZone(ZoneId.systemDefault()))
        + ".";
  }
}
