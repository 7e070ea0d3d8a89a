package lockstep.app.commands;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lockstep.app.learn.Asked;
import lockstep.lessons.review.Answer;
import lockstep.lessons.review.ResultsCsv;
import picocli.CommandLine.Option;

/**
 * What lesson, quiz and review have in common: which questions, and what becomes of the answers.
 */
final class Sitting {
  private static final long SEEDS = 100_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Which generated questions: any whole number.")
  private Long seed;

  @Option(
      names = "--results",
      paramLabel = "FILE.csv",
      description = "Write a row for each answer.")
  private String results;

  private final List<Answer> answers = new ArrayList<>();

  /** Whether the user said which questions. */
  boolean isSeedGiven() {
    return seed != null;
  }

  /** The seed that was given, or one of the moment; the same at every call. */
  long seed() {
    if (seed == null) seed = System.currentTimeMillis() % SEEDS;
    return seed;
  }

  /** What may be done with the questions while the file of results is open. */
  interface Talking {
    void talk() throws Refusal, IOException, InterruptedException;
  }

  /** Talks, and writes the results at its end; a file that cannot be written is told before. */
  void run(Talking talking) throws Refusal, IOException, InterruptedException {
    try (OutputFile file = results == null ? null : OutputFile.open(results)) {
      talking.talk();
      if (file != null) file.write(ResultsCsv.of(answers));
    }
  }

  /** Takes a question that is done, and keeps its answers in the learner's progress. */
  void take(Asked asked, String where, Learner learner, Host host, String command) {
    List<Answer> rows = asked.rows(where, Instant.now());
    answers.addAll(rows);
    learner.keep(host, command, progress -> Asked.after(progress, rows));
  }
}
