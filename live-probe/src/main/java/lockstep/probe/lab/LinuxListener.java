package lockstep.probe.lab;

import com.sun.jna.LastErrorException;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What Linux lets a listening socket of this program have and Java does not ask for: a backlog of
 * 0, deferred accept, and options for its connections.
 */
final class LinuxListener {
  /** What is asked of the system with the socket's descriptor. */
  private interface Call {
    int make(int descriptor) throws IOException;
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
      LinuxCalls.listen(-1, 0);
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
  private int make(Call call) throws IOException, InterruptedException {
    Future<Integer> made =
        channel
            .eventLoop()
            .submit(
                () -> {
                  if (!channel.isOpen()) throw new IOException("the listening socket is closed");
                  return call.make(LinuxDescriptors.ofInode(inode));
                });
    made.await();
    Throwable cause = made.cause();
    if (cause != null) throw cause instanceof IOException e ? e : new IOException(cause);
    return made.getNow();
  }

  /**
   * Listens again with another backlog, which Linux allows (listen(2)); the queue then holds one
   * connection more than this.
   */
  void backlog(int connections) throws IOException, InterruptedException {
    make(
        descriptor -> {
          try {
            return LinuxCalls.listen(descriptor, connections);
          } catch (LastErrorException e) {
            throw new IOException(
                "listen with a backlog of " + connections + ": " + e.getMessage(), e);
          }
        });
  }

  /**
   * Sets an option that its connections inherit.
   *
   * @return what the kernel made of it
   */
  int set(LinuxTcpOption option, int value) throws IOException, InterruptedException {
    return make(descriptor -> option.set(descriptor, value));
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
    int asked = (int) Math.max(1, Math.min(Integer.MAX_VALUE, seconds));
    return Duration.ofSeconds(set(LinuxTcpOption.DEFER_ACCEPT, asked));
  }
}
