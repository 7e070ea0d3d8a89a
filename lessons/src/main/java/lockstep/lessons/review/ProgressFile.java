package lockstep.lessons.review;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lockstep.files.WholeFile;

/**
 * One learner's progress in one JSON file that can be read, copied and deleted.
 *
 * <p>It is written whole or not at all, and what it said before the last change is kept beside it
 * as {@code .bak}; a damaged file is never overwritten but set aside as {@code .damaged}. Programs
 * that run at once take turns by a lock file, and each reads again before it writes.
 */
public final class ProgressFile {
  /** How long another program may hold the lock. */
  public static final Duration WAIT = Duration.ofSeconds(5);

  /** A file of 10,000 long answers has less than this. */
  private static final long MOST_OCTETS = 64L << 20;

  private final Path file;
  private final Duration wait;

  public ProgressFile(Path file) {
    this(file, WAIT);
  }

  /**
   * @param wait how long another program may hold the lock
   */
  public ProgressFile(Path file, Duration wait) {
    this.file = file.toAbsolutePath().normalize();
    this.wait = wait;
  }

  /**
   * What was read.
   *
   * @param remarks in words what the learner should know: that the backup had to be used, and why
   */
  public record Reading(Progress progress, List<String> remarks) {
    public Reading {
      remarks = List.copyOf(remarks);
    }
  }

  /** A reading, and what is needed to write over it. */
  private record Loaded(ProgressJson.Content content, byte[] octets, List<String> remarks) {
    /** Whether the file itself was whole, so that it may become the backup. */
    boolean fromFile() {
      return octets.length > 0;
    }
  }

  /**
   * Reads the progress; {@link Progress#NONE} where nothing was kept yet.
   *
   * @throws IOException when neither the file nor its backup can be read, or it is of a newer
   *     version; in words, with what to do
   */
  public Reading read() throws IOException {
    Loaded loaded = load(target());
    return new Reading(loaded.content().progress(), loaded.remarks());
  }

  /**
   * Changes the progress: reads what is there now, applies the change and writes the outcome.
   *
   * @return what was written, with the remarks of reading
   * @throws IOException as {@link #read}, or when it cannot be written; what was there is then
   *     still there
   */
  public Reading update(UnaryOperator<Progress> change) throws IOException {
    Files.createDirectories(file.getParent());
    Path target = target();
    return alone(target, () -> updated(target, change));
  }

  private static Reading updated(Path target, UnaryOperator<Progress> change) throws IOException {
    Loaded loaded = load(target);
    Progress progress = change.apply(loaded.content().progress());
    List<String> remarks = new ArrayList<>(loaded.remarks());
    for (Path left : leftovers(target)) Files.deleteIfExists(left);
    byte[] octets = ProgressJson.write(progress, loaded.content().fields());
    if (loaded.fromFile()) WholeFile.put(backup(target), loaded.octets());
    else if (Files.exists(target)) remarks.add(setAside(target));
    WholeFile.put(target, octets);
    return new Reading(progress, remarks);
  }

  private <T> T alone(Path target, Work<T> work) throws IOException {
    ProgressLock lock = ProgressLock.take(lock(target), wait);
    try {
      return work.done();
    } finally {
      lock.close();
    }
  }

  private interface Work<T> {
    T done() throws IOException;
  }

  /**
   * Copies the progress, from the backup where the file is damaged.
   *
   * @param to a file that does not exist yet; its folder does
   * @return the remarks of reading
   * @throws FileAlreadyExistsException when it exists
   */
  public List<String> export(Path to) throws IOException {
    Path copy = to.toAbsolutePath();
    if (Files.exists(copy))
      throw new FileAlreadyExistsException(
          copy.toString(), null, "expected a name that is still free");
    Loaded loaded = load(target());
    WholeFile.put(copy, ProgressJson.write(loaded.content().progress(), loaded.content().fields()));
    return loaded.remarks();
  }

  /**
   * Deletes the progress with all that was made beside it: backup, what was set aside, what a crash
   * left over, the lock.
   *
   * @return what was deleted
   */
  public List<Path> delete() throws IOException {
    Path target = target();
    return Files.isDirectory(target.getParent()) ? alone(target, () -> deleted(target)) : List.of();
  }

  private static List<Path> deleted(Path target) throws IOException {
    // The backup first: alone it would be taken for what a crash has left.
    List<Path> all = new ArrayList<>(List.of(backup(target)));
    for (int number = 1; Files.exists(aside(target, number)); number++)
      all.add(aside(target, number));
    all.addAll(leftovers(target));
    all.addAll(List.of(target, lock(target)));
    List<Path> deleted = new ArrayList<>();
    for (Path each : all) if (Files.deleteIfExists(each)) deleted.add(each);
    return deleted;
  }

  /** What crashes left while they wrote; who calls has the lock, so nobody is writing now. */
  private static List<Path> leftovers(Path target) throws IOException {
    List<Path> all = new ArrayList<>(WholeFile.leftovers(target));
    all.addAll(WholeFile.leftovers(backup(target)));
    return all;
  }

  private static Loaded load(Path target) throws IOException {
    if (!Files.exists(target) && !Files.exists(backup(target)))
      return new Loaded(ProgressJson.Content.NONE, new byte[0], List.of());
    String wrong;
    if (Files.exists(target)) {
      try {
        byte[] octets = octets(target);
        return new Loaded(ProgressJson.read(octets), octets, List.of());
      } catch (ProgressJson.Newer e) {
        throw new IOException(target + ": " + e.getMessage(), e);
      } catch (IOException e) {
        wrong = target + " cannot be read: " + e.getMessage();
      }
    } else wrong = target + " is missing";
    return fromBackup(target, wrong);
  }

  private static Loaded fromBackup(Path target, String wrong) throws IOException {
    Path backup = backup(target);
    if (!Files.exists(backup))
      throw new IOException(
          wrong + ". There is no backup " + backup + "; move the file away to begin anew");
    try {
      return new Loaded(
          ProgressJson.read(octets(backup)),
          new byte[0],
          List.of(
              wrong
                  + ". What was kept before the last change is used instead, from "
                  + backup
                  + ": the latest answer may be missing"));
    } catch (IOException e) {
      throw new IOException(
          wrong
              + ". Its backup "
              + backup
              + " cannot be read either: "
              + e.getMessage()
              + ". Move both away to begin anew",
          e);
    }
  }

  private static byte[] octets(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_OCTETS)
      throw new IOException("expected up to " + MOST_OCTETS + " octets, found " + size);
    return Files.readAllBytes(file);
  }

  private static String setAside(Path target) throws IOException {
    int number = 1;
    while (Files.exists(aside(target, number))) number++;
    Files.move(target, aside(target, number));
    return "The damaged file is kept as " + aside(target, number);
  }

  /**
   * Through a link its target is written, not the link replaced; one file has one lock, by whatever
   * name its folder is reached.
   */
  private Path target() throws IOException {
    if (Files.exists(file)) return file.toRealPath();
    Path folder = file.getParent();
    return Files.exists(folder) ? folder.toRealPath().resolve(file.getFileName()) : file;
  }

  private static Path backup(Path target) {
    return target.resolveSibling(target.getFileName() + ".bak");
  }

  private static Path lock(Path target) {
    return target.resolveSibling(target.getFileName() + ".lock");
  }

  private static Path aside(Path target, int number) {
    return target.resolveSibling(
        target.getFileName() + ".damaged" + (number == 1 ? "" : "-" + number));
  }
}
