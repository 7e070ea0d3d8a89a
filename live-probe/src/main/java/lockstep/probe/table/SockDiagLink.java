package lockstep.probe.table;

import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * The conversation with netlink: numbers each request, tells answers to it from those to earlier
 * ones, and checks that a message lies within its datagram before anybody reads it.
 */
final class SockDiagLink {
  /** The kernel's messages are never longer than half of it. */
  static final int LARGEST = 1 << 16;

  /** How many answers to requests given up earlier are passed over before one's own. */
  private static final int STALE_ANSWERS = 4096;

  private final Netlink netlink;
  private final IntFunction<Memory> memory;
  private int sequence;

  SockDiagLink(Netlink netlink, IntFunction<Memory> memory) {
    this.netlink = netlink;
    this.memory = memory;
  }

  /** A buffer for the kernel to read from or write to. */
  Memory memoryOf(int octets) {
    return memory.apply(octets);
  }

  /** Prepares for being asked thousands of times. */
  void hasten() {
    netlink.hasten();
  }

  /** Gives the request at {@code at} the next number. */
  void number(ByteBuffer request, int at) {
    request.putInt(at + SockDiag.SEQUENCE, ++sequence);
  }

  void send(Memory request, int length) throws SocketTableException {
    netlink.send(request, length);
  }

  /**
   * Receives a datagram that answers the request with this number.
   *
   * @return its length, that of one message's header at least
   */
  int receive(Memory into, int at, int capacity, int number) throws SocketTableException {
    for (int i = 0; i <= STALE_ANSWERS; i++) {
      int length = netlink.receive(into, at, capacity);
      if (length < SockDiag.HEADER_SIZE)
        throw new MalformedTableException("a netlink answer", 0, "it has " + length + " octets");
      int behind = number - into.bytes().getInt(at + SockDiag.SEQUENCE);
      if (behind < 0) throw new SocketTableException("netlink answers what was not asked yet");
      if (behind == 0) return length;
    }
    throw new SocketTableException("netlink answers out of turn");
  }

  /**
   * The size of the message at {@code at}, which lies before {@code end} as a whole.
   *
   * @param begin where its datagram begins
   */
  static int size(ByteBuffer bytes, int at, int begin, int end) throws MalformedTableException {
    int size = bytes.getInt(at + SockDiag.LENGTH);
    if (size < SockDiag.HEADER_SIZE || size > end - at)
      throw new MalformedTableException(
          "a netlink answer", at - begin, "a message of " + size + " octets in " + (end - at));
    return size;
  }

  static void checkRow(int size, int offset) throws MalformedTableException {
    if (size < SockDiagDecoder.ROW_SIZE)
      throw new MalformedTableException(
          "a netlink answer", offset, "a row of " + size + ", not of " + SockDiagDecoder.ROW_SIZE);
  }

  static MalformedTableException unknown(ByteBuffer bytes, int at, int begin) {
    return new MalformedTableException(
        "a netlink answer",
        at - begin + SockDiag.TYPE,
        "a message of type " + bytes.getShort(at + SockDiag.TYPE));
  }

  void close() {
    netlink.close();
  }
}
