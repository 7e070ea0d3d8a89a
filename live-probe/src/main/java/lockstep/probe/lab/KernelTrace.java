package lockstep.probe.lab;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lockstep.table.SocketPair;

/**
 * A tracing instance of Linux's own for one run, in which the kernel writes each change of a TCP
 * socket's state when it happens (Documentation/trace/ftrace.rst, "Instances"). It takes only the
 * ports of the run, and all that begin to listen, for their port is not known before.
 *
 * <p>The instance is removed by {@link #close()}. One that a killed program left is removed when
 * the next is made.
 */
final class KernelTrace implements AutoCloseable {
  private static final String NAME = "lockstep-";
  private static final Pattern NAMED = Pattern.compile(NAME + "(\\d+)(-\\d+)?");

  /** TCP_LISTEN in the event's numbers. */
  private static final String LISTENS = "newstate==10";

  private final Path instance;
  private final TracePipe pipe;
  private Set<Integer> ports = Set.of();

  private KernelTrace(Path instance, TracePipe pipe) {
    this.instance = instance;
    this.pipe = pipe;
  }

  /**
   * Begins to listen.
   *
   * @param tracefs where it is mounted
   * @throws IOException when this process may not; there is no instance then
   */
  static KernelTrace open(Path tracefs) throws IOException {
    Path instances = tracefs.resolve("instances");
    removeLeftOnes(instances);
    Path instance = create(instances);
    TracePipe pipe = null;
    try {
      // CLOCK_MONOTONIC, which System.nanoTime() reads too.
      write(instance.resolve("trace_clock"), "mono");
      Path event = instance.resolve(TraceFs.EVENT);
      write(event.resolve("filter"), filter(Set.of()));
      pipe = TracePipe.open(instance.resolve("trace_pipe"));
      write(event.resolve("enable"), "1");
      return new KernelTrace(instance, pipe);
    } catch (IOException | RuntimeException e) {
      if (pipe != null) pipe.close();
      remove(instance);
      throw e;
    }
  }

  private static Path create(Path instances) throws IOException {
    long process = ProcessHandle.current().pid();
    for (int number = 1; ; number++) {
      Path instance = instances.resolve(NAME + process + (number == 1 ? "" : "-" + number));
      try {
        return Files.createDirectory(instance);
      } catch (FileAlreadyExistsException e) {
        // Another run of this process.
        if (number == 100) throw e;
      } catch (AccessDeniedException e) {
        throw new IOException("no instance may be made in " + instances, e);
      }
    }
  }

  /** An instance in use cannot be removed, so nothing is taken from a program that still runs. */
  private static void removeLeftOnes(Path instances) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(instances, NAME + "*")) {
      for (Path one : left) {
        Matcher named = NAMED.matcher(one.getFileName().toString());
        if (!named.matches() || Files.exists(Path.of("/proc", named.group(1)))) continue;
        try {
          Files.delete(one);
        } catch (FileSystemException e) {
          // In use after all, by a process that this one cannot see, or gone by now.
          continue;
        }
      }
    }
  }

  Path instance() {
    return instance;
  }

  /** Takes what these sockets do from here on, which begins with the call after this one. */
  void follow(Collection<SocketPair> pairs) throws IOException {
    Set<Integer> wanted = new TreeSet<>();
    for (SocketPair pair : pairs) if (pair.foreign().port() == 0) wanted.add(pair.local().port());
    // Both ends of a connection have both ports, so one is enough.
    for (SocketPair pair : pairs)
      if (!wanted.contains(pair.local().port()) && !wanted.contains(pair.foreign().port()))
        wanted.add(pair.foreign().port());
    if (wanted.equals(ports)) return;
    write(instance.resolve(TraceFs.EVENT).resolve("filter"), filter(wanted));
    ports = wanted;
  }

  static String filter(Set<Integer> ports) {
    return ports.stream()
        .map(port -> "||sport==" + port + "||dport==" + port)
        .collect(Collectors.joining("", LISTENS, ""));
  }

  /** The lines that were written since they were last taken. */
  List<String> lines() throws IOException {
    return pipe.lines();
  }

  /** Removes the instance; the kernel then stops to write. */
  @Override
  public void close() throws IOException {
    pipe.close();
    remove(instance);
  }

  private static void remove(Path instance) throws IOException {
    Files.deleteIfExists(instance);
  }

  private static void write(Path file, String words) throws IOException {
    Files.writeString(file, words + "\n");
  }
}
