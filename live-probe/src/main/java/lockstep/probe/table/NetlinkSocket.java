package lockstep.probe.table;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.Objects;

/**
 * A netlink socket of the kernel's, by JNA's direct mapping with nothing but numbers, so that a
 * call allocates nothing.
 *
 * <p>JNA's way into C costs a third of an exact look-up. A socket that is hastened reads and writes
 * by Netty's native library instead, which takes a seventh; but to load it takes tens of
 * milliseconds, which a program that reads the table once would not get back.
 */
final class NetlinkSocket implements Netlink {
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int NETLINK_SOCK_DIAG = 4;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVTIMEO = 20;
  private static final int SOL_NETLINK = 270;
  private static final int NETLINK_ADD_MEMBERSHIP = 1;

  /** Makes recv say how long a datagram really was. */
  private static final int MSG_TRUNC = 0x20;

  private static final int MSG_DONTWAIT = 0x40;

  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int ENOBUFS = 105;

  private int fd;

  /** The same socket for Netty's calls; null when JNA makes them. */
  private FileDescriptor quick;

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

  /**
   * Joins a group that the kernel tells what happens.
   *
   * @param group its number, 1 or more
   */
  void join(int group) throws SocketTableException {
    checkOpen();
    Memory number = Memory.ofSize(4);
    number.bytes().putInt(0, group);
    if (LibC.setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, number.address(), 4) != 0)
      throw failure("the netlink group " + group + " may not be joined");
    Reference.reachabilityFence(number);
  }

  @Override
  public void hasten() {
    // Netty has one native library for its epoll transport and for plain descriptors, and says by
    // the first whether there is one for this machine.
    if (quick == null && fd >= 0 && Epoll.isAvailable()) quick = new FileDescriptor(fd);
  }

  @Override
  public void send(Memory request, int length) throws SocketTableException {
    checkOpen();
    checkRoom(request, 0, length);
    if (quick != null) sendQuickly(request, length);
    else sendByJna(request, length);
  }

  private void sendQuickly(Memory request, int length) throws SocketTableException {
    int sent;
    try {
      sent = quick.writeAddress(request.address(), 0, length);
    } catch (IOException e) {
      throw new SocketTableException("netlink takes no request: " + e.getMessage(), e);
    }
    checkTaken(sent, length);
  }

  private void sendByJna(Memory request, int length) throws SocketTableException {
    while (true) {
      long sent = LibC.send(fd, request.address(), length, 0);
      if (sent >= 0) {
        checkTaken(sent, length);
        return;
      }
      if (Native.getLastError() != EINTR) throw failure("netlink takes no request");
    }
  }

  private static void checkTaken(long sent, int length) throws SocketTableException {
    if (sent != length) throw new SocketTableException("netlink took " + sent + " of " + length);
  }

  @Override
  public int receive(Memory into, int from, int capacity) throws SocketTableException {
    checkOpen();
    checkRoom(into, from, capacity);
    return quick != null
        ? receiveQuickly(into, from, capacity)
        : receiveByJna(into, from, capacity);
  }

  private int receiveQuickly(Memory into, int from, int capacity) throws SocketTableException {
    int length;
    try {
      length = quick.readAddress(into.address(), from, from + capacity);
    } catch (IOException e) {
      throw new SocketTableException("netlink gives no answer: " + e.getMessage(), e);
    }
    // Netty gives 0 when the time is over, and -1 for an empty datagram.
    if (length == 0) throw tooLate();
    // read(2) does not tell how long the datagram was: one that fills the room may be cut.
    if (length == capacity) throw tooLong(length + " or more", capacity - 1);
    return Math.max(0, length);
  }

  private int receiveByJna(Memory into, int from, int capacity) throws SocketTableException {
    while (true) {
      long length = LibC.recv(fd, into.address() + from, capacity, MSG_TRUNC);
      if (length > capacity) throw tooLong(String.valueOf(length), capacity);
      if (length >= 0) return (int) length;
      int errno = Native.getLastError();
      if (errno == EAGAIN) throw tooLate();
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
      if (length > capacity) throw tooLong(String.valueOf(length), capacity);
      if (length >= 0) return (int) length;
      int errno = Native.getLastError();
      if (errno == EAGAIN) return -1;
      if (errno == ENOBUFS) return -2;
      if (errno != EINTR) throw failure("netlink tells nothing");
    }
  }

  private static SocketTableException tooLate() {
    return new SocketTableException("netlink did not answer in a second");
  }

  private static SocketTableException tooLong(String length, int atMost) {
    return new SocketTableException(
        "a netlink answer of " + length + " octets, expected at most " + atMost);
  }

  /** The calls write where they are told: a wrong place is not to become somebody else's. */
  private static void checkRoom(Memory memory, int from, int length) {
    Objects.checkFromIndexSize(from, length, memory.bytes().capacity());
  }

  private void checkOpen() throws SocketTableException {
    if (fd < 0) throw new SocketTableException("the socket table is closed");
  }

  @Override
  public void close() {
    if (fd < 0) return;
    int was = fd;
    fd = -1;
    quick = null;
    LibC.close(was);
  }

  /** The errno of the call just made, in the system's words. */
  private static SocketTableException failure(String what) {
    int errno = Native.getLastError();
    return new NetlinkFault(what + ": " + errorText(errno), errno);
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
