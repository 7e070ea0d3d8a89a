package lockstep.probe.table;

import java.nio.ByteBuffer;

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

  /** A request for the rows of a port: the exact one's size and a filter of five operations. */
  static final int FILTERED_SIZE = REQUEST_SIZE + 24;

  private static final int REQUEST_PROTOCOL = 17;
  private static final int REQUEST_STATES = 20;
  private static final int IPPROTO_TCP = 6;
  private static final int REQUEST = 0x1;
  private static final int DUMP = 0x300;

  /**
   * Every state with a row, 1 to 12. Bit 13, bound sockets that are not connected, stays out: it
   * would make the kernel walk one table more.
   */
  static final int ALL_STATES = 0x1FFE;

  private SockDiag() {}

  /** Writes the request for the row of one pair, but for its sequence number. */
  static void writeExact(ByteBuffer to, int at, SocketPair pair) {
    writeHead(to, at, REQUEST_SIZE, REQUEST, pair.isIpv6() ? AF_INET6 : AF_INET);
    int id = at + REQUEST_ID;
    writePort(to, id + ID_LOCAL_PORT, pair.local().port());
    writePort(to, id + ID_FOREIGN_PORT, pair.foreign().port());
    writeOctets(to, id + ID_LOCAL, NumericAddress.octets(pair.local().host()));
    writeOctets(to, id + ID_FOREIGN, NumericAddress.octets(pair.foreign().host()));
    // All ones means any: the identity of the socket is what the answer tells.
    to.putLong(id + ID_COOKIE, -1L);
  }

  /**
   * Writes the request for all rows of one family with this port at either end, but for its
   * sequence number.
   *
   * @param states the states that are asked for, a bit for each of the kernel's numbers
   */
  static void writeWithPort(ByteBuffer to, int at, int family, int port, int states) {
    writeHead(to, at, FILTERED_SIZE, REQUEST | DUMP, family);
    to.putInt(at + REQUEST_STATES, states);
    for (int i = REQUEST_ID; i < REQUEST_SIZE; i += 4) to.putInt(at + i, 0);
    int filter = at + REQUEST_SIZE;
    to.putShort(filter, (short) 24);
    to.putShort(filter + 2, (short) 1); // INET_DIAG_REQ_BYTECODE
    // Each operation says how far to go on when it holds and when not; landing on the end accepts,
    // going past it rejects. A comparison takes its port from the operation after it.
    operation(to, filter + 4, 11, 8, 12); // local port is ...
    operation(to, filter + 8, 0, 0, port);
    operation(to, filter + 12, 1, 4, 12); // to the end
    operation(to, filter + 16, 12, 8, 12); // foreign port is ...
    operation(to, filter + 20, 0, 0, port);
  }

  private static void writeHead(ByteBuffer to, int at, int size, int flags, int family) {
    to.putInt(at + LENGTH, size);
    to.putShort(at + TYPE, (short) BY_FAMILY);
    to.putShort(at + FLAGS, (short) flags);
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

  private static void writePort(ByteBuffer to, int at, int port) {
    to.put(at, (byte) (port >> 8));
    to.put(at + 1, (byte) port);
  }

  private static void writeOctets(ByteBuffer to, int at, byte[] octets) {
    for (int i = 0; i < octets.length; i++) to.put(at + i, octets[i]);
  }
}
