package lockstep.probe.table;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The C program that the readings are held against, as a child. It reads lines of an operation's
 * name and how often, and answers each by a line: the name, nanoseconds for one, processor time for
 * one, rows or a negative number.
 */
@State(Scope.Thread)
public class CProgram {
  /** The folder with its source, which is no part of this project. */
  static final String FOLDER = "lockstep.bench.c";

  /** The compiled program, for the JVM that measures. */
  static final String PROGRAM = "lockstep.bench.c.program";

  /** What a line should take, so long that the child's being woken does not count. */
  private static final double NANOS_PER_LINE = 200e6;

  private static final int MOST_PER_LINE = 50_000;

  private final Map<String, Integer> perLine = new HashMap<>();
  private Process process;
  private BufferedReader answers;
  private BufferedWriter requests;

  @Setup
  public void start() throws IOException {
    process =
        new ProcessBuilder(System.getProperty(PROGRAM))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = process.inputReader();
    requests = process.outputWriter();
  }

  /** It ends with its input. */
  @TearDown
  public void close() throws IOException {
    requests.close();
    process.onExit().join();
  }

  /** Reads by this operation, several times; gives how often. */
  int run(String operation) throws IOException {
    Integer times = perLine.get(operation);
    if (times == null) {
      // The first one is slow for other reasons.
      run(operation, 1);
      double nanos = run(operation, 3);
      times = (int) Math.max(1, Math.min(MOST_PER_LINE, NANOS_PER_LINE / nanos));
      perLine.put(operation, times);
    }
    run(operation, times);
    return times;
  }

  private double run(String operation, int times) throws IOException {
    requests.write(operation + " " + times + "\n");
    requests.flush();
    String line = answers.readLine();
    String[] said = line == null ? new String[0] : line.split(" ");
    if (said.length < 4 || !said[0].equals(operation) || Integer.parseInt(said[3]) < 1)
      throw new IOException("expected rows of " + operation + " from the C program, got " + line);
    return Double.parseDouble(said[1]);
  }

  /**
   * Compiles it into a folder.
   *
   * @return why it cannot be measured; empty when it can
   */
  static Optional<String> compile(Path into) throws IOException, InterruptedException {
    String folder = System.getProperty(FOLDER);
    if (folder == null) return Optional.of("-D" + FOLDER + "=DIR names no folder with sdbench.c");
    Path source = Path.of(folder, "sdbench.c");
    if (!Files.isRegularFile(source)) return Optional.of(source + " is not there");
    if (!isInstalled("gcc")) return Optional.of("gcc is not installed");
    List<String> command = List.of("gcc", "-O2", "-o", into.toString(), source.toString());
    int status =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    return status == 0 ? Optional.empty() : Optional.of("gcc ended with " + status);
  }

  /** Whether a program is in one of the folders of PATH. */
  static boolean isInstalled(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
      if (Files.isExecutable(Path.of(folder, program))) return true;
    return false;
  }
}
