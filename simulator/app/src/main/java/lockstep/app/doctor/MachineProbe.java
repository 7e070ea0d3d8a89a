package lockstep.app.doctor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lockstep.app.StageMaker;
import lockstep.app.StageMissing;
import lockstep.app.StageOptions;
import lockstep.comparison.SideBySide;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.probe.table.SocketTables;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;

/** Finds out about the machine that this runs on. */
final class MachineProbe {
  private static final String SCENARIO = "teardown";

  private final StageMaker stages;
  private final UnaryOperator<String> env;
  private final String system = System.getProperty("os.name");

  MachineProbe(StageMaker stages, UnaryOperator<String> env) {
    this.stages = stages;
    this.env = env;
  }

  Machine look() throws IOException, InterruptedException {
    boolean linux = system.equals("Linux");
    Privilege privilege = Privilege.of(Path.of("/proc/self"));
    return new Machine(
        system,
        distribution(),
        System.getProperty("os.version") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        privilege,
        jdk(),
        model(),
        table(),
        programs(),
        LoopbackProbe.look(linux),
        linux ? Optional.of(Netlink.look(System.getProperty("os.version"))) : Optional.empty(),
        new WireProbe(stages, privilege.isRoot()).look(),
        linux ? TraceProbe.look() : Machine.Trace.NO_TRACEFS,
        ScreenProbe.look(linux, env),
        services());
  }

  private static String distribution() throws IOException {
    Path file = Path.of("/etc/os-release");
    if (!Files.isReadable(file)) return "";
    StringBuilder ids = new StringBuilder();
    for (String line : Files.readAllLines(file))
      if (line.startsWith("ID=") || line.startsWith("ID_LIKE="))
        ids.append(line.substring(line.indexOf('=') + 1).replace("\"", "")).append(' ');
    return ids.toString().strip();
  }

  private static Machine.Jdk jdk() {
    Path home = Path.of(System.getProperty("java.home"));
    boolean compiles =
        Files.exists(home.resolve("bin/javac")) || Files.exists(home.resolve("bin/javac.exe"));
    return new Machine.Jdk(System.getProperty("java.version"), home.toString(), compiles);
  }

  /** Plays a scenario in the model; empty when it came to its end. */
  private Optional<String> model() throws InterruptedException {
    Scenario scenario = ScenarioLibrary.load(SCENARIO).orElseThrow();
    try (SideBySide run =
        new SideBySide(scenario, List.of(stages.make(World.MODEL, StageOptions.DEFAULT)))) {
      int moments = 0;
      while (run.hasNext()) moments += run.next().moments().size();
      return moments > 0 ? Optional.empty() : Optional.of(SCENARIO + " had no step");
    } catch (StageMissing | StageFailure | RuntimeException e) {
      // Whatever it is: that the base fails is what is asked here.
      return Optional.of(SCENARIO + " did not come to its end: " + e.getMessage());
    }
  }

  private static Machine.Table table() {
    try (SocketTable table = SocketTables.open()) {
      String source = table.source();
      return new Machine.Table(source, source.contains("/proc"), "");
    } catch (SocketTableException e) {
      return new Machine.Table("", false, e.getMessage());
    }
  }

  private static Machine.Programs programs() throws IOException {
    int seen = 0;
    int readable = 0;
    if (!Files.isDirectory(Path.of("/proc/self/fd"))) return new Machine.Programs(0, 0);
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path process : all.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
        try {
          if (mayBeRead(process.resolve("fd"))) readable++;
          seen++;
        } catch (IOException | DirectoryIteratorException e) {
          // It has ended meanwhile, and counts for nothing.
        }
      }
    }
    return new Machine.Programs(seen, readable);
  }

  /** A folder may be listed and yet what its links name be kept from everybody, root as well. */
  private static boolean mayBeRead(Path descriptors) throws IOException {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      Iterator<Path> each = links.iterator();
      if (each.hasNext()) Files.readSymbolicLink(each.next());
      return true;
    } catch (AccessDeniedException e) {
      return false;
    }
  }

  private Machine.Services services() {
    String windows = env.apply("SystemRoot");
    Path file =
        system.startsWith("Windows") && windows != null
            ? Path.of(windows, "System32", "drivers", "etc", "services")
            : Path.of("/etc/services");
    return new Machine.Services(file.toString(), Files.isReadable(file));
  }
}
