package lockstep.probe.lab;

import com.sun.jna.LastErrorException;
import io.netty.util.concurrent.Future;
import java.io.IOException;

/** A call that Linux lets a program make on a connection's socket and Java does not. */
final class LinuxSocket {
  /** The number of sys/socket.h, the same on every machine. */
  private static final int SHUT_WR = 1;

  private LinuxSocket() {}

  /**
   * Sends no more, whatever Java thinks of the socket: shutdown(2), made by the event loop, which
   * alone closes the channel.
   *
   * @param inode of the socket's row
   * @return what the user is told, or null
   */
  static String shutdown(LabChannel channel, long inode) throws InterruptedException {
    Future<?> made =
        channel
            .eventLoop()
            .submit(
                () -> {
                  if (!channel.isOpen()) throw new IOException("the socket is closed");
                  try {
                    LinuxCalls.shutdown(LinuxDescriptors.ofInode(inode), SHUT_WR);
                  } catch (LastErrorException e) {
                    throw new IOException("shutdown: " + e.getMessage(), e);
                  }
                  return null;
                });
    made.await();
    return made.cause() == null ? null : SignalWords.of(made.cause());
  }
}
