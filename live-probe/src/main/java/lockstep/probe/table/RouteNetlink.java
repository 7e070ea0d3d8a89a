package lockstep.probe.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Linux's rtnetlink (man 7 rtnetlink): interfaces, addresses and routes, a whole list each. Needs
 * no privilege. Belongs to one thread at a time.
 */
public final class RouteNetlink implements AutoCloseable {
  /** Asks for interfaces; each answer is an ifinfomsg with attributes. */
  public static final int GET_LINK = 18;

  /** Asks for addresses; each answer is an ifaddrmsg with attributes. */
  public static final int GET_ADDRESS = 22;

  /** Asks for routes; each answer is an rtmsg with attributes. */
  public static final int GET_ROUTE = 26;

  /** Every family. */
  public static final int AF_UNSPEC = 0;

  private static final int NETLINK_ROUTE = 0;
  private static final int REQUEST_AND_DUMP = 0x301;
  private static final int REQUEST_SIZE = SockDiag.HEADER_SIZE + 16;
  private static final int BUFFER_SIZE = 1 << 16;
  private static final int TRIES = 5;

  /** How many answers to requests given up earlier are passed over before one's own. */
  private static final int STALE_ANSWERS = 4096;

  private final Netlink netlink;
  private final Memory request;
  private final Memory answer;
  private int sequence;

  RouteNetlink(Netlink netlink, Memory request, Memory answer) {
    this.netlink = netlink;
    this.request = request;
    this.answer = answer;
  }

  /**
   * Opens rtnetlink.
   *
   * @throws SocketTableException when netlink is refused or native calls do not work
   */
  public static RouteNetlink open() throws SocketTableException {
    try {
      return new RouteNetlink(
          NetlinkSocket.open(NETLINK_ROUTE),
          Memory.ofSize(REQUEST_SIZE),
          Memory.ofSize(BUFFER_SIZE));
    } catch (LinkageError | IllegalCallerException e) {
      // JNA's native part is missing for this machine, or the JVM forbids native calls.
      throw new SocketTableException("native calls do not work: " + e.getMessage(), e);
    }
  }

  /**
   * Asks for a whole list.
   *
   * @param type {@link #GET_LINK}, {@link #GET_ADDRESS} or {@link #GET_ROUTE}
   * @param family 2, 10 or {@link #AF_UNSPEC}
   * @return the messages without their netlink header
   */
  public List<Octets> dump(int type, int family) throws SocketTableException {
    for (int i = 0; i < TRIES; i++) {
      ByteBuffer bytes = request.bytes();
      for (int at = 0; at < REQUEST_SIZE; at += 4) bytes.putInt(at, 0);
      bytes.putInt(SockDiag.LENGTH, REQUEST_SIZE);
      bytes.putShort(SockDiag.TYPE, (short) type);
      bytes.putShort(SockDiag.FLAGS, (short) REQUEST_AND_DUMP);
      bytes.putInt(SockDiag.SEQUENCE, ++sequence);
      bytes.put(SockDiag.HEADER_SIZE, (byte) family);
      netlink.send(request, REQUEST_SIZE);
      List<Octets> messages = new ArrayList<>();
      if (receive(type, messages)) return messages;
    }
    throw new SocketTableException("rtnetlink's list changed under each of " + TRIES + " readings");
  }

  /** Collects the messages of a dump; false when the list changed so that some may be missing. */
  private boolean receive(int type, List<Octets> messages) throws SocketTableException {
    boolean whole = true;
    int stale = 0;
    while (true) {
      int length = netlink.receive(answer, 0, BUFFER_SIZE);
      for (int at = 0; at < length; ) {
        int size = messageSize(at, length);
        if (answer.bytes().getInt(at + SockDiag.SEQUENCE) != sequence) {
          if (++stale > STALE_ANSWERS)
            throw new SocketTableException("rtnetlink answers out of turn");
        } else {
          whole &= (answer.bytes().getShort(at + SockDiag.FLAGS) & SockDiag.DUMP_INTERRUPTED) == 0;
          if (isEnd(type, at, size, messages)) return whole;
        }
        at += size + 3 & ~3;
      }
    }
  }

  private int messageSize(int at, int length) throws SocketTableException {
    if (length - at < SockDiag.HEADER_SIZE)
      throw new MalformedTableException(
          "rtnetlink", at, "a message of " + (length - at) + " octets");
    int size = answer.bytes().getInt(at + SockDiag.LENGTH);
    if (size < SockDiag.HEADER_SIZE || size > length - at)
      throw new MalformedTableException(
          "rtnetlink", at, "a message of " + size + " octets in " + (length - at));
    return size;
  }

  private boolean isEnd(int type, int at, int size, List<Octets> messages)
      throws SocketTableException {
    int found = answer.bytes().getShort(at + SockDiag.TYPE);
    if (found == SockDiag.NLMSG_ERROR || found == SockDiag.NLMSG_DONE) {
      int errno = SockDiagDecoder.errno(answer.bytes(), at);
      if (errno != 0)
        throw new SocketTableException("rtnetlink: " + NetlinkSocket.errorText(errno));
      return true;
    }
    // An answer has the number of what makes such a thing: two less than that of the request.
    if (found != type - 2)
      throw new MalformedTableException("rtnetlink", at, "a message of type " + found);
    byte[] copy = new byte[size - SockDiag.HEADER_SIZE];
    answer.bytes().get(at + SockDiag.HEADER_SIZE, copy);
    messages.add(
        Octets.of("rtnetlink message " + found, ByteBuffer.wrap(copy), ByteOrder.nativeOrder()));
    return false;
  }

  @Override
  public void close() {
    netlink.close();
  }
}
