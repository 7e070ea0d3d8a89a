package lockstep.lessons.review;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps every other program, and every other thread of this one, from writing the same file. */
final class ProgressLock implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;

  /** The system's lock is the process's, so threads need one of their own. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final FileChannel channel;

  private ProgressLock(ReentrantLock thread, FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param file the lock's file, made where it is missing
   * @param wait for how long another may have it
   * @throws IOException when another still has it then
   */
  static ProgressLock take(Path file, Duration wait) throws IOException {
    ReentrantLock thread = THREADS.computeIfAbsent(file, f -> new ReentrantLock());
    try {
      if (!thread.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS)) throw busy(file, wait);
      boolean taken = false;
      try {
        ProgressLock lock = new ProgressLock(thread, waited(file, wait));
        taken = true;
        return lock;
      } finally {
        if (!taken) thread.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped =
          new InterruptedIOException(file + ": stopped while waiting for the lock");
      stopped.initCause(e);
      throw stopped;
    }
  }

  /** Java offers no lock that waits for a time, so it is tried again and again. */
  private static FileChannel waited(Path file, Duration wait)
      throws IOException, InterruptedException {
    for (long tries = wait.toMillis() / PAUSE_MILLIS; ; tries--) {
      Optional<FileChannel> channel = tried(file);
      if (channel.isPresent()) return channel.get();
      if (tries <= 0) throw busy(file, wait);
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static Optional<FileChannel> tried(Path file) throws IOException {
    Optional<Object> before = identity(file);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      FileLock lock = channel.tryLock();
      // Another may have deleted the file between; its lock would then keep out nobody.
      taken = lock != null && before.isPresent() && before.equals(identity(file));
      return taken ? Optional.of(channel) : Optional.empty();
    } catch (OverlappingFileLockException e) {
      // This program has it under another name of the same file.
      return Optional.empty();
    } finally {
      if (!taken) channel.close();
    }
  }

  /** What tells a file from one made later under its name; the same for all where none is known. */
  private static Optional<Object> identity(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.of(Objects.requireNonNullElse(key, ""));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static IOException busy(Path file, Duration wait) {
    return new IOException(
        "another Lockstep is writing the progress (its lock is "
            + file
            + "); waited "
            + wait.toMillis()
            + " ms for it. Nothing was changed");
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      thread.unlock();
    }
  }
}
