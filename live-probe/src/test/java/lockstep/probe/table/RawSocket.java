package lockstep.probe.table;

import com.sun.jna.Native;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import lockstep.table.NumericAddress;

/**
 * A Linux socket by the C library's own calls: Java has no deferred accept, turns a backlog of 0
 * into 50, and calls shutdown before close. Every socket is non-blocking.
 */
final class RawSocket implements AutoCloseable {
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int NON_BLOCKING = 0x800;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_DEFER_ACCEPT = 9;
  private static final int EINPROGRESS = 115;
  private static final int EAGAIN = 11;

  private final int family;
  private final byte[] host;
  private int fd;

  private RawSocket(int fd, int family, byte[] host) throws IOException {
    if (fd < 0) throw new IOException("errno " + Native.getLastError());
    this.fd = fd;
    this.family = family;
    this.host = host;
  }

  /**
   * A TCP socket that is bound to a free port.
   *
   * @param host numeric; a mapped one makes an IPv6 socket
   */
  static RawSocket tcp(String host) throws IOException {
    return bound(SOCK_STREAM, host);
  }

  static RawSocket udp(String host) throws IOException {
    return bound(SOCK_DGRAM, host);
  }

  private static RawSocket bound(int type, String host) throws IOException {
    byte[] octets = NumericAddress.octets(host);
    int family = octets.length == 4 ? AF_INET : AF_INET6;
    RawSocket socket = new RawSocket(C.socket(family, type | NON_BLOCKING, 0), family, octets);
    socket.check(C.bind(socket.fd, socket.name(0), socket.nameSize()), "bind");
    return socket;
  }

  RawSocket listening(int backlog) throws IOException {
    check(C.listen(fd, backlog), "listen");
    return this;
  }

  /** Lets the kernel hand out a connection only when its first octet has come. */
  RawSocket deferring(int seconds) throws IOException {
    option(IPPROTO_TCP, TCP_DEFER_ACCEPT, seconds);
    return this;
  }

  /** Makes the window small that it, or what it accepts, will offer. */
  RawSocket narrow() throws IOException {
    option(SOL_SOCKET, SO_RCVBUF, 4096);
    return this;
  }

  private void option(int level, int name, int value) throws IOException {
    byte[] octets = new byte[4];
    ByteBuffer.wrap(octets).order(ByteOrder.nativeOrder()).putInt(0, value);
    check(C.setsockopt(fd, level, name, octets, 4), "setsockopt");
  }

  /** Begins to connect; on loopback that is done at once, if the other end wants. */
  RawSocket connecting(RawSocket to) throws IOException {
    int result = C.connect(fd, name(to.port()), nameSize());
    if (result != 0 && Native.getLastError() != EINPROGRESS) check(result, "connect");
    return this;
  }

  RawSocket accept() throws IOException {
    return new RawSocket(C.accept4(fd, null, null, NON_BLOCKING), family, host);
  }

  void send(int octets) throws IOException {
    if (C.send(fd, new byte[octets], octets, 0) != octets) throw new IOException("not all is sent");
  }

  /** Writes until neither the other end's window nor the own buffer takes more. */
  void fill() throws IOException {
    byte[] much = new byte[1 << 16];
    while (C.send(fd, much, much.length, 0) >= 0) {}
    if (Native.getLastError() != EAGAIN) throw new IOException("errno " + Native.getLastError());
  }

  /** Reads what is there; true when the end of the stream was among it. */
  boolean drain() throws IOException {
    byte[] much = new byte[1 << 16];
    long read = C.recv(fd, much, much.length, 0);
    while (read > 0) read = C.recv(fd, much, much.length, 0);
    if (read < 0 && Native.getLastError() != EAGAIN)
      throw new IOException("errno " + Native.getLastError());
    return read == 0;
  }

  void shutDownOutput() throws IOException {
    check(C.shutdown(fd, 1), "shutdown");
  }

  int port() throws IOException {
    byte[] name = new byte[28];
    check(C.getsockname(fd, name, new int[] {name.length}), "getsockname");
    return (name[2] & 0xFF) << 8 | name[3] & 0xFF;
  }

  private byte[] name(int port) {
    byte[] name = new byte[nameSize()];
    ByteBuffer.wrap(name).order(ByteOrder.nativeOrder()).putShort(0, (short) family);
    name[2] = (byte) (port >> 8);
    name[3] = (byte) port;
    System.arraycopy(host, 0, name, family == AF_INET ? 4 : 8, host.length);
    return name;
  }

  private int nameSize() {
    return family == AF_INET ? 16 : 28;
  }

  private void check(int result, String call) throws IOException {
    if (result != 0)
      throw new IOException(
          call + " on " + InetAddress.getByAddress(host) + ": errno " + Native.getLastError());
  }

  @Override
  public void close() {
    if (fd >= 0) C.close(fd);
    fd = -1;
  }

  private static final class C {
    static {
      Native.register(C.class, "c");
    }

    static native int socket(int domain, int type, int protocol);

    static native int bind(int fd, byte[] name, int length);

    static native int listen(int fd, int backlog);

    static native int connect(int fd, byte[] name, int length);

    static native int accept4(int fd, byte[] name, int[] length, int flags);

    static native int setsockopt(int fd, int level, int option, byte[] value, int length);

    static native int getsockname(int fd, byte[] name, int[] length);

    static native long send(int fd, byte[] from, long length, int flags);

    static native long recv(int fd, byte[] into, long length, int flags);

    static native int shutdown(int fd, int how);

    static native int close(int fd);
  }
}
