package lockstep.app.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is written whole or not at all: what is written goes to a neighbour, which takes the
 * file's place at the end.
 */
final class WholeFile implements AutoCloseable {
  private final String named;
  private final Path target;
  private Path neighbour;

  private WholeFile(String named, Path target, Path neighbour) {
    this.named = named;
    this.target = target;
    this.neighbour = neighbour;
  }

  /**
   * Makes sure that the file can be written; until {@link #write} it stays as it is.
   *
   * @throws Refusal when it cannot
   */
  static WholeFile open(String named) throws Refusal {
    Path file;
    try {
      file = Path.of(named).toAbsolutePath();
      // Through a link its target is written, not the link replaced.
      if (Files.exists(file)) file = file.toRealPath();
    } catch (InvalidPathException | IOException e) {
      throw refusal(named, e.getMessage());
    }
    if (Files.isDirectory(file)) throw refusal(named, "it is a directory");
    // A device or a pipe takes the text itself; nothing may take its place.
    if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isWritable(file)) throw refusal(named, "its permissions do not let you");
      return new WholeFile(named, file, null);
    }
    if (Files.exists(file) && !Files.isWritable(file))
      throw refusal(named, "its permissions do not let you");
    return new WholeFile(named, file, neighbourOf(file, named));
  }

  private static Path neighbourOf(Path file, String named) throws Refusal {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder))
      throw refusal(named, "there is no directory " + folder);
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    Path neighbour = folder.resolve(name);
    try {
      return Files.createFile(neighbour);
    } catch (AccessDeniedException e) {
      throw refusal(named, "the permissions of " + folder + " do not let you");
    } catch (FileAlreadyExistsException e) {
      throw refusal(named, neighbour + " is in the way");
    } catch (IOException e) {
      throw refusal(named, e.getMessage());
    }
  }

  private static Refusal refusal(String named, String why) {
    return Refusal.wrongUse(named + " cannot be written: " + why);
  }

  /**
   * Writes the file, whole.
   *
   * @throws Refusal when it cannot be written after all: a full disk, say
   */
  void write(String text) throws Refusal {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the file, whole.
   *
   * @throws Refusal when it cannot be written after all: a full disk, say
   */
  synchronized void write(byte[] octets) throws Refusal {
    try {
      if (neighbour == null) {
        Files.write(target, octets, StandardOpenOption.WRITE);
        return;
      }
      Files.write(neighbour, octets);
      Files.move(
          neighbour, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      neighbour = null;
    } catch (IOException e) {
      throw Refusal.machineCannot(named + " cannot be written: " + e.getMessage());
    }
  }

  /** Forgets what was not written; more than once does no harm. */
  @Override
  public synchronized void close() {
    if (neighbour == null) return;
    try {
      Files.deleteIfExists(neighbour);
      neighbour = null;
    } catch (IOException e) {
      throw new UncheckedIOException(neighbour + " stays behind", e);
    }
  }
}
