package lockstep.probe.wire;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a private network takes, and why it is not to be had where it is not. */
public final class PrivateNetwork {
  private static final Path USERS = Path.of("/proc/sys/user/max_user_namespaces");
  private static final Path UNPRIVILEGED = Path.of("/proc/sys/kernel/unprivileged_userns_clone");
  private static final Path APPARMOR =
      Path.of("/proc/sys/kernel/apparmor_restrict_unprivileged_userns");

  private PrivateNetwork() {}

  /** Why it cannot be tried at all, and what would mend it; empty when it can. */
  public static Optional<String> lack() {
    String system = System.getProperty("os.name");
    if (!system.equals("Linux")) return Optional.of("it is for Linux, and this is " + system);
    Path device = Path.of(TunDevice.PATH);
    if (!Files.exists(device))
      return Optional.of("there is no " + device + "; as root: modprobe tun");
    if (!Files.isReadable(device) || !Files.isWritable(device))
      return Optional.of(device + " is not for this user; as root: chmod 0666 " + device);
    return Optional.empty();
  }

  /** Why unshare(1) was refused, from what it said and what this kernel allows. */
  public static String refusal(String said) {
    if (number(USERS) == 0)
      return "no user may have namespaces (user.max_user_namespaces is 0);"
          + " as root: sysctl -w user.max_user_namespaces=15000";
    if (number(UNPRIVILEGED) == 0)
      return "only root may have namespaces (kernel.unprivileged_userns_clone is 0);"
          + " as root: sysctl -w kernel.unprivileged_userns_clone=1";
    if (number(APPARMOR) == 1)
      return "AppArmor keeps ordinary users from namespaces;"
          + " as root: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";
    return said + "; \"lockstep doctor\" looks for the cause";
  }

  /** The number in one of the kernel's files; -1 where it is not to be read. */
  private static long number(Path file) {
    try {
      return Files.isReadable(file) ? Long.parseLong(Files.readString(file).strip()) : -1;
    } catch (IOException | NumberFormatException e) {
      // What cannot be read explains nothing.
      return -1;
    }
  }

  /** The command that runs a class of this program in a network of its own. */
  public static List<String> command(Class<?> main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("unshare", "--net"));
    if (!isRoot()) command.addAll(1, List.of("--user", "--map-root-user"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-Xlog:disable"));
    // Its file under /tmp/hsperfdata would outlive a process that is killed.
    command.add("-XX:-UsePerfData");
    archive().ifPresent(command::add);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(classPath());
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  /** The child has another working directory where its parent's is not for it. */
  private static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator))
      entries.add(Path.of(entry).toAbsolutePath().toString());
    return String.join(File.pathSeparator, entries);
  }

  /** The class-data archive that this process was started with, which saves its child time too. */
  private static Optional<String> archive() {
    return ProcessHandle.current().info().arguments().stream()
        .flatMap(java.util.Arrays::stream)
        .filter(argument -> argument.startsWith("-XX:SharedArchiveFile="))
        .findFirst();
  }

  /** The name of the network that this process is in. */
  public static String here() throws IOException {
    return Files.readSymbolicLink(Path.of(WireChild.NETWORK)).toString();
  }
}
