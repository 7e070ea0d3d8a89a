package lockstep.app.commands;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lockstep.app.learn.LiveQuestions;
import lockstep.app.learn.MadeQuestions;
import lockstep.app.learn.Quiz;
import lockstep.app.netstat.LiveFacts;
import lockstep.lessons.course.Course;
import lockstep.lessons.generate.Template;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.interchange.Imported;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Shuffled;
import lockstep.table.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep quiz}. */
@Command(
    name = "quiz",
    header = "Asks questions that the model answers.",
    customSynopsis = {
      "lockstep quiz [TOPIC|TEMPLATE|LESSON|FILE] [--count N] [--seed S]",
      "                     [--live] [--answers FILE] [--results FILE.csv]",
      "                     [--progress FILE]",
      "       lockstep quiz [TOPIC|TEMPLATE|LESSON|FILE] [--count N] [--seed S]",
      "                     [--live] --export FILE.gift|.xml|.txt",
    },
    description = {
      "Each question may be answered twice. Then come the reason, the very step played once more,"
          + " and what is often believed instead. pass goes on, quit ends.",
      "",
      "Without a topic the questions come from all. The same seed gives the same questions to a"
          + " whole class: they come from the model and from Lockstep's own tables. --live adds some"
          + " about sockets that this computer has right now; --export keeps those, too, for others.",
    },
    footer = {
      "  lockstep quiz",
      "  lockstep quiz ports --count 5",
      "  lockstep quiz next-state --seed 7",
      "  lockstep quiz closing --seed 7 --export monday.gift",
      "  lockstep quiz monday.gift --results class.csv",
      "  lockstep quiz rows --live --export today.gift",
    })
final class QuizCommand implements Callable<Integer> {
  private static final int MOST = MadeQuestions.MOST;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TOPIC",
      description = {
        "A topic or a template (--list names them), a lesson, or a file of questions: .gift, Moodle"
            + " .xml, Aiken in a .txt."
      })
  private String topic;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many questions: 1 to 1000, 10 unless given; all of a file.")
  private Integer count;

  @Option(names = "--list", description = "Name the topics and their templates.")
  private boolean list;

  @Option(
      names = "--live",
      description = {
        "Let every third question be about rows of this computer's table of TCP, as they are right"
            + " now; their addresses are masked, their ports are not."
      })
  private boolean live;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = {
        "Write the questions with their keys and ask nothing: GIFT in a .gift, Moodle's XML in an"
            + " .xml, Anki's text in a .txt."
      })
  private String export;

  @Mixin private Sitting sitting;

  @Mixin private Learner learner;

  private final Host host;

  QuizCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException, InterruptedException {
    if (list) return listed();
    if (count != null && (count < 1 || count > MOST))
      throw Refusal.wrongUse("--count: expected 1 to " + MOST + ", found " + count);
    boolean given = sitting.isSeedGiven();
    long chosen = sitting.seed();
    List<Question> questions = live ? mixed(chosen) : questions(chosen);
    if (export != null) {
      String text = QuestionFiles.text(export, questions);
      try (OutputFile file = OutputFile.open(export)) {
        file.write(text);
      }
      host.remark("quiz", questions.size() + " questions of seed " + chosen + " in " + export);
      return Exit.GOOD;
    }
    if (!given && !isFile())
      host.remark(
          "quiz",
          "seed "
              + chosen
              + ": the same questions again with --seed "
              + chosen
              + (live ? ", but for those about rows" : ""));
    String where = "quiz" + (topic == null ? "" : " " + topic);
    Quiz quiz = new Quiz(learner.talk(host), Learner.look(host));
    sitting.run(
        () ->
            quiz.ask(
                questions,
                questions.size(),
                asked -> sitting.take(asked, where, learner, host, "quiz")));
    return Exit.GOOD;
  }

  private List<Question> mixed(long chosen) throws Refusal {
    List<Question> others = questions(chosen);
    // Questions of a file or a lesson are all asked; others are only as many as are wanted.
    int most = count != null ? count : made().isEmpty() ? Integer.MAX_VALUE : others.size();
    try (LiveFacts facts = new LiveFacts(OptionalInt::empty)) {
      LiveQuestions.Mixed mixed =
          LiveQuestions.mix(others, most, () -> facts.rows(Selection.TCP), chosen);
      facts.remarks().forEach(remark -> host.remark("quiz", remark));
      mixed.remarks().forEach(remark -> host.remark("quiz", remark));
      return mixed.questions();
    }
  }

  private boolean isFile() {
    return topic != null && QuestionFiles.isFile(topic);
  }

  private List<Question> questions(long chosen) throws Refusal {
    if (isFile()) return ofFile(chosen);
    int wanted = count == null ? 10 : count;
    List<Template> templates = made();
    if (!templates.isEmpty()) return MadeQuestions.mixed(templates, chosen, wanted);
    var lesson = Course.find(topic);
    if (lesson.isEmpty()) throw unknown();
    List<Question> own =
        Stream.concat(lesson.get().further().stream(), lesson.get().quiz().stream())
            .map(question -> Shuffled.of(question, chosen))
            .toList();
    return own.subList(0, Math.min(own.size(), wanted));
  }

  /** The templates that were asked for; none where a file or a lesson was. */
  private List<Template> made() {
    if (topic == null) return Templates.all();
    List<Template> templates = Templates.of(topic);
    return templates.isEmpty() ? Templates.find(topic).stream().toList() : templates;
  }

  private List<Question> ofFile(long chosen) throws Refusal {
    Imported imported = QuestionFiles.read(topic);
    imported
        .problems()
        .forEach(
            problem ->
                host.surroundings()
                    .err()
                    .println(topic + ":" + problem.line() + ": " + problem.what()));
    if (imported.questions().isEmpty())
      throw Refusal.wrongUse(topic + ": expected questions, found none that can be asked");
    int most = count == null ? imported.questions().size() : count;
    return imported.questions().stream()
        .limit(most)
        .map(question -> Shuffled.of(question, chosen))
        .toList();
  }

  private Refusal unknown() {
    List<String> known =
        Stream.concat(
                Templates.topics().stream(),
                Stream.concat(Templates.all().stream().map(Template::id), Course.names().stream()))
            .toList();
    return Refusal.wrongUse(
        "no topic, template or lesson is called \""
            + topic
            + '"'
            + Guess.hint(topic, known)
            + "; lockstep quiz --list names them");
  }

  private int listed() throws IOException {
    Output out = new Output(host.surroundings().out(), host.surroundings().charset());
    for (String name : Templates.topics()) {
      out.line(name);
      for (Template template : Templates.of(name))
        out.line(String.format("  %-22s %s", template.id(), template.trains()));
    }
    out.flush();
    return Exit.GOOD;
  }
}
