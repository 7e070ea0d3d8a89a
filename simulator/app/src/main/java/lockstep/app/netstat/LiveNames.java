package lockstep.app.netstat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import lockstep.views.netstat.Names;

/**
 * Names as this system knows them. Hosts are looked up in the background, several at a time; all
 * waiting of one listing together has a bound, after which the numbers stand.
 */
public final class LiveNames implements Names {
  private static final int RESOLVERS = 8;
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1500);

  private final Map<String, Future<Optional<String>>> hosts = new ConcurrentHashMap<>();

  /** The addresses of this listing: those of earlier ones are forgotten. */
  private final Set<String> asked = new HashSet<>();

  private final HostNames resolver;
  private final LongSupplier nanos;
  private ExecutorService background;
  private long deadline = Long.MIN_VALUE;
  private boolean late;
  private ServiceNames services;
  private Map<Integer, String> users;
  private Map<Long, String> cgroups;

  /** Asks the system's resolver. */
  public LiveNames() {
    this(LiveNames::lookUp, System::nanoTime);
  }

  LiveNames(HostNames resolver, LongSupplier nanos) {
    this.resolver = resolver;
    this.nanos = nanos;
  }

  /** Finds the name of a numeric address, however long it takes; empty when it has none. */
  interface HostNames {
    Optional<String> lookUp(String address);
  }

  /**
   * Begins a new listing: its waiting is counted anew, and names that the last one had are kept.
   */
  public void begin() {
    hosts.keySet().retainAll(asked);
    asked.clear();
    deadline = Long.MIN_VALUE;
    late = false;
  }

  /** Whether a name did not come in time since {@link #begin}. */
  public boolean wasLate() {
    return late;
  }

  @Override
  public void expect(Collection<String> addresses) {
    addresses.forEach(this::asked);
  }

  private Future<Optional<String>> asked(String address) {
    asked.add(address);
    return hosts.computeIfAbsent(address, key -> background().submit(() -> resolver.lookUp(key)));
  }

  private ExecutorService background() {
    if (background == null)
      background =
          Executors.newFixedThreadPool(
              RESOLVERS,
              work -> {
                Thread thread = new Thread(work, "resolver");
                // A resolver that hangs must not keep the program from ending.
                thread.setDaemon(true);
                return thread;
              });
    return background;
  }

  @Override
  public Optional<String> host(String address) {
    Future<Optional<String>> answer = asked(address);
    if (deadline == Long.MIN_VALUE) deadline = nanos.getAsLong() + PATIENCE;
    try {
      return answer.get(Math.max(0, deadline - nanos.getAsLong()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      late = true;
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the resolver failed on " + address, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<String> lookUp(String address) {
    try {
      String name = InetAddress.getByName(address).getHostName();
      return name.equals(address) || name.indexOf(':') >= 0 ? Optional.empty() : Optional.of(name);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> service(int port, String protocol) {
    return services().name(port, protocol);
  }

  @Override
  public OptionalInt port(String service, String protocol) {
    return services().port(service, protocol);
  }

  private ServiceNames services() {
    if (services == null) services = ServiceNames.ofSystem();
    return services;
  }

  @Override
  public Optional<String> user(int uid) {
    if (users == null) users = readUsers(Path.of("/etc/passwd"));
    return Optional.ofNullable(users.get(uid));
  }

  private static Map<Integer, String> readUsers(Path file) {
    Map<Integer, String> users = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        String[] fields = line.split(":");
        if (fields.length > 2 && fields[2].matches("\\d{1,9}"))
          users.putIfAbsent(Integer.parseInt(fields[2]), fields[0]);
      }
    } catch (IOException e) {
      // Without the file users keep their numbers, as they do with the real tools.
      return users;
    }
    return users;
  }

  @Override
  public Optional<String> cgroup(long id) {
    if (cgroups == null) cgroups = readCgroups(cgroupRoot(Path.of("/proc/self/mounts")));
    return Optional.ofNullable(cgroups.get(id));
  }

  /** Where the one tree of control groups is mounted that sockets belong to. */
  private static Path cgroupRoot(Path mounts) {
    Path usual = Path.of("/sys/fs/cgroup");
    try {
      for (String line : Files.readAllLines(mounts, StandardCharsets.ISO_8859_1)) {
        String[] words = line.split(" ");
        if (words.length > 2 && words[2].equals("cgroup2")) return Path.of(words[1]);
      }
      return usual;
    } catch (IOException e) {
      // Not Linux; there sockets have no groups either.
      return usual;
    }
  }

  /** A control group's number is the inode of its folder. */
  private static Map<Long, String> readCgroups(Path root) {
    Map<Long, String> found = new HashMap<>();
    try (Stream<Path> folders = Files.walk(root, 8)) {
      for (Path folder : (Iterable<Path>) folders.filter(Files::isDirectory)::iterator)
        found.put((Long) Files.getAttribute(folder, "unix:ino"), "/" + root.relativize(folder));
    } catch (IOException | UncheckedIOException | UnsupportedOperationException e) {
      // Folders come and go, or there are none: then the number is shown.
      return found;
    }
    return found;
  }

  @Override
  public Optional<String> ownHost() {
    try {
      return Optional.of(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
