package lockstep.app.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all: a crash at any moment leaves the old one or the new one. */
public final class Whole {
  private Whole() {}

  /**
   * Writes a file in the place of what was there; folders that are missing are made.
   *
   * @throws IOException when it cannot be written; what was there is then still there
   */
  public static void write(Path file, byte[] octets) throws IOException {
    // Through a link its target is written, not the link replaced.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path neighbour =
        target.resolveSibling(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.write(neighbour, octets);
      move(neighbour, target);
    } finally {
      Files.deleteIfExists(neighbour);
    }
  }

  /** {@link #write(Path, byte[])} of a text in UTF-8. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network folders cannot; the file is whole all the same unless the machine stops now.
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
