package lockstep.app.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import lockstep.files.WholeFile;

/** A file that a user names for what a command makes: written whole or not at all. */
final class OutputFile implements AutoCloseable {
  private final String named;
  private final WholeFile file;

  private OutputFile(String named, WholeFile file) {
    this.named = named;
    this.file = file;
  }

  /**
   * Makes sure that the file can be written; until {@link #write} it stays as it is.
   *
   * @throws Refusal when it cannot
   */
  static OutputFile open(String named) throws Refusal {
    try {
      return new OutputFile(named, WholeFile.open(Path.of(named)));
    } catch (InvalidPathException e) {
      throw Refusal.wrongUse(named + " cannot be written: " + e.getMessage());
    } catch (IOException e) {
      throw Refusal.wrongUse(named + " cannot be written: " + why(e));
    }
  }

  private static String why(IOException e) {
    boolean told = e instanceof FileSystemException f && f.getReason() != null;
    return told ? ((FileSystemException) e).getReason() : e.getMessage();
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
  void write(byte[] octets) throws Refusal {
    try {
      file.write(octets);
    } catch (IOException e) {
      throw Refusal.machineCannot(named + " cannot be written: " + why(e));
    }
  }

  /** Forgets what was not written; more than once does no harm. */
  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("what was begun of " + named + " stays behind", e);
    }
  }
}
