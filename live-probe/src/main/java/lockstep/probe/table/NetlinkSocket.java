package lockstep.probe.table;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.lang.ref.Reference;

/**
 * A netlink socket of the kernel's, by JNA's direct mapping with nothing but numbers, so that a
 * call allocates nothing.
 */
final class NetlinkSocket implements Netlink {
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int NETLINK_SOCK_DIAG = 4;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVTIMEO = 20;

  /** Makes recv say how long a datagram really was. */
  private static final int MSG_TRUNC = 0x20;

  private static final int MSG_DONTWAIT = 0x40;

  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int ENOBUFS = 105;

  private int fd;

  private NetlinkSocket(int fd) {
    this.fd = fd;
  }

  /** Opens a socket to sock_diag. */
  static NetlinkSocket open() throws SocketTableException {
    return open(NETLINK_SOCK_DIAG);
  }

  /**
   * Opens a socket to a part of the kernel.
   *
   * @param protocol its NETLINK_ number
   */
  static NetlinkSocket open(int protocol) throws SocketTableException {
    return open(protocol, 0);
  }

  /**
   * Opens a socket that is also sent what a part of the kernel tells everybody.
   *
   * @param groups the groups that are listened to, a bit for each, the first group's the lowest
   */
  static NetlinkSocket open(int protocol, int groups) throws SocketTableException {
    // The declarations below take a size as 64 bits, and mips and sparc number the constants anew.
    if (!Platform.is64Bit() || !(Platform.isIntel() || Platform.isARM()))
      throw new SocketTableException("netlink is read on x86-64 and aarch64 only");
    int fd = LibC.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, protocol);
    if (fd < 0) throw failure("no netlink socket");
    NetlinkSocket socket = new NetlinkSocket(fd);
    try {
      Memory name = Memory.ofSize(12);
      name.bytes().putShort(0, (short) AF_NETLINK);
      name.bytes().putInt(8, groups);
      if (LibC.bind(fd, name.address(), 12) != 0) throw failure("the netlink socket has no name");
      Memory second = Memory.ofSize(16);
      second.bytes().putLong(0, 1);
      if (LibC.setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, second.address(), 16) != 0)
        throw failure("the netlink socket takes no timeout");
      Reference.reachabilityFence(name);
      Reference.reachabilityFence(second);
      return socket;
    } catch (SocketTableException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public void send(Memory request, int length) throws SocketTableException {
    checkOpen();
    while (true) {
      long sent = LibC.send(fd, request.address(), length, 0);
      if (sent == length) return;
      if (sent >= 0) throw new SocketTableException("netlink took " + sent + " of " + length);
      if (Native.getLastError() != EINTR) throw failure("netlink takes no request");
    }
  }

  @Override
  public int receive(Memory into, int from, int capacity) throws SocketTableException {
    checkOpen();
    while (true) {
      long length = LibC.recv(fd, into.address() + from, capacity, MSG_TRUNC);
      if (length > capacity)
        throw new SocketTableException(
            "a netlink answer of " + length + " octets, expected at most " + capacity);
      if (length >= 0) return (int) length;
      int errno = Native.getLastError();
      if (errno == EAGAIN) throw new SocketTableException("netlink did not answer in a second");
      if (errno != EINTR) throw failure("netlink gives no answer");
    }
  }

  /**
   * Takes a datagram that is there already.
   *
   * @return its length; -1 when there is none, -2 when some were lost because they were not taken
   *     in time
   */
  int receiveNow(Memory into, int capacity) throws SocketTableException {
    checkOpen();
    while (true) {
      long length = LibC.recv(fd, into.address(), capacity, MSG_TRUNC | MSG_DONTWAIT);
      if (length > capacity)
        throw new SocketTableException(
            "a netlink message of " + length + " octets, expected at most " + capacity);
      if (length >= 0) return (int) length;
      int errno = Native.getLastError();
      if (errno == EAGAIN) return -1;
      if (errno == ENOBUFS) return -2;
      if (errno != EINTR) throw failure("netlink tells nothing");
    }
  }

  private void checkOpen() throws SocketTableException {
    if (fd < 0) throw new SocketTableException("the socket table is closed");
  }

  @Override
  public void close() {
    if (fd < 0) return;
    int was = fd;
    fd = -1;
    LibC.close(was);
  }

  /** The errno of the call just made, in the system's words. */
  private static SocketTableException failure(String what) {
    return new SocketTableException(what + ": " + errorText(Native.getLastError()));
  }

  static String errorText(int errno) {
    return LibC.strerror(errno) + " (" + errno + ")";
  }

  /** The C library's calls. */
  private static final class LibC {
    static {
      Native.register(LibC.class, "c");
    }

    static native int socket(int domain, int type, int protocol);

    static native int bind(int fd, long name, int length);

    static native int setsockopt(int fd, int level, int option, long value, int length);

    static native long send(int fd, long from, long length, int flags);

    static native long recv(int fd, long into, long length, int flags);

    static native int close(int fd);

    static native String strerror(int errno);
  }
}
