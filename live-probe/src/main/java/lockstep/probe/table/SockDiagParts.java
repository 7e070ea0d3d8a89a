package lockstep.probe.table;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lockstep.table.Selection;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;

/**
 * Which parts of netlink sock_diag (man 7 sock_diag) the kernel gives to this process. Each is
 * tried, and what it lacks is told with the system's own error.
 *
 * @param socket why no netlink socket can be had; empty when one can
 * @param tcp why TCP's rows are not given; empty when they are
 * @param udp why UDP's rows are not given; empty when they are
 * @param ends why the kernel does not tell when a TCP socket ends; empty when it was heard doing so
 */
public record SockDiagParts(
    Optional<Lack> socket, Optional<Lack> tcp, Optional<Lack> udp, Optional<Lack> ends) {
  /** SKNLGRP_INET_TCP_DESTROY of linux/sock_diag.h; IPv6 has a group of its own. */
  private static final int TCP_DESTROY = 1;

  private static final int STATE = 17;
  private static final int TCP_CLOSE = 7;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  /**
   * Why something is not given.
   *
   * @param errno the system's error, 0 where there was none
   * @param why one line for the user
   */
  public record Lack(int errno, String why) {}

  private interface Attempt {
    void make() throws IOException;
  }

  /** Tries each part on this Linux. */
  public static SockDiagParts look() {
    Optional<Lack> socket = lack(() -> NetlinkSocket.open().close());
    if (socket.isPresent()) return new SockDiagParts(socket, socket, socket, socket);
    return new SockDiagParts(
        socket,
        lack(() -> dump(Protocol.TCP)),
        lack(() -> dump(Protocol.UDP)),
        lack(SockDiagParts::hearAnEnd));
  }

  private static Optional<Lack> lack(Attempt attempt) {
    try {
      attempt.make();
      return Optional.empty();
    } catch (NetlinkFault e) {
      return Optional.of(new Lack(e.errno(), e.getMessage()));
    } catch (IOException e) {
      return Optional.of(new Lack(0, e.getMessage()));
    } catch (LinkageError | IllegalCallerException e) {
      // JNA's native part is missing for this machine, or the JVM forbids native calls.
      return Optional.of(new Lack(0, "native calls do not work: " + e.getMessage()));
    }
  }

  /** Asks for rows of one pair of ports, of which there are none or few. */
  private static void dump(Protocol protocol) throws SocketTableException {
    SockDiagLink link = new SockDiagLink(NetlinkSocket.open(), Memory::ofSize);
    try {
      Selection few = Selection.TCP.of(protocol).of(Family.IPV4).between(1, 0);
      new SockDiagDump(link, new InterfaceNames(), few, new ArrayList<>()).read();
    } finally {
      link.close();
    }
  }

  /** Ends a socket that never was connected, and waits until the kernel tells of it. */
  private static void hearAnEnd() throws IOException {
    NetlinkSocket netlink = NetlinkSocket.open();
    try {
      netlink.join(TCP_DESTROY);
      int port;
      try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET)) {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        channel.bind(new InetSocketAddress(loopback, 0));
        port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      }
      Memory told = Memory.ofSize(SockDiagLink.LARGEST);
      long begin = System.nanoTime();
      // Other programs' sockets end meanwhile: their messages are passed over.
      while (!isEndOf(port, told.bytes(), netlink.receive(told, 0, SockDiagLink.LARGEST)))
        if (System.nanoTime() - begin > PATIENCE)
          throw new SocketTableException("it did not tell of this program's own socket");
    } finally {
      netlink.close();
    }
  }

  static boolean isEndOf(int port, ByteBuffer message, int length) {
    return length >= SockDiagDecoder.ROW_SIZE
        && message.getShort(SockDiag.TYPE) == SockDiag.BY_FAMILY
        && message.get(STATE) == TCP_CLOSE
        && SockDiagDecoder.localPort(message, 0) == port;
  }
}
