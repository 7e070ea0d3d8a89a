package lockstep.probe.table;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lockstep.table.Selection;
import lockstep.table.SocketRow;

/**
 * A selection read by netlink. The kernel writes its messages one behind the other into a buffer
 * that grows to the size of the largest reading and is kept; a row is where its message is.
 */
final class SockDiagDump implements Poll {
  /** How often a dump that the table's changes broke is begun anew. */
  private static final int TRIES = 5;

  private static final int EINVAL = 22;
  private static final int ENOENT = 2;

  private final SockDiagLink link;
  private final InterfaceNames interfaces;
  private final Memory asked;
  private DumpRequest[] requests;
  private Memory memory;

  /** The same as in {@code memory}, one step nearer. */
  private ByteBuffer bytes;

  private int used;
  private int[] places = new int[256];
  private int size;

  /** The first row that is UDP's. */
  private int firstUdp;

  /** Where it is said that the table changed. */
  private final List<String> remarks;

  SockDiagDump(
      SockDiagLink link, InterfaceNames interfaces, Selection selection, List<String> remarks) {
    this.link = link;
    this.remarks = remarks;
    this.interfaces = interfaces;
    requests = DumpRequest.of(selection).toArray(DumpRequest[]::new);
    asked = link.memoryOf(DumpRequest.CAPACITY);
    memory = link.memoryOf(2 * SockDiagLink.LARGEST);
    bytes = memory.bytes();
  }

  @Override
  public int read() throws SocketTableException {
    size = 0;
    used = 0;
    firstUdp = Integer.MAX_VALUE;
    remarks.clear();
    try {
      readAll();
    } catch (SocketTableException e) {
      size = 0;
      throw e;
    }
    return size;
  }

  private void readAll() throws SocketTableException {
    for (int i = 0; i < requests.length; i++) {
      DumpRequest request = requests[i];
      if (request.udp() && firstUdp == Integer.MAX_VALUE) firstUdp = size;
      try {
        read(request);
      } catch (SockDiagRefusal e) {
        boolean older = request.family() == DumpRequest.BOTH;
        if (!older || (e.errno() != EINVAL && e.errno() != ENOENT)) throw e;
        // A kernel that has given up the older form; the newer one says whether TCP is missing.
        requests = withoutOlderForm();
        i--;
      }
    }
  }

  private DumpRequest[] withoutOlderForm() {
    List<DumpRequest> newer = new ArrayList<>();
    for (DumpRequest request : requests)
      newer.addAll(request.family() == DumpRequest.BOTH ? request.byFamily() : List.of(request));
    return newer.toArray(DumpRequest[]::new);
  }

  private void read(DumpRequest request) throws SocketTableException {
    int sizeBefore = size;
    int usedBefore = used;
    boolean good = false;
    for (int i = 0; i < TRIES && !good; i++) {
      size = sizeBefore;
      used = usedBefore;
      int length = request.write(asked.bytes());
      link.number(asked.bytes(), 0);
      link.send(asked, length);
      good = receive(request.type(), asked.bytes().getInt(SockDiag.SEQUENCE));
    }
    if (!good)
      remarks.add(
          "the socket table changed under each of "
              + TRIES
              + " readings: "
              + "rows may be missing or shown twice");
    Reference.reachabilityFence(asked);
  }

  /** Takes the datagrams of a dump; false when the table changed so that rows may be missing. */
  private boolean receive(int type, int number) throws SocketTableException {
    boolean good = true;
    while (true) {
      makeRoom();
      int begin = used;
      int end = begin + link.receive(memory, begin, SockDiagLink.LARGEST, number);
      int at = begin;
      while (at + SockDiag.HEADER_SIZE <= end) {
        int length = SockDiagLink.size(bytes, at, begin, end);
        good &= (bytes.getShort(at + SockDiag.FLAGS) & SockDiag.DUMP_INTERRUPTED) == 0;
        int found = bytes.getShort(at + SockDiag.TYPE);
        if (found == SockDiag.NLMSG_DONE || found == SockDiag.NLMSG_ERROR) {
          int errno = SockDiagDecoder.errno(bytes, at);
          // A dump that fails half way ends like a good one, but with the error in its end.
          if (errno != 0) throw new SockDiagRefusal(errno);
          return good;
        }
        if (found != type) throw SockDiagLink.unknown(bytes, at, begin);
        SockDiagLink.checkRow(length, at - begin);
        add(at);
        at += length + 3 & ~3;
      }
      used = at;
    }
  }

  private void add(int place) {
    if (size == places.length) places = Arrays.copyOf(places, 2 * size);
    places[size++] = place;
  }

  private void makeRoom() throws SocketTableException {
    int capacity = bytes.capacity();
    if (capacity - used >= SockDiagLink.LARGEST) return;
    if (capacity > Integer.MAX_VALUE / 2)
      throw new SocketTableException("the socket table has more than " + size + " rows");
    Memory larger = link.memoryOf(2 * capacity);
    larger.bytes().put(0, bytes, 0, used);
    memory = larger;
    bytes = larger.bytes();
  }

  private int place(int index) {
    if (index >= size) throw new IndexOutOfBoundsException(index + " of " + size + " rows");
    return places[index];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean isTcp(int index) {
    return index < firstUdp;
  }

  @Override
  public boolean isIpv6(int index) {
    return SockDiagDecoder.isIpv6(bytes, place(index));
  }

  @Override
  public int code(int index) {
    return SockDiagDecoder.code(bytes, place(index));
  }

  @Override
  public int localPort(int index) {
    return SockDiagDecoder.localPort(bytes, place(index));
  }

  @Override
  public int foreignPort(int index) {
    return SockDiagDecoder.foreignPort(bytes, place(index));
  }

  @Override
  public long recvQ(int index) {
    return SockDiagDecoder.recvQ(bytes, place(index));
  }

  @Override
  public long sendQ(int index) {
    return SockDiagDecoder.sendQ(bytes, place(index));
  }

  @Override
  public long inode(int index) {
    return SockDiagDecoder.inode(bytes, place(index));
  }

  @Override
  public long identity(int index) {
    return SockDiagDecoder.cookie(bytes, place(index));
  }

  @Override
  public SocketRow row(int index) throws SocketTableException {
    return SockDiagDecoder.row(bytes, place(index), isTcp(index), interfaces);
  }
}
