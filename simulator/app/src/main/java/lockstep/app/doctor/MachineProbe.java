package lockstep.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    boolean root = isRoot();
    return new Machine(
        system,
        distribution(),
        System.getProperty("os.version") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        root,
        jdk(),
        model(),
        table(),
        programs(),
        binds(StandardProtocolFamily.INET, new byte[] {127, 0, 0, 1}),
        binds(
            StandardProtocolFamily.INET6,
            new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}),
        new WireProbe(stages, root).look(),
        trace(),
        window(),
        services());
  }

  private static boolean isRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.isDirectory(self) && (int) Files.getAttribute(self, "unix:uid") == 0;
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
        seen++;
        if (Files.isReadable(process.resolve("fd"))) readable++;
      }
    }
    return new Machine.Programs(seen, readable);
  }

  /** Whether a port of this loopback address can be had; it is given back at once. */
  static boolean binds(ProtocolFamily family, byte[] address) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(address);
    try (SocketChannel channel = SocketChannel.open(family)) {
      channel.bind(new InetSocketAddress(loopback, 0));
      return true;
    } catch (IOException | UnsupportedOperationException | UnsupportedAddressTypeException e) {
      // The answer is no; a Java without IPv6 says so by the second or the third one.
      return false;
    }
  }

  private static Machine.Trace trace() {
    Path root = Path.of("/sys/kernel/tracing");
    Path point = root.resolve("events/sock/inet_sock_set_state/format");
    if (Files.isReadable(point)) return Machine.Trace.READABLE;
    boolean hidden = Files.isDirectory(root) && !Files.isReadable(root);
    return hidden || Files.exists(point) ? Machine.Trace.FORBIDDEN : Machine.Trace.NOT_MOUNTED;
  }

  private Machine.Screen window() throws IOException {
    String display = "";
    for (String name : List.of("WAYLAND_DISPLAY", "DISPLAY")) {
      String value = env.apply(name);
      if (value != null && !value.isEmpty()) display = name + "=" + value;
    }
    return new Machine.Screen(JavaFx.isThere(), display, system.equals("Linux"));
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
