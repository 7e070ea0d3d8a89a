package lockstep.probe.table;

import java.nio.ByteBuffer;
import lockstep.table.NumericAddress;
import lockstep.table.SocketPair;

/**
 * The requests of netlink sock_diag and the places of their fields, as linux/netlink.h,
 * linux/sock_diag.h and linux/inet_diag.h lay them out.
 *
 * <p>A buffer has the machine's byte order for netlink's own numbers; ports and addresses are in
 * network order and are read octet by octet.
 */
final class SockDiag {
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;

  /** The type of requests and of answers with a row. */
  static final int BY_FAMILY = 20;

  static final int NLMSG_ERROR = 2;
  static final int NLMSG_DONE = 3;
  static final int DUMP_INTERRUPTED = 0x10;

  /** The header of every netlink message. */
  static final int LENGTH = 0;

  static final int TYPE = 4;
  static final int FLAGS = 6;
  static final int SEQUENCE = 8;
  static final int HEADER_SIZE = 16;

  /** An exact request: the header, and inet_diag_req_v2 with the pair in it. */
  static final int REQUEST_SIZE = 72;

  static final int REQUEST_FAMILY = 16;
  static final int REQUEST_ID = 24;

  /** Where an id has its parts. */
  static final int ID_LOCAL_PORT = 0;

  static final int ID_FOREIGN_PORT = 2;
  static final int ID_LOCAL = 4;
  static final int ID_FOREIGN = 20;
  static final int ID_COOKIE = 40;

  /** A filter of five operations. */
  private static final int FILTER_SIZE = 24;

  static final int REQUEST_PROTOCOL = 17;
  static final int REQUEST_EXTENSIONS = 18;
  static final int REQUEST_STATES = 20;

  /** TCP_INFO (attribute 2) and the name of the congestion control (4). */
  static final int INFO_AND_CONGESTION = 1 << 1 | 1 << 3;

  /**
   * The same, and what the congestion control tells of itself: asked for as Vegas's attribute (3),
   * which each that tells anything answers with its own (bbr_get_info in net/ipv4/tcp_bbr.c).
   */
  static final int ALL_OF_TCP = INFO_AND_CONGESTION | 1 << 2;

  static final int IPPROTO_TCP = 6;
  static final int IPPROTO_UDP = 17;
  static final int REQUEST = 0x1;
  static final int DUMP = 0x300;

  /**
   * Every state with a row, 1 to 12. Bit 13, bound sockets that are not connected, stays out: it
   * would make the kernel walk one table more.
   */
  static final int ALL_STATES = 0x1FFE;

  private SockDiag() {}

  /**
   * Writes the request for the row of one pair, but for its sequence number.
   *
   * @param extensions the attributes that are asked for, a bit for each
   */
  static void writeExact(ByteBuffer to, int at, SocketPair pair, int extensions) {
    writeHead(to, at, pair.isIpv6() ? AF_INET6 : AF_INET);
    to.put(at + REQUEST_EXTENSIONS, (byte) extensions);
    int id = at + REQUEST_ID;
    writePort(to, id + ID_LOCAL_PORT, pair.local().port());
    writePort(to, id + ID_FOREIGN_PORT, pair.foreign().port());
    writeOctets(to, id + ID_LOCAL, NumericAddress.octets(pair.local().host()));
    writeOctets(to, id + ID_FOREIGN, NumericAddress.octets(pair.foreign().host()));
    // All ones means any: the identity of the socket is what the answer tells.
    to.putLong(id + ID_COOKIE, -1L);
  }

  /**
   * Writes the attribute that lets the kernel choose the rows with this port at either end.
   *
   * @return how many octets it has
   */
  static int writePortFilter(ByteBuffer to, int at, int port) {
    to.putShort(at, (short) FILTER_SIZE);
    to.putShort(at + 2, (short) 1); // INET_DIAG_REQ_BYTECODE
    // Each operation says how far to go on when it holds and when not; landing on the end accepts,
    // going past it rejects. A comparison takes its port from the operation after it.
    operation(to, at + 4, 11, 8, 12); // local port is ...
    operation(to, at + 8, 0, 0, port);
    operation(to, at + 12, 1, 4, 12); // to the end
    operation(to, at + 16, 12, 8, 12); // foreign port is ...
    operation(to, at + 20, 0, 0, port);
    return FILTER_SIZE;
  }

  private static void writeHead(ByteBuffer to, int at, int family) {
    to.putInt(at + LENGTH, REQUEST_SIZE);
    to.putShort(at + TYPE, (short) BY_FAMILY);
    to.putShort(at + FLAGS, (short) REQUEST);
    to.putInt(at + SEQUENCE, 0);
    to.putInt(at + 12, 0);
    to.putInt(at + REQUEST_FAMILY, 0);
    to.put(at + REQUEST_FAMILY, (byte) family);
    to.put(at + REQUEST_PROTOCOL, (byte) IPPROTO_TCP);
    to.putInt(at + REQUEST_STATES, ALL_STATES);
  }

  private static void operation(ByteBuffer to, int at, int code, int yes, int no) {
    to.put(at, (byte) code);
    to.put(at + 1, (byte) yes);
    to.putShort(at + 2, (short) no);
  }

  static void writePort(ByteBuffer to, int at, int port) {
    to.put(at, (byte) (port >> 8));
    to.put(at + 1, (byte) port);
  }

  private static void writeOctets(ByteBuffer to, int at, byte[] octets) {
    for (int i = 0; i < octets.length; i++) to.put(at + i, octets[i]);
  }
}
