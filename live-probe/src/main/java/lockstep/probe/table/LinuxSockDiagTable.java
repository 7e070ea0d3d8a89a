package lockstep.probe.table;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import lockstep.table.Selection;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/**
 * Linux's socket table by netlink sock_diag (man 7 sock_diag): a single row by its pair in a few
 * microseconds, or rows that the kernel chooses. Needs no privilege.
 */
final class LinuxSockDiagTable implements SocketTable {
  private static final int ENOENT = 2;

  /** UDP is a part of sock_diag's that a kernel may lack. */
  private static final int EPROTONOSUPPORT = 93;

  private static final int EOPNOTSUPP = 95;

  private final SockDiagLink link;
  private final ProcOwners owners;
  private final ProcNetFiles files;
  private final InterfaceNames interfaces = new InterfaceNames();
  private final Memory request;
  private final Memory answer;
  private final List<String> remarks = new ArrayList<>();

  /** Why UDP is read from its files; empty when it is not, null before anybody asked. */
  private String udpMissing;

  LinuxSockDiagTable(
      Netlink netlink, IntFunction<Memory> memory, ProcOwners owners, ProcNetFiles files) {
    link = new SockDiagLink(netlink, memory);
    request = link.memoryOf(SockDiag.REQUEST_SIZE);
    answer = link.memoryOf(SockDiagLink.LARGEST);
    this.owners = owners;
    this.files = files;
  }

  static LinuxSockDiagTable open() throws SocketTableException {
    LinuxSockDiagTable table =
        new LinuxSockDiagTable(
            NetlinkSocket.open(), Memory::ofSize, new ProcOwners(), new ProcNetFiles());
    try {
      // A kernel without tcp_diag answers an exact request as if there were no row; a dump tells.
      // That of the listeners alone is cheap.
      table.dump(Selection.TCP.of(Selection.Family.IPV4).in(TcpState.LISTEN)).read();
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
    return find(pair, 0);
  }

  @Override
  public Optional<SocketRow> findWithTcpInfo(SocketPair pair) throws SocketTableException {
    return find(pair, SockDiag.INFO_AND_CONGESTION);
  }

  private Optional<SocketRow> find(SocketPair pair, int extensions) throws SocketTableException {
    SockDiag.writeExact(request.bytes(), 0, pair, extensions);
    link.number(request.bytes(), 0);
    link.send(request, SockDiag.REQUEST_SIZE);
    boolean found = ExactWatch.receive(link, request.bytes(), 0, answer, 0, SockDiagLink.LARGEST);
    Reference.reachabilityFence(request);
    if (!found) return Optional.empty();
    return Optional.of(SockDiagDecoder.row(answer.bytes(), 0, true, interfaces));
  }

  @Override
  public List<SocketRow> withPort(int port) throws SocketTableException {
    if (port < 1 || port > 0xFFFF)
      throw new IllegalArgumentException("port " + port + ", expected 1 to 65535");
    return rows(dump(Selection.TCP.withPort(port)));
  }

  @Override
  public List<SocketRow> all(Selection selection) throws SocketTableException {
    interfaces.forget();
    List<SocketRow> rows = rowsOf(selection);
    if (!selection.owners()) return rows;
    List<SocketRow> owned = owners.own(rows);
    owners.remark().ifPresent(remarks::add);
    return owned;
  }

  @Override
  public List<SocketRow> owned(List<SocketRow> rows) throws SocketTableException {
    return owners.own(rows);
  }

  private List<SocketRow> rowsOf(Selection selection) throws SocketTableException {
    if (!isUdpMissingFor(selection)) return rows(dump(selection));
    List<SocketRow> rows = new ArrayList<>();
    if (selection.protocols().contains(Protocol.TCP))
      rows.addAll(rows(dump(selection.of(Protocol.TCP))));
    else remarks.clear();
    rows.addAll(files.read(selection.of(Protocol.UDP)));
    remarks.add("UDP is read from " + files.folder() + ": " + udpMissing);
    return rows;
  }

  /** Whether a selection asks for UDP and netlink does not have it; asks the kernel once. */
  private boolean isUdpMissingFor(Selection selection) throws SocketTableException {
    if (!selection.protocols().contains(Protocol.UDP)) return false;
    if (udpMissing == null) {
      try {
        // The rows of one port, which has none as a rule.
        dump(Selection.TCP.of(Protocol.UDP).of(Selection.Family.IPV4).between(1, 0)).read();
        udpMissing = "";
      } catch (SockDiagRefusal e) {
        if (!isMissing(e)) throw e;
        udpMissing = e.getMessage();
      }
    }
    return !udpMissing.isEmpty();
  }

  private static boolean isMissing(SockDiagRefusal refusal) {
    return refusal.errno() == ENOENT
        || refusal.errno() == EPROTONOSUPPORT
        || refusal.errno() == EOPNOTSUPP;
  }

  private SockDiagDump dump(Selection selection) {
    return new SockDiagDump(link, interfaces, selection, remarks);
  }

  private static List<SocketRow> rows(SockDiagDump dump) throws SocketTableException {
    int size = dump.read();
    List<SocketRow> rows = new ArrayList<>(size);
    for (int i = 0; i < size; i++) rows.add(dump.row(i));
    return rows;
  }

  @Override
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  @Override
  public Poll poll(Selection selection) throws SocketTableException {
    return isUdpMissingFor(selection) ? new RowsPoll(this, selection) : dump(selection);
  }

  @Override
  public Watch watch(List<SocketPair> pairs) {
    link.hasten();
    return new ExactWatch(link, interfaces, pairs);
  }

  @Override
  public void close() {
    link.close();
  }
}
