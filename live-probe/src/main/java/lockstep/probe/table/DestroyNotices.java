package lockstep.probe.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;

/**
 * Linux's notices that a TCP socket was destroyed: the multicast groups SKNLGRP_INET_TCP_DESTROY
 * and SKNLGRP_INET6_TCP_DESTROY of linux/sock_diag.h. Every user may listen. Each notice is a row
 * as sock_diag answers with, in state 7; entries in TIME-WAIT and half-open ones are no sockets and
 * go without one. Belongs to one thread at a time.
 */
public final class DestroyNotices implements AutoCloseable {
  /** What came since it was last asked; {@code lost} says that there was more. */
  public record Heard(List<SocketPair> destroyed, boolean lost) {}

  private static final int NETLINK_SOCK_DIAG = 4;

  /** The groups 1 and 3. */
  private static final int TCP_GROUPS = 0b101;

  private static final int BUFFER_SIZE = 1 << 16;
  private static final int FAMILY = 16;
  private static final int ID = 20;

  private final NetlinkSocket netlink;
  private final Memory buffer;

  private DestroyNotices(NetlinkSocket netlink, Memory buffer) {
    this.netlink = netlink;
    this.buffer = buffer;
  }

  /**
   * Begins to listen.
   *
   * @throws SocketTableException when netlink is refused or native calls do not work
   */
  public static DestroyNotices open() throws SocketTableException {
    try {
      Memory buffer = Memory.ofSize(BUFFER_SIZE);
      return new DestroyNotices(NetlinkSocket.open(NETLINK_SOCK_DIAG, TCP_GROUPS), buffer);
    } catch (LinkageError | IllegalCallerException e) {
      // JNA's native part is missing for this machine, or the JVM forbids native calls.
      throw new SocketTableException("native calls do not work: " + e.getMessage(), e);
    }
  }

  /** What is there by now; does not wait. The sockets are those of the whole network namespace. */
  public Heard take() throws SocketTableException {
    List<SocketPair> destroyed = new ArrayList<>();
    boolean lost = false;
    while (true) {
      int length = netlink.receiveNow(buffer, BUFFER_SIZE);
      if (length == -1) return new Heard(destroyed, lost);
      if (length < 0) lost = true;
      else destroyed.addAll(decode(buffer.bytes().slice(0, length), ByteOrder.nativeOrder()));
    }
  }

  /** The pairs of a datagram's notices; a socket that had no address by then is passed over. */
  static List<SocketPair> decode(ByteBuffer datagram, ByteOrder order)
      throws MalformedTableException {
    Octets all = Octets.of("a destroy notice", datagram, order);
    List<SocketPair> pairs = new ArrayList<>();
    for (long at = 0; at < all.size(); ) {
      long size = all.u32(at);
      if (size < SockDiag.HEADER_SIZE) throw all.wrong(at, "a message of " + size + " octets");
      int type = all.u16(at + SockDiag.TYPE);
      if (type != SockDiag.BY_FAMILY)
        throw all.wrong(at + SockDiag.TYPE, "a message of type " + type);
      SocketPair pair = pair(all.part("a destroy notice", at, size));
      if (pair.local().port() != 0) pairs.add(pair);
      at += size + 3 & ~3L;
    }
    return pairs;
  }

  private static SocketPair pair(Octets notice) throws MalformedTableException {
    int family = notice.u8(FAMILY);
    if (family != SockDiag.AF_INET && family != SockDiag.AF_INET6)
      throw notice.wrong(FAMILY, "a socket of family " + family);
    return new SocketPair(
        address(notice, family, ID + SockDiag.ID_LOCAL, ID + SockDiag.ID_LOCAL_PORT),
        address(notice, family, ID + SockDiag.ID_FOREIGN, ID + SockDiag.ID_FOREIGN_PORT));
  }

  private static SocketAddress address(Octets notice, int family, int at, int portAt)
      throws MalformedTableException {
    String host = family == SockDiag.AF_INET6 ? notice.ipv6(at) : notice.ipv4(at);
    return new SocketAddress(host, notice.port(portAt));
  }

  @Override
  public void close() {
    netlink.close();
  }
}
