package lockstep.probe.table;

import static lockstep.probe.table.SockDiag.AF_INET6;
import static lockstep.probe.table.SockDiag.HEADER_SIZE;
import static lockstep.probe.table.SockDiag.ID_COOKIE;
import static lockstep.probe.table.SockDiag.ID_FOREIGN;
import static lockstep.probe.table.SockDiag.ID_FOREIGN_PORT;
import static lockstep.probe.table.SockDiag.ID_LOCAL;
import static lockstep.probe.table.SockDiag.ID_LOCAL_PORT;

import java.nio.ByteBuffer;
import lockstep.table.NumericAddress;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;

/**
 * Reads the answers of netlink sock_diag in place: inet_diag_msg of linux/inet_diag.h behind a
 * netlink header. The buffer's byte order is that of the machine which answered.
 */
final class SockDiagDecoder {
  /** The smallest answer with a row: header and inet_diag_msg without attributes. */
  static final int ROW_SIZE = HEADER_SIZE + 72;

  private static final int FAMILY = 16;
  private static final int STATE = 17;
  private static final int TIMER = 18;
  private static final int RETRANSMITS = 19;
  private static final int ID = 20;
  private static final int EXPIRES = 68;
  private static final int RECV_Q = 72;
  private static final int SEND_Q = 76;
  private static final int UID = 80;
  private static final int INODE = 84;
  private static final int ID_INTERFACE = 36;

  private SockDiagDecoder() {}

  /** The errno that an NLMSG_ERROR or NLMSG_DONE carries as its first number; 0 for none. */
  static int errno(ByteBuffer answer, int at) {
    int size = answer.getInt(at + SockDiag.LENGTH);
    return size < HEADER_SIZE + 4 ? 0 : -answer.getInt(at + HEADER_SIZE);
  }

  /** The kernel's number of the state. */
  static int code(ByteBuffer answer, int at) {
    return answer.get(at + STATE) & 0xFF;
  }

  /**
   * Whether an answer is about the pair that a request asked for. The kernel answers a request for
   * a connection that is not there with the row of the socket that listens for it.
   */
  static boolean answers(ByteBuffer answer, int at, ByteBuffer request, int requestAt) {
    int got = at + ID;
    int asked = requestAt + SockDiag.REQUEST_ID;
    // Both ports in one comparison: they stand side by side.
    if (answer.getInt(got) != request.getInt(asked)) return false;
    int gotFamily = answer.get(at + FAMILY);
    int askedFamily = request.get(requestAt + SockDiag.REQUEST_FAMILY);
    return sameAddress(answer, got + ID_LOCAL, gotFamily, request, asked + ID_LOCAL, askedFamily)
        && sameAddress(
            answer, got + ID_FOREIGN, gotFamily, request, asked + ID_FOREIGN, askedFamily);
  }

  /** A request for an IPv4 pair may find an IPv6 socket that has it as mapped addresses. */
  private static boolean sameAddress(
      ByteBuffer a, int atA, int familyA, ByteBuffer b, int atB, int familyB) {
    if (familyA == familyB) {
      int words = familyA == AF_INET6 ? 4 : 1;
      for (int i = 0; i < words; i++)
        if (a.getInt(atA + 4 * i) != b.getInt(atB + 4 * i)) return false;
      return true;
    }
    return familyA == AF_INET6 ? isMapped(a, atA, b, atB) : isMapped(b, atB, a, atA);
  }

  private static boolean isMapped(ByteBuffer six, int atSix, ByteBuffer four, int atFour) {
    return six.getLong(atSix) == 0
        && six.getShort(atSix + 8) == 0
        && six.getShort(atSix + 10) == -1
        && six.getInt(atSix + 12) == four.getInt(atFour);
  }

  /**
   * The row of a whole message. Who owns the socket is left open, unless nobody can. Its user is
   * not known when it has no inode and says 0: TIME-WAIT and half-open rows say so whoever owned
   * them.
   *
   * @param tcp whether TCP was asked for and not UDP; the answer itself does not tell
   * @throws MalformedTableException when its attributes are not what the documentation says
   */
  static SocketRow row(ByteBuffer answer, int at, boolean tcp, InterfaceNames interfaces)
      throws MalformedTableException {
    boolean ipv6 = isIpv6(answer, at);
    int id = at + ID;
    int index = answer.getInt(id + ID_INTERFACE);
    OsState state = tcp ? OsState.linux(code(answer, at)) : OsState.linuxUdp(code(answer, at));
    long inode = inode(answer, at);
    int uid = answer.getInt(at + UID);
    return new SocketRow(
        (tcp ? "tcp" : "udp") + (ipv6 ? "6" : ""),
        address(answer, ipv6, id + ID_LOCAL, localPort(answer, at)),
        address(answer, ipv6, id + ID_FOREIGN, foreignPort(answer, at)),
        state,
        recvQ(answer, at),
        sendQ(answer, at),
        LinuxTimer.of(
            answer.get(at + TIMER) & 0xFF,
            Integer.toUnsignedLong(answer.getInt(at + EXPIRES)),
            answer.get(at + RETRANSMITS) & 0xFF),
        inode,
        cookie(answer, at),
        LinuxOwner.uid(inode, uid),
        LinuxOwner.withoutLooking(inode, state),
        SockDiagAttributes.read(
            answer,
            at,
            at + ROW_SIZE,
            at + answer.getInt(at + SockDiag.LENGTH),
            index,
            interfaces.of(index)));
  }

  static boolean isIpv6(ByteBuffer answer, int at) {
    return answer.get(at + FAMILY) == AF_INET6;
  }

  static int localPort(ByteBuffer answer, int at) {
    return port(answer, at + ID + ID_LOCAL_PORT);
  }

  static int foreignPort(ByteBuffer answer, int at) {
    return port(answer, at + ID + ID_FOREIGN_PORT);
  }

  static long recvQ(ByteBuffer answer, int at) {
    return Integer.toUnsignedLong(answer.getInt(at + RECV_Q));
  }

  static long sendQ(ByteBuffer answer, int at) {
    return Integer.toUnsignedLong(answer.getInt(at + SEND_Q));
  }

  static long inode(ByteBuffer answer, int at) {
    return Integer.toUnsignedLong(answer.getInt(at + INODE));
  }

  private static int port(ByteBuffer answer, int at) {
    return (answer.get(at) & 0xFF) << 8 | answer.get(at + 1) & 0xFF;
  }

  private static SocketAddress address(ByteBuffer answer, boolean ipv6, int at, int port) {
    return new SocketAddress(
        ipv6 ? NumericAddress.ipv6(answer, at) : NumericAddress.ipv4(answer, at), port);
  }

  /** Two halves, the lower first, whatever the byte order. */
  static long cookie(ByteBuffer answer, int at) {
    int cookie = at + ID + ID_COOKIE;
    return Integer.toUnsignedLong(answer.getInt(cookie)) | (long) answer.getInt(cookie + 4) << 32;
  }
}
