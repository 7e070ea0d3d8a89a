package lockstep.probe.wire;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lockstep.app.Main;
import lockstep.probe.lab.LabOptions.Family;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what the wire costs; nothing is asserted by time. */
@Tag("bench")
class WireBench {
  private static final int STARTS = 5;

  @TempDir Path folder;

  /** Two sockets of the kernel, by the wire and by loopback; one with the model. */
  @Test
  void throughTheWire() throws Exception {
    assumeThat(PrivateNetwork.lack()).as("this machine can lay no wire").isEmpty();
    try (ChildProcess child =
        new ChildProcess(PrivateNetwork.command(WireFigures.class, List.of()))) {
      String line = child.answer();
      if (line == null) System.out.println("not measured: " + child.complaint());
      for (; line != null; line = child.answer()) System.out.println(line);
    }
    System.out.println(
        "the model as server, 8 MiB each way: "
            + ExchangeTest.exchange(Family.IPV4, "server", 8 << 20, 1, "0 0 0"));
  }

  /** From the command to the line that says that the first SYN is held. */
  @Test
  void firstSynHeld() throws Exception {
    assumeThat(PrivateNetwork.lack()).as("this machine can lay no wire").isEmpty();
    Path scenario = folder.resolve("syn.scenario");
    Files.writeString(scenario, "title: SYN\nserver listen\nhold SYN\nclient connect\n");
    for (String far : List.of("kernel", "model")) {
      double[] millis = new double[STARTS];
      for (int i = 0; i < STARTS; i++) millis[i] = start(scenario, far);
      Arrays.sort(millis);
      System.out.printf(
          Locale.ROOT,
          "first SYN held, the server the %s's, without a class-data archive: %.0f ms at the"
              + " median, %.0f to %.0f%n",
          far,
          millis[STARTS / 2],
          millis[0],
          millis[STARTS - 1]);
    }
  }

  private static double start(Path scenario, String far) throws Exception {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "play",
                scenario.toString(),
                "--on",
                "wire",
                "--server",
                far,
                "--json")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine())
        if (line.contains("wire holds")) return (System.nanoTime() - began) / 1e6;
      throw new AssertionError("no SYN was held");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }
}
