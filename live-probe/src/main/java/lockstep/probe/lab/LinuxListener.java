package lockstep.probe.lab;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What Linux lets a listening socket of this program have and Java does not ask for: a backlog of 0
 * and deferred accept. The socket's descriptor is the one under {@code /proc/self/fd} that leads to
 * the inode of its row (proc(5)).
 */
final class LinuxListener {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** The numbers of netinet/tcp.h, the same on every machine. */
  private static final int IPPROTO_TCP = 6;

  private static final int TCP_DEFER_ACCEPT = 9;

  /** What is asked of the system with the socket's descriptor. */
  private interface Call {
    void make(int descriptor) throws IOException;
  }

  private final LabChannel.Server channel;
  private final long inode;

  /** The socket of this channel, whose row has this inode. */
  LinuxListener(LabChannel.Server channel, long inode) {
    this.channel = channel;
    this.inode = inode;
  }

  /** Why this computer cannot be asked, in words; empty when it can. */
  static Optional<String> missing() {
    String system = System.getProperty("os.name");
    if (!system.equals("Linux"))
      return Optional.of("it takes calls that the lab makes on Linux only, and this is " + system);
    try {
      // Loads the library; descriptor -1 is nobody's, so nothing else can come of it.
      LibC.listen(-1, 0);
    } catch (LastErrorException e) {
      return Optional.empty();
    } catch (LinkageError | IllegalCallerException e) {
      return Optional.of("it takes native calls, and they do not work here: " + e.getMessage());
    }
    return Optional.empty();
  }

  /**
   * Makes a call by the event loop, which alone closes the channel: the number that was looked up
   * is no other socket's before the call has been made.
   */
  private void make(Call call) throws IOException, InterruptedException {
    Future<?> made =
        channel
            .eventLoop()
            .submit(
                () -> {
                  if (!channel.isOpen()) throw new IOException("the listening socket is closed");
                  call.make(descriptor(inode));
                  return null;
                });
    made.await();
    Throwable cause = made.cause();
    if (cause != null) throw cause instanceof IOException e ? e : new IOException(cause);
  }

  /**
   * The descriptor of the socket whose row has this inode.
   *
   * @throws IOException when no descriptor of this program leads to it
   */
  static int descriptor(long inode) throws IOException {
    String target = "socket:[" + inode + "]";
    try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path one : all)
        if (leadsTo(one, target)) return Integer.parseInt(one.getFileName().toString());
    }
    throw new IOException("no descriptor in " + DESCRIPTORS + " leads to " + target);
  }

  private static boolean leadsTo(Path descriptor, String target) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(target);
    } catch (NoSuchFileException e) {
      // Closed since the directory was read: not one of ours that is in use.
      return false;
    }
  }

  /**
   * Listens again with another backlog, which Linux allows (listen(2)); the queue then holds one
   * connection more than this.
   */
  void backlog(int connections) throws IOException, InterruptedException {
    make(
        descriptor -> {
          try {
            LibC.listen(descriptor, connections);
          } catch (LastErrorException e) {
            throw new IOException(
                "listen with a backlog of " + connections + ": " + e.getMessage(), e);
          }
        });
  }

  /**
   * Wakes who accepts only when text has come (tcp(7), TCP_DEFER_ACCEPT): until then the connection
   * stays in SYN-RECEIVED.
   *
   * @param atMost how long that may last; the kernel counts in retransmissions of the SYN+ACK and
   *     takes the next time up that one of them ends
   * @return how long the kernel makes it
   */
  Duration deferAccept(Duration atMost) throws IOException, InterruptedException {
    long seconds = atMost.toSeconds() + (atMost.getNano() > 0 ? 1 : 0);
    byte[] value = new byte[Integer.BYTES];
    ByteBuffer number = ByteBuffer.wrap(value).order(ByteOrder.nativeOrder());
    number.putInt(0, (int) Math.max(1, Math.min(Integer.MAX_VALUE, seconds)));
    make(descriptor -> deferAccept(descriptor, value));
    return Duration.ofSeconds(number.getInt(0));
  }

  private static void deferAccept(int descriptor, byte[] value) throws IOException {
    try {
      LibC.setsockopt(descriptor, IPPROTO_TCP, TCP_DEFER_ACCEPT, value, value.length);
      LibC.getsockopt(descriptor, IPPROTO_TCP, TCP_DEFER_ACCEPT, value, new int[] {value.length});
    } catch (LastErrorException e) {
      throw new IOException("TCP_DEFER_ACCEPT: " + e.getMessage(), e);
    }
  }

  /** The C library's calls; each throws where it returns -1. */
  private static final class LibC {
    static {
      Native.register(LibC.class, "c");
    }

    static native int listen(int descriptor, int backlog) throws LastErrorException;

    static native int setsockopt(int descriptor, int level, int option, byte[] value, int length)
        throws LastErrorException;

    static native int getsockopt(int descriptor, int level, int option, byte[] value, int[] length)
        throws LastErrorException;
  }
}
