package lockstep.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this program's user may do on the machine. */
enum Privilege {
  ORDINARY,
  /** Root in a namespace or a container: not over the kernel's modules and mounts. */
  CONFINED,
  ROOT;

  private static final long CAP_SYS_ADMIN = 1L << 21;

  /** Whether commands need no sudo before them. */
  boolean isRoot() {
    return this != ORDINARY;
  }

  /** Finds out of a process; ordinary where there is no /proc. */
  static Privilege of(Path process) throws IOException {
    if (!Files.isDirectory(process)) return ORDINARY;
    if ((int) Files.getAttribute(process, "unix:uid") != 0) return ORDINARY;
    return of(
        Files.readAllLines(process.resolve("status")),
        Files.readString(process.resolve("uid_map")));
  }

  /**
   * Which root a process is whose user is 0.
   *
   * @param status the lines of its /proc/PID/status
   * @param map its /proc/PID/uid_map, in which the first user namespace maps every number to itself
   */
  static Privilege of(List<String> status, String map) {
    boolean outermost = map.strip().split("\\s+")[2].equals("4294967295");
    return outermost && (effective(status) & CAP_SYS_ADMIN) != 0 ? ROOT : CONFINED;
  }

  private static long effective(List<String> status) {
    for (String line : status)
      if (line.startsWith("CapEff:"))
        return Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16);
    return 0;
  }
}
