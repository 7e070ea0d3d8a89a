package lockstep.probe.lab;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of lines that a kernel goes on writing, read without waiting for more. */
final class TracePipe implements AutoCloseable {
  private static final int O_NONBLOCK_CLOEXEC = 0x800 | 0x80000;
  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int SIZE = 1 << 16;

  private final Memory buffer = new Memory(SIZE);
  private final StringBuilder begun = new StringBuilder();
  private int fd;

  private TracePipe(int fd) {
    this.fd = fd;
  }

  /** Opens it; the JDK can open no file so that reading does not wait. */
  static TracePipe open(Path file) throws IOException {
    try {
      int fd = LibC.open(file.toString(), O_NONBLOCK_CLOEXEC);
      if (fd < 0) throw failure(file + " cannot be opened");
      return new TracePipe(fd);
    } catch (LinkageError | IllegalCallerException e) {
      // JNA's native part is missing for this machine, or the JVM forbids native calls.
      throw new IOException("native calls do not work: " + e.getMessage(), e);
    }
  }

  /** The lines that are there by now; one whose end is not there yet comes the next time. */
  List<String> lines() throws IOException {
    if (fd < 0) throw new IOException("the trace is closed");
    while (true) {
      long length = LibC.read(fd, Pointer.nativeValue(buffer), SIZE);
      Reference.reachabilityFence(buffer);
      if (length == 0) return taken();
      if (length > 0) {
        byte[] octets = buffer.getByteArray(0, (int) length);
        begun.append(new String(octets, StandardCharsets.ISO_8859_1));
        continue;
      }
      int errno = Native.getLastError();
      if (errno == EAGAIN) return taken();
      if (errno != EINTR) throw failure("the trace cannot be read");
    }
  }

  private List<String> taken() {
    List<String> lines = new ArrayList<>();
    for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n")) {
      lines.add(begun.substring(0, end));
      begun.delete(0, end + 1);
    }
    return lines;
  }

  @Override
  public void close() {
    if (fd < 0) return;
    int was = fd;
    fd = -1;
    LibC.close(was);
  }

  private static IOException failure(String what) {
    int errno = Native.getLastError();
    return new IOException(what + ": " + LibC.strerror(errno) + " (" + errno + ")");
  }

  /** The C library's calls; open's mode is not read as nothing is created. */
  private static final class LibC {
    static {
      Native.register(LibC.class, "c");
    }

    static native int open(String path, int flags);

    static native long read(int fd, long into, long length);

    static native int close(int fd);

    static native String strerror(int errno);
  }
}
