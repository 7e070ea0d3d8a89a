package lockstep.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A file that is written whole or not at all: what is written goes to a neighbour and from there to
 * the disk, and only then takes the file's place. A crash at any moment leaves the old file or the
 * new one. Who may read and write the old one may do so with the new one. Through a link its target
 * is written; a device or a pipe takes the octets itself.
 */
public final class WholeFile implements AutoCloseable {
  private static final int MOST_LINKS = 40;

  /** The neighbours that this program has open: one that is not among them was left by a crash. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path target;
  private final boolean direct;
  private Path neighbour;

  /**
   * @param neighbour null for what takes the octets itself
   */
  private WholeFile(Path target, Path neighbour) {
    this.target = target;
    this.direct = neighbour == null;
    this.neighbour = neighbour;
  }

  /**
   * Makes sure that a file can be written; until {@link #write} it stays as it is.
   *
   * @throws FileSystemException when it cannot; its reason is in words
   */
  public static WholeFile open(Path file) throws IOException {
    Path target = followed(file.toAbsolutePath());
    if (Files.isDirectory(target)) throw refusal(target, "it is a directory");
    boolean exists = Files.exists(target);
    if (exists && !Files.isWritable(target))
      throw refusal(target, "its permissions do not let you");
    boolean ordinary = !exists || Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
    return new WholeFile(target, ordinary ? neighbourOf(target, exists) : null);
  }

  /**
   * Puts octets in the place of what was there; folders that are missing are made.
   *
   * @throws IOException when it cannot be written; what was there is then still there
   */
  public static synchronized void put(Path file, byte[] octets) throws IOException {
    Path target = followed(file.toAbsolutePath());
    if (target.getParent() != null) Files.createDirectories(target.getParent());
    try (WholeFile whole = open(target)) {
      whole.write(octets);
    }
  }

  /** {@link #put(Path, byte[])} of a text in UTF-8. */
  public static void put(Path file, String text) throws IOException {
    put(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What crashes left beside a file. Programs that write it right now have such neighbours too: ask
   * only where a lock keeps them out.
   */
  public static List<Path> leftovers(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Pattern left = Pattern.compile(Pattern.quote("." + target.getFileName()) + "\\.\\d+\\.part");
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(target.getParent())) {
      for (Path each : all)
        if (left.matcher(each.getFileName().toString()).matches()) found.add(each);
    }
    return found;
  }

  /** What a file's octets are written to by this program before they take its place. */
  static Path neighbour(Path target) {
    return target.resolveSibling(
        "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
  }

  /** The file that a link leads to, also where there is none yet. */
  private static Path followed(Path file) throws IOException {
    Path followed = file;
    for (int links = 0; Files.isSymbolicLink(followed); links++) {
      if (links == MOST_LINKS) throw refusal(file, "it is a link that leads to itself");
      followed = followed.resolveSibling(Files.readSymbolicLink(followed));
    }
    return followed;
  }

  private static Path neighbourOf(Path target, boolean exists) throws IOException {
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder))
      throw new NoSuchFileException(target.toString(), null, "there is no directory " + folder);
    Path neighbour = neighbour(target);
    if (!OPEN.add(neighbour)) throw refusal(target, "this program is writing it already");
    boolean made = false;
    try {
      // Left by a crash of another program that had the number of this one.
      if (Files.isRegularFile(neighbour, LinkOption.NOFOLLOW_LINKS)) Files.delete(neighbour);
      Files.createFile(neighbour, attributes(target, exists));
      if (exists) makeAlike(neighbour, target);
      made = true;
      return neighbour;
    } catch (AccessDeniedException e) {
      throw refusal(target, "the permissions of " + folder + " do not let you");
    } catch (FileAlreadyExistsException e) {
      throw refusal(target, neighbour + " is in the way");
    } finally {
      if (!made) OPEN.remove(neighbour);
    }
  }

  /** At no moment may anybody read the new one who may not read the old one. */
  private static FileAttribute<?>[] attributes(Path target, boolean exists) throws IOException {
    if (!exists || posix(target) == null) return new FileAttribute<?>[0];
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(posix(target).readAttributes().permissions())
    };
  }

  private static PosixFileAttributeView posix(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }

  private static void makeAlike(Path neighbour, Path target) throws IOException {
    PosixFileAttributeView made = posix(neighbour);
    if (made == null) return;
    PosixFileAttributes old = posix(target).readAttributes();
    PosixFileAttributes own = made.readAttributes();
    if (!own.owner().equals(old.owner())) give(made, old.owner());
    if (!own.group().equals(old.group())) give(made, old);
    // Last, since a change of owner takes some away, and the user's mask has taken others.
    made.setPermissions(old.permissions());
  }

  private static void give(PosixFileAttributeView made, UserPrincipal owner) throws IOException {
    try {
      made.setOwner(owner);
    } catch (FileSystemException e) {
      // Only the superuser gives files away; whoever else may write it becomes its owner.
      return;
    }
  }

  private static void give(PosixFileAttributeView made, PosixFileAttributes old)
      throws IOException {
    try {
      made.setGroup(old.group());
    } catch (FileSystemException e) {
      // A group that this user is not in.
      return;
    }
  }

  private static FileSystemException refusal(Path file, String why) {
    return new FileSystemException(file.toString(), null, why);
  }

  /**
   * Writes the file, whole.
   *
   * @throws IOException when it cannot be written after all: a full disk, say; what was there is
   *     then still there
   * @throws IllegalStateException when it was written or closed before
   */
  public synchronized void write(byte[] octets) throws IOException {
    if (direct) {
      Files.write(target, octets, StandardOpenOption.WRITE);
      return;
    }
    if (neighbour == null) throw new IllegalStateException(target + " is written or closed");
    toDisk(neighbour, octets);
    move(neighbour, target);
    OPEN.remove(neighbour);
    neighbour = null;
    syncFolder(target);
  }

  private static void toDisk(Path neighbour, byte[] octets) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            neighbour, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(octets);
      while (rest.hasRemaining()) channel.write(rest);
      // Else the new name may reach the disk before the octets do.
      channel.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network folders cannot; the file is whole all the same unless the machine stops now.
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void syncFolder(Path file) {
    // Windows does not open folders, and needs no such call.
    if (posix(file) == null) return;
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // A folder that may be written and not read, or of a network; the file is there and whole.
      return;
    }
  }

  /**
   * Forgets what was not written; more than once does no harm.
   *
   * @throws IOException when the neighbour stays behind
   */
  @Override
  public synchronized void close() throws IOException {
    if (neighbour == null) return;
    Path left = neighbour;
    neighbour = null;
    OPEN.remove(left);
    Files.deleteIfExists(left);
  }
}
