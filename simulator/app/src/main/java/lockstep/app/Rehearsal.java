package lockstep.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the commands that are soon done, each a little, so that the launcher can keep the classes
 * that they load in an archive. What they print and how they end is of no account.
 */
public final class Rehearsal {
  private static final String ANSWERS = "1\na\na; a\n";

  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    Main.run("play", "teardown");
    Main.run("netstat", "-tan");
    Main.run("ports", "https");
    Path folder = Files.createTempDirectory("lockstep");
    String progress = folder.resolve("progress.json").toString();
    for (String topic : new String[] {"states", "segments", "names", "ports", "rows"}) {
      System.setIn(new ByteArrayInputStream(ANSWERS.getBytes(StandardCharsets.US_ASCII)));
      Main.run("quiz", topic, "--seed", "1", "--progress", progress);
    }
    Main.run("lesson", "11", "--on", "model", "--progress", progress);
    Main.run("review", "--progress", progress);
    Main.run("progress", "--progress", progress);
    Main.run("progress", "--delete", "--progress", progress);
    Files.deleteIfExists(folder);
    System.exit(0);
  }
}
