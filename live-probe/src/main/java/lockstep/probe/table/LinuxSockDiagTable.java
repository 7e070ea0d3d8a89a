package lockstep.probe.table;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.table.SocketRow;

/**
 * Linux's socket table by netlink sock_diag (man 7 sock_diag): a single row by its pair in a few
 * microseconds, or the rows of one port, chosen by the kernel. Needs no privilege.
 */
final class LinuxSockDiagTable implements SocketTable {
  /** The kernel's messages are never longer than half of it. */
  private static final int BUFFER_SIZE = 1 << 16;

  /** How often a dump that the table's changes broke is begun anew. */
  private static final int DUMP_TRIES = 5;

  /** How many answers to requests given up earlier are passed over before one's own. */
  private static final int STALE_ANSWERS = 4096;

  private static final int ENOENT = 2;

  private final Netlink netlink;
  private final Memory request;
  private final Memory answer;
  private int sequence;

  LinuxSockDiagTable(Netlink netlink, Memory request, Memory answer) {
    this.netlink = netlink;
    this.request = request;
    this.answer = answer;
  }

  static LinuxSockDiagTable open() throws SocketTableException {
    LinuxSockDiagTable table =
        new LinuxSockDiagTable(
            NetlinkSocket.open(),
            Memory.ofSize(SockDiag.FILTERED_SIZE),
            Memory.ofSize(BUFFER_SIZE));
    try {
      // A kernel without tcp_diag answers an exact request as if there were no row; a dump tells.
      // That of the listeners alone is cheap.
      table.dump(SockDiag.AF_INET, 1, 1 << 10);
      return table;
    } catch (SocketTableException e) {
      table.close();
      throw e;
    }
  }

  @Override
  public String source() {
    return "netlink sock_diag";
  }

  @Override
  public Optional<SocketRow> find(SocketPair pair) throws SocketTableException {
    SockDiag.writeExact(request.bytes(), 0, pair);
    request.bytes().putInt(SockDiag.SEQUENCE, ++sequence);
    netlink.send(request, SockDiag.REQUEST_SIZE);
    boolean found = receiveExact(request.bytes(), 0, answer, 0, BUFFER_SIZE);
    Optional<SocketRow> row =
        found ? Optional.of(SockDiagDecoder.row(answer.bytes(), 0)) : Optional.empty();
    Reference.reachabilityFence(request);
    return row;
  }

  @Override
  public List<SocketRow> withPort(int port) throws SocketTableException {
    if (port < 1 || port > 0xFFFF)
      throw new IllegalArgumentException("port " + port + ", expected 1 to 65535");
    List<SocketRow> rows = new ArrayList<>(dump(SockDiag.AF_INET, port, SockDiag.ALL_STATES));
    rows.addAll(dump(SockDiag.AF_INET6, port, SockDiag.ALL_STATES));
    return rows;
  }

  private List<SocketRow> dump(int family, int port, int states) throws SocketTableException {
    for (int i = 0; i < DUMP_TRIES; i++) {
      SockDiag.writeWithPort(request.bytes(), 0, family, port, states);
      request.bytes().putInt(SockDiag.SEQUENCE, ++sequence);
      netlink.send(request, SockDiag.FILTERED_SIZE);
      List<SocketRow> rows = new ArrayList<>();
      if (receiveDump(rows)) return rows;
    }
    throw new SocketTableException(
        "the socket table changed under each of " + DUMP_TRIES + " readings");
  }

  /** Collects the rows of a dump; false when the table changed so that some may be missing. */
  private boolean receiveDump(List<SocketRow> rows) throws SocketTableException {
    ByteBuffer bytes = answer.bytes();
    boolean whole = true;
    int stale = 0;
    while (true) {
      int length = netlink.receive(answer, 0, BUFFER_SIZE);
      if (isStale(bytes, length, 0, sequence)) {
        if (++stale > STALE_ANSWERS) throw new SocketTableException("netlink answers out of turn");
        continue;
      }
      for (int at = 0; at + SockDiag.HEADER_SIZE <= length; at += aligned(size(bytes, at))) {
        checkSize(bytes, at, length);
        whole &= (bytes.getShort(at + SockDiag.FLAGS) & SockDiag.DUMP_INTERRUPTED) == 0;
        switch (bytes.getShort(at + SockDiag.TYPE)) {
          case SockDiag.NLMSG_ERROR, SockDiag.NLMSG_DONE -> {
            int errno = SockDiagDecoder.errno(bytes, at);
            // A dump that fails half way ends like a good one, but with the error in its end.
            if (errno != 0) throw refused(errno);
            return whole;
          }
          case SockDiag.BY_FAMILY -> {
            if (size(bytes, at) < SockDiagDecoder.ROW_SIZE)
              throw new SocketTableException("a netlink row is cut short");
            rows.add(SockDiagDecoder.row(bytes, at));
          }
          default -> throw unknown(bytes, at);
        }
      }
    }
  }

  /** Takes the answer to an exact request; false when there is no such row. */
  private boolean receiveExact(ByteBuffer asked, int askedAt, Memory into, int at, int capacity)
      throws SocketTableException {
    ByteBuffer bytes = into.bytes();
    int length = netlink.receive(into, at, capacity);
    for (int i = 0; isStale(bytes, length, at, asked.getInt(askedAt + SockDiag.SEQUENCE)); i++) {
      if (i == STALE_ANSWERS) throw new SocketTableException("netlink answers out of turn");
      length = netlink.receive(into, at, capacity);
    }
    checkSize(bytes, at, at + length);
    int type = bytes.getShort(at + SockDiag.TYPE);
    if (type == SockDiag.BY_FAMILY && length >= SockDiagDecoder.ROW_SIZE)
      return SockDiagDecoder.answers(bytes, at, asked, askedAt);
    if (type != SockDiag.NLMSG_ERROR) throw unknown(bytes, at);
    int errno = SockDiagDecoder.errno(bytes, at);
    if (errno != ENOENT) throw refused(errno);
    return false;
  }

  /** Whether an answer belongs to a request that was given up before this one. */
  private static boolean isStale(ByteBuffer bytes, int length, int at, int sequence)
      throws SocketTableException {
    if (length < SockDiag.HEADER_SIZE)
      throw new SocketTableException("a netlink answer of " + length + " octets");
    int behind = sequence - bytes.getInt(at + SockDiag.SEQUENCE);
    if (behind < 0) throw new SocketTableException("netlink answers what was not asked yet");
    return behind > 0;
  }

  private static void checkSize(ByteBuffer bytes, int at, int end) throws SocketTableException {
    int size = size(bytes, at);
    if (size < SockDiag.HEADER_SIZE || size > end - at)
      throw new SocketTableException("a netlink message of " + size + " octets in " + (end - at));
  }

  private static int size(ByteBuffer bytes, int at) {
    return bytes.getInt(at + SockDiag.LENGTH);
  }

  private static int aligned(int size) {
    return size + 3 & ~3;
  }

  private static SocketTableException refused(int errno) {
    return new SocketTableException("netlink sock_diag: " + NetlinkSocket.errorText(errno));
  }

  private static SocketTableException unknown(ByteBuffer bytes, int at) {
    return new SocketTableException(
        "a netlink message of type " + bytes.getShort(at + SockDiag.TYPE));
  }

  @Override
  public Watch watch(List<SocketPair> pairs) {
    return new ExactWatch(pairs);
  }

  @Override
  public void close() {
    netlink.close();
  }

  /** Asks for all pairs in one call of the kernel, which answers each in a datagram of its own. */
  private final class ExactWatch implements Watch {
    /** A row has 72 octets and some attributes; a full answer was never longer than 150. */
    private static final int SLOT = 1024;

    private final int size;
    private final Memory requests;
    private final Memory answers;
    private final boolean[] found;

    ExactWatch(List<SocketPair> pairs) {
      size = pairs.size();
      requests = Memory.ofSize(Math.max(1, size * SockDiag.REQUEST_SIZE));
      answers = Memory.ofSize(Math.max(1, size * SLOT));
      found = new boolean[size];
      for (int i = 0; i < size; i++)
        SockDiag.writeExact(requests.bytes(), i * SockDiag.REQUEST_SIZE, pairs.get(i));
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public void read() throws SocketTableException {
      if (size == 0) return;
      ByteBuffer asked = requests.bytes();
      for (int i = 0; i < size; i++)
        asked.putInt(i * SockDiag.REQUEST_SIZE + SockDiag.SEQUENCE, ++sequence);
      netlink.send(requests, size * SockDiag.REQUEST_SIZE);
      for (int i = 0; i < size; i++)
        found[i] = receiveExact(asked, i * SockDiag.REQUEST_SIZE, answers, i * SLOT, SLOT);
    }

    @Override
    public int code(int index) {
      return found[index] ? SockDiagDecoder.code(answers.bytes(), index * SLOT) : 0;
    }

    @Override
    public SocketRow row(int index) {
      return found[index] ? SockDiagDecoder.row(answers.bytes(), index * SLOT) : null;
    }
  }
}
