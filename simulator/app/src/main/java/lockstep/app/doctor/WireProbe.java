package lockstep.app.doctor;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lockstep.app.StageMaker;
import lockstep.app.StageMissing;
import lockstep.app.StageOptions;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.tcp.World;

/** Finds out what the wire would stand on. */
final class WireProbe {
  private static final long MOST_SECONDS = 5;

  private final StageMaker stages;
  private final boolean root;

  WireProbe(StageMaker stages, boolean root) {
    this.stages = stages;
    this.root = root;
  }

  Machine.WireGround look() throws IOException, InterruptedException {
    Optional<Boolean> entered = entersNamespace();
    Machine.Tun tun = tun();
    boolean ground = entered.orElse(false) && tun == Machine.Tun.USABLE;
    return new Machine.WireGround(
        ground ? fails() : Optional.empty(),
        entered.isPresent(),
        entered.orElse(false),
        number("/proc/sys/user/max_user_namespaces"),
        (int) number("/proc/sys/kernel/unprivileged_userns_clone"),
        (int) number("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"),
        tun);
  }

  /** Has the private network made, and why that fails; empty where it does not. */
  private Optional<String> fails() {
    Scenario nothing = new Scenario("", "", "", "", World.WIRE, List.of());
    try (Stage stage = stages.make(World.WIRE, StageOptions.DEFAULT)) {
      return stage.lacks(nothing).stream()
          .filter(Stage.Lack::leavesOut)
          .map(Stage.Lack::what)
          .findFirst();
    } catch (StageMissing e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Tries it with a process that ends at once; empty when there is no command to try it with. */
  private Optional<Boolean> entersNamespace() throws InterruptedException {
    List<String> command =
        root
            ? List.of("unshare", "--net", "true")
            : List.of("unshare", "--user", "--map-root-user", "--net", "true");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      // There is no such command.
      return Optional.empty();
    }
    try {
      return Optional.of(
          process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The number in a file of the kernel's; -1 when it is not there or not to be read. */
  private static long number(String file) throws IOException {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) return -1;
    return Long.parseLong(Files.readString(path).strip());
  }

  private static Machine.Tun tun() {
    Path device = Path.of("/dev/net/tun");
    if (!Files.exists(device)) return Machine.Tun.MISSING;
    boolean usable = Files.isReadable(device) && Files.isWritable(device);
    return usable ? Machine.Tun.USABLE : Machine.Tun.FORBIDDEN;
  }
}
