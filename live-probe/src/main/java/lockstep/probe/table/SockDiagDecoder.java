package lockstep.probe.table;

import static lockstep.probe.table.SockDiag.AF_INET;
import static lockstep.probe.table.SockDiag.AF_INET6;
import static lockstep.probe.table.SockDiag.HEADER_SIZE;
import static lockstep.probe.table.SockDiag.ID_COOKIE;
import static lockstep.probe.table.SockDiag.ID_FOREIGN;
import static lockstep.probe.table.SockDiag.ID_FOREIGN_PORT;
import static lockstep.probe.table.SockDiag.ID_LOCAL;
import static lockstep.probe.table.SockDiag.ID_LOCAL_PORT;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
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
  private static final int INODE = 84;

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
   * The row of an answer. Who owns the socket is left open, also its user: rows in TIME-WAIT and
   * half-open ones say user 0 whoever owned them.
   */
  static SocketRow row(ByteBuffer answer, int at) {
    boolean ipv6 = answer.get(at + FAMILY) != AF_INET;
    int id = at + ID;
    return new SocketRow(
        ipv6 ? "tcp6" : "tcp",
        address(answer, ipv6, id + ID_LOCAL, id + ID_LOCAL_PORT),
        address(answer, ipv6, id + ID_FOREIGN, id + ID_FOREIGN_PORT),
        OsState.linux(code(answer, at)),
        Integer.toUnsignedLong(answer.getInt(at + RECV_Q)),
        Integer.toUnsignedLong(answer.getInt(at + SEND_Q)),
        LinuxTimer.of(
            answer.get(at + TIMER) & 0xFF,
            Integer.toUnsignedLong(answer.getInt(at + EXPIRES)),
            answer.get(at + RETRANSMITS) & 0xFF),
        Integer.toUnsignedLong(answer.getInt(at + INODE)),
        cookie(answer, id + ID_COOKIE),
        OptionalInt.empty());
  }

  private static SocketAddress address(ByteBuffer answer, boolean ipv6, int at, int portAt) {
    int port = (answer.get(portAt) & 0xFF) << 8 | answer.get(portAt + 1) & 0xFF;
    return new SocketAddress(
        ipv6 ? NumericAddress.ipv6(answer, at) : NumericAddress.ipv4(answer, at), port);
  }

  /** Two halves, the lower first, whatever the byte order. */
  private static long cookie(ByteBuffer answer, int at) {
    return Integer.toUnsignedLong(answer.getInt(at)) | (long) answer.getInt(at + 4) << 32;
  }
}
