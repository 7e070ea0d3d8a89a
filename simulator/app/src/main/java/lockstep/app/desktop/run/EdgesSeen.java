package lockstep.app.desktop.run;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.app.Daemons;
import lockstep.files.WholeFile;
import lockstep.tcp.Figure5;

/**
 * Which edges of Figure 5 a course has seen: all runs of this program's life and, where they are
 * kept in a file, those before it. Its methods are called on the thread of the user interface; the
 * file is read and written on a thread of its own. A file that is lost only begins the course anew,
 * so nothing that goes wrong with it stops the program.
 */
public final class EdgesSeen implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EdgesSeen.class.getName());
  private static final String KEY = "edges";
  private static final long PATIENCE_SECONDS = 2;
  private static final Set<String> KNOWN =
      Figure5.EDGES.stream().map(Figure5.Edge::id).collect(Collectors.toSet());

  private final List<Runnable> listeners = new ArrayList<>();
  private Set<String> edges = Set.of();
  private Path file;
  private ExecutorService files;
  private boolean forgotten;

  /** The ids of the edges. */
  public Set<String> all() {
    return edges;
  }

  /** Adds edges by their ids; those that Figure 5 does not have are left out. */
  public void add(Collection<String> ids) {
    if (learn(ids)) keep();
  }

  /** Forgets them all. */
  public void forget() {
    forgotten = true;
    if (edges.isEmpty()) return;
    edges = Set.of();
    tell();
    keep();
  }

  /** Tells of every change. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Adds what a file has kept, and keeps it there from now on.
   *
   * @param path null where nothing is to be kept
   * @param ui runs what it is given on the thread of the user interface
   */
  public void keepIn(Path path, Executor ui) {
    if (path == null) return;
    file = path;
    files = Executors.newSingleThreadExecutor(Daemons.named("course"));
    files.execute(
        () -> {
          Set<String> kept = read(path);
          ui.execute(
              () -> {
                // Whoever forgot in the meantime meant these too.
                if (!forgotten) learn(kept);
                if (!edges.equals(kept)) keep();
              });
        });
  }

  /** Ends the writing when all is written. */
  @Override
  public void close() {
    if (files == null) return;
    files.shutdown();
    try {
      if (!files.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
        LOG.log(System.Logger.Level.WARNING, file + " was not written within its time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean learn(Collection<String> ids) {
    Set<String> more = new TreeSet<>(edges);
    for (String id : ids) if (KNOWN.contains(id)) more.add(id);
    if (more.size() == edges.size()) return false;
    edges = Set.copyOf(more);
    tell();
    return true;
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  private void keep() {
    if (files == null || files.isShutdown()) return;
    Path path = file;
    Set<String> now = edges;
    files.execute(() -> write(path, now));
  }

  private static Set<String> read(Path path) {
    Properties words = new Properties();
    try (Reader in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      words.load(in);
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, path + " says nothing of the edges seen: " + e);
      return Set.of();
    }
    return Stream.of(words.getProperty(KEY, "").split(" "))
        .filter(KNOWN::contains)
        .collect(Collectors.toSet());
  }

  /** Whole or not at all. */
  private static void write(Path path, Set<String> edges) {
    Properties words = new Properties();
    words.setProperty(KEY, String.join(" ", new TreeSet<>(edges)));
    try {
      StringWriter text = new StringWriter();
      words.store(text, "The edges of the state diagram that were seen");
      WholeFile.put(path, text.toString());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the edges seen are not kept: " + e);
    }
  }
}
