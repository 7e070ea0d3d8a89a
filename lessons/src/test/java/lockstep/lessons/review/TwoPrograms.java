package lockstep.lessons.review;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A program that writes answers into a progress file; the test starts two at once. */
final class TwoPrograms {
  private TwoPrograms() {}

  static final int ANSWERS = 15;

  public static void main(String[] args) throws IOException {
    ProgressFile file = new ProgressFile(Path.of(args[0]), Duration.ofSeconds(60));
    Skill skill = Skill.parse(args[1]);
    for (int i = 0; i < ANSWERS; i++) {
      Instant at = Instant.EPOCH.plusSeconds(i);
      file.update(p -> p.answered(ProgressTest.answer(at, skill, true, 1, false)));
    }
  }
}
