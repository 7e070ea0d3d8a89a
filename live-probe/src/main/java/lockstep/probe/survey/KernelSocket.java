package lockstep.probe.survey;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import lockstep.table.NumericAddress;
import lockstep.table.SocketAddress;

/** A TCP socket of this kernel's that never waits, by the calls of its manual pages alone. */
final class KernelSocket implements AutoCloseable {
  /** The numbers of sys/socket.h, netinet/tcp.h and fcntl.h on x86-64 and aarch64. */
  private static final int AF_INET = 2;

  private static final int STREAM_NONBLOCK_CLOEXEC = 1 | 0x800 | 0x80000;
  private static final int SOCK_NONBLOCK_CLOEXEC = 0x800 | 0x80000;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_NODELAY = 1;
  private static final int SOL_SOCKET = 1;
  private static final int SO_REUSEADDR = 2;
  private static final int SO_LINGER = 13;
  private static final int MSG_MORE = 0x8000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int SHUT_WR = 1;
  private static final int BACKLOG = 8;

  /** The event of poll.h, and the length of its {@code struct pollfd}. */
  private static final short POLLIN = 1;

  private static final int POLLFD_OCTETS = 8;

  private final int descriptor;
  private boolean listening;
  private boolean closed;

  private KernelSocket(int descriptor) {
    this.descriptor = descriptor;
  }

  /** A socket with this address, which sends at once whatever it is given. */
  static KernelSocket at(SocketAddress local) throws IOException {
    try {
      KernelSocket socket =
          new KernelSocket(SocketCalls.socket(AF_INET, STREAM_NONBLOCK_CLOEXEC, IPPROTO_TCP));
      socket.set(SOL_SOCKET, SO_REUSEADDR, 1);
      socket.set(IPPROTO_TCP, TCP_NODELAY, 1);
      SocketCalls.bind(socket.descriptor, octets(local), 16);
      return socket;
    } catch (LastErrorException e) {
      throw new IOException("no socket at " + local + ": " + e.getMessage(), e);
    }
  }

  private void set(int level, int name, int... values) {
    ByteBuffer value = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
    for (int one : values) value.putInt(one);
    SocketCalls.setsockopt(descriptor, level, name, value.array(), 4 * values.length);
  }

  /** A sockaddr_in. */
  private static byte[] octets(SocketAddress address) {
    ByteBuffer octets = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
    octets.putShort((short) AF_INET).order(ByteOrder.BIG_ENDIAN);
    octets.putShort((short) address.port()).put(NumericAddress.octets(address.host()));
    return octets.array();
  }

  /** Begins to connect. */
  void connect(SocketAddress to) throws IOException {
    try {
      SocketCalls.connect(descriptor, octets(to), 16);
    } catch (LastErrorException e) {
      if (e.getErrorCode() != SocketCalls.EINPROGRESS) throw refused("connect", e);
    }
  }

  void listen() throws IOException {
    try {
      SocketCalls.listen(descriptor, BACKLOG);
      listening = true;
    } catch (LastErrorException e) {
      throw refused("listen", e);
    }
  }

  /**
   * The next connection.
   *
   * @param nanos how long one is waited for at the most
   * @return null when none has come by then
   */
  KernelSocket accept(long nanos) throws IOException {
    long until = System.nanoTime() + nanos;
    KernelSocket accepted = accepted();
    for (long left = nanos; accepted == null && left > 0; left = until - System.nanoTime()) {
      awaitReadable(left);
      accepted = accepted();
    }
    return accepted;
  }

  /** Returns when there is something to take, or the time is over, or a signal came: poll(2). */
  private void awaitReadable(long nanos) throws IOException {
    ByteBuffer wanted = ByteBuffer.allocate(POLLFD_OCTETS).order(ByteOrder.nativeOrder());
    wanted.putInt(descriptor).putShort(POLLIN);
    // Rounded up, or its last part would be a wait of nothing, again and again.
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    try {
      SocketCalls.poll(wanted.array(), 1, (int) Math.min(Integer.MAX_VALUE, millis));
    } catch (LastErrorException e) {
      if (e.getErrorCode() != SocketCalls.EINTR) throw refused("poll", e);
    }
  }

  private KernelSocket accepted() throws IOException {
    try {
      return new KernelSocket(SocketCalls.accept4(descriptor, null, null, SOCK_NONBLOCK_CLOEXEC));
    } catch (LastErrorException e) {
      if (e.getErrorCode() == SocketCalls.EAGAIN) return null;
      throw refused("accept", e);
    }
  }

  /**
   * Gives octets to send.
   *
   * @param more whether they are to wait for what comes next, a FIN say, and go with it
   */
  void send(int octets, boolean more) throws IOException {
    try {
      int flags = MSG_NOSIGNAL | (more ? MSG_MORE : 0);
      long taken = SocketCalls.send(descriptor, new byte[octets], octets, flags);
      if (taken != octets) throw new IOException("send took " + taken + " of " + octets);
    } catch (LastErrorException e) {
      throw refused("send", e);
    }
  }

  /** Takes what has come, an octet at the most of a stream that has none. */
  void receive() throws IOException {
    try {
      byte[] octets = new byte[1 << 17];
      SocketCalls.recv(descriptor, octets, octets.length, 0);
    } catch (LastErrorException e) {
      throw refused("recv", e);
    }
  }

  /** The RFC's CLOSE: no more to send. A listener has nothing to send; it is given up. */
  void shutdown() throws IOException {
    if (listening) {
      close();
      return;
    }
    try {
      SocketCalls.shutdown(descriptor, SHUT_WR);
    } catch (LastErrorException e) {
      throw refused("shutdown", e);
    }
  }

  /** The RFC's ABORT: what close(2) does where it may not linger. */
  void abort() {
    if (closed) return;
    set(SOL_SOCKET, SO_LINGER, 1, 0);
    close();
  }

  private static IOException refused(String call, LastErrorException e) {
    return new IOException(call + "(): " + e.getMessage(), e);
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    SocketCalls.close(descriptor);
  }
}
