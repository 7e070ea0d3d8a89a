package lockstep.probe.table;

import java.nio.ByteBuffer;
import java.util.List;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;

/** Asks for all pairs in one call of the kernel, which answers each in a datagram of its own. */
final class ExactWatch implements Watch {
  /** A row has 72 octets and some attributes; a full answer was never longer than 150. */
  private static final int SLOT = 1024;

  private static final int ENOENT = 2;

  private final SockDiagLink link;
  private final InterfaceNames interfaces;
  private final int size;
  private final Memory requests;
  private final Memory answers;
  private final boolean[] found;

  ExactWatch(SockDiagLink link, InterfaceNames interfaces, List<SocketPair> pairs) {
    this.link = link;
    this.interfaces = interfaces;
    size = pairs.size();
    requests = link.memoryOf(Math.max(1, size * SockDiag.REQUEST_SIZE));
    answers = link.memoryOf(Math.max(1, size * SLOT));
    found = new boolean[size];
    for (int i = 0; i < size; i++)
      SockDiag.writeExact(requests.bytes(), i * SockDiag.REQUEST_SIZE, pairs.get(i), 0);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void read() throws SocketTableException {
    if (size == 0) return;
    ByteBuffer asked = requests.bytes();
    for (int i = 0; i < size; i++) link.number(asked, i * SockDiag.REQUEST_SIZE);
    link.send(requests, size * SockDiag.REQUEST_SIZE);
    for (int i = 0; i < size; i++)
      found[i] = receive(link, asked, i * SockDiag.REQUEST_SIZE, answers, i * SLOT, SLOT);
  }

  /** Takes the answer to an exact request; false when there is no such row. */
  static boolean receive(
      SockDiagLink link, ByteBuffer asked, int askedAt, Memory into, int at, int capacity)
      throws SocketTableException {
    ByteBuffer bytes = into.bytes();
    int length = link.receive(into, at, capacity, asked.getInt(askedAt + SockDiag.SEQUENCE));
    int size = SockDiagLink.size(bytes, at, at, at + length);
    int type = bytes.getShort(at + SockDiag.TYPE);
    if (type == SockDiag.BY_FAMILY) {
      SockDiagLink.checkRow(size, 0);
      return SockDiagDecoder.answers(bytes, at, asked, askedAt);
    }
    if (type != SockDiag.NLMSG_ERROR) throw SockDiagLink.unknown(bytes, at, at);
    int errno = SockDiagDecoder.errno(bytes, at);
    if (errno != ENOENT) throw new SockDiagRefusal(errno);
    return false;
  }

  @Override
  public int code(int index) {
    return found[index] ? SockDiagDecoder.code(answers.bytes(), index * SLOT) : 0;
  }

  @Override
  public SocketRow row(int index) throws SocketTableException {
    if (!found[index]) return null;
    return SockDiagDecoder.row(answers.bytes(), index * SLOT, true, interfaces);
  }
}
