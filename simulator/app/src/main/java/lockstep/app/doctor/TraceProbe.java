package lockstep.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.app.doctor.Machine.Trace;

/** Whether the kernel's trace of sock:inet_sock_set_state may be read; nothing is switched on. */
final class TraceProbe {
  private static final String EVENT = "events/sock/inet_sock_set_state";

  private TraceProbe() {}

  static Trace look() throws IOException {
    return look(
        Files.readAllLines(Path.of("/proc/filesystems")),
        Files.readAllLines(Path.of("/proc/self/mounts")));
  }

  /**
   * Looks where tracefs is mounted.
   *
   * @param kinds the lines of /proc/filesystems
   * @param mounts the lines of /proc/self/mounts
   */
  static Trace look(List<String> kinds, List<String> mounts) {
    if (kinds.stream().noneMatch(line -> line.strip().endsWith("tracefs"))) return Trace.NO_TRACEFS;
    Optional<Path> mounted =
        mounts.stream()
            .map(line -> line.split(" "))
            .filter(words -> words.length > 2 && words[2].equals("tracefs"))
            .map(words -> Path.of(words[1]))
            .findFirst();
    return mounted.map(TraceProbe::in).orElse(Trace.NOT_MOUNTED);
  }

  private static Trace in(Path folder) {
    if (!Files.isExecutable(folder)) return Trace.FORBIDDEN;
    Path event = folder.resolve(EVENT);
    if (!Files.exists(event)) return Trace.NO_EVENT;
    if (!Files.isWritable(event.resolve("enable"))
        || !Files.isReadable(folder.resolve("trace_pipe"))) return Trace.FORBIDDEN;
    try {
      Files.readString(event.resolve("format"));
      return Trace.READABLE;
    } catch (IOException e) {
      // A kernel that is locked down refuses root too, only when the file is opened.
      return Trace.LOCKED;
    }
  }
}
