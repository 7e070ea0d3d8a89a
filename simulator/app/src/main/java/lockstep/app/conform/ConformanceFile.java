package lockstep.app.conform;

import java.io.IOException;
import java.io.InputStream;
import lockstep.app.conform.Verdict.Standing;
import lockstep.model.StandIn;

/** Runs a file line by line; however long it is, no more than a line is held. */
public final class ConformanceFile {
  /** Is told of each line that is not blank. */
  public interface Listener {
    void judged(Verdict verdict) throws IOException;

    /**
     * A line is no case.
     *
     * @param number of the line, from 1
     * @param error what was expected and what was found
     */
    void malformed(int number, String error) throws IOException;
  }

  private ConformanceFile() {}

  /** Tries the model with each line. */
  public static void run(InputStream in, Listener listener) throws IOException {
    LineReader lines = new LineReader(in);
    while (lines.next()) {
      try {
        String text = lines.text();
        if (!text.isBlank()) listener.judged(judge(CaseReader.read(text)));
      } catch (Malformed e) {
        listener.malformed(lines.number(), e.getMessage());
      }
    }
  }

  private static Verdict judge(ConformanceCase one) throws Malformed {
    StandIn standIn = place(one);
    try {
      return one.judge(standIn);
    } catch (RuntimeException | AssertionError e) {
      // A model that breaks has failed this case; the others are still asked.
      return new Verdict(
          one, Standing.FAILED, one.start(), "an answer", "the model broke: " + e, null);
    }
  }

  private static StandIn place(ConformanceCase one) throws Malformed {
    try {
      return new StandIn(one.at());
    } catch (IllegalArgumentException e) {
      throw Malformed.expected("preconditions that fit together", e.getMessage());
    }
  }
}
