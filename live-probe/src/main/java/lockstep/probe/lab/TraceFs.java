package lockstep.probe.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where this computer has its kernel's trace, or why it cannot be had. */
final class TraceFs {
  /** The command that a user is told; Lockstep itself mounts nothing. */
  static final String MOUNT = "mount -t tracefs nodev /sys/kernel/tracing";

  private static final List<Path> PLACES =
      List.of(Path.of("/sys/kernel/tracing"), Path.of("/sys/kernel/debug/tracing"));

  static final String EVENT = "events/sock/inet_sock_set_state";

  private TraceFs() {}

  /** Where it is mounted. */
  static Path find() throws IOException {
    return find(System.getProperty("os.name"), isRoot(), PLACES);
  }

  /**
   * @param root whether this process has root's rights over files
   * @throws IOException says why there is none, as a clause
   */
  static Path find(String system, boolean root, List<Path> places) throws IOException {
    if (!system.equals("Linux"))
      throw new IOException("it is read on Linux only, and this is " + system);
    if (!root)
      throw new IOException("only root may read it (run as root, or sudo ./lockstep play ...)");
    for (Path place : places) {
      // A directory without tracefs in it is empty.
      if (!Files.isDirectory(place.resolve("instances"))) continue;
      if (!Files.isDirectory(place.resolve(EVENT)))
        throw new IOException(
            "this kernel has no event sock:inet_sock_set_state in " + place + "; Linux 4.16 has");
      return place;
    }
    throw new IOException("tracefs is not mounted: as root, " + MOUNT);
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // No /proc or no such attribute: then there is no tracefs either.
      return false;
    }
  }
}
