package lockstep.app;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs the commands that are soon done, each a little, so that the launcher can keep the classes
 * that they load in an archive. What they print and how they end is of no account.
 */
public final class Rehearsal {
  private static final String ANSWERS = "1\na\na; a\n";

  private Rehearsal() {}

  public static void main(String[] args) {
    Main.run("play", "teardown");
    Main.run("netstat", "-tan");
    for (String topic : new String[] {"states", "segments", "names", "ports", "rows"}) {
      System.setIn(new ByteArrayInputStream(ANSWERS.getBytes(StandardCharsets.US_ASCII)));
      Main.run("quiz", topic, "--seed", "1", "--progress", "none");
    }
    Main.run("lesson", "11", "--on", "model", "--progress", "none");
    System.exit(0);
  }
}
