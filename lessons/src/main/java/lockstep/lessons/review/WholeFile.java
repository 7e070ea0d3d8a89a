package lockstep.lessons.review;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that a crash at any moment leaves the old one or the new one, on the disk too.
 */
final class WholeFile {
  private WholeFile() {}

  /** What a file's octets are written to before they take its place. */
  static Path part(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".part");
  }

  /**
   * Puts octets in the place of a file; who calls it holds the file's lock.
   *
   * @throws IOException when it cannot be written; what was there is then still there
   */
  static void write(Path file, byte[] octets) throws IOException {
    Path part = part(file);
    try {
      toDisk(part, octets);
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
    syncFolder(file);
  }

  private static void toDisk(Path part, byte[] octets) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
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
      // Some network folders cannot; the backup is there if the machine stops in between.
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void syncFolder(Path file) throws IOException {
    // Windows does not open folders, and needs no such call.
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
