package lockstep.probe.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.table.Holder;
import lockstep.table.Owner;
import lockstep.table.Selection;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketRow;

/**
 * Windows' socket table by iphlpapi. The system tells neither queues nor timers nor an identity,
 * and its rows of UDP have no far end.
 */
final class WindowsTable extends WholeTable {
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 23;

  private final WindowsCalls calls;

  WindowsTable(WindowsCalls calls) {
    this.calls = calls;
  }

  static WindowsTable open() throws SocketTableException {
    return opened(new WindowsTable(new IpHelperCalls()));
  }

  @Override
  public String source() {
    return "iphlpapi GetExtendedTcpTable";
  }

  @Override
  List<SocketRow> read(Selection selection) throws SocketTableException {
    List<SocketRow> rows = new ArrayList<>();
    for (Protocol protocol : selection.protocols())
      for (Family family : selection.families())
        for (SocketRow row : read(protocol, family)) if (selection.selects(row)) rows.add(row);
    return selection.owners() ? owned(rows) : rows;
  }

  private List<SocketRow> read(Protocol protocol, Family family) throws SocketTableException {
    boolean ipv6 = family == Family.IPV6;
    if (protocol == Protocol.TCP)
      return ipv6 ? WindowsRows.tcp6(calls.tcp(AF_INET6)) : WindowsRows.tcp4(calls.tcp(AF_INET));
    return ipv6 ? WindowsRows.udp6(calls.udp(AF_INET6)) : WindowsRows.udp4(calls.udp(AF_INET));
  }

  /** The same rows with their processes' programs; each process is asked once. */
  @Override
  public List<SocketRow> owned(List<SocketRow> rows) {
    Map<Integer, Holder> processes = new HashMap<>();
    List<SocketRow> named = new ArrayList<>(rows.size());
    for (SocketRow row : rows)
      named.add(
          row.pid().isEmpty()
              ? row
              : row.ownedBy(
                  Owner.Held.by(processes.computeIfAbsent(row.pid().getAsInt(), calls::process))));
    long nameless = processes.values().stream().filter(one -> one.name().isEmpty()).count();
    if (nameless > 0)
      remark(
          "of "
              + processes.size()
              + " processes "
              + nameless
              + " do not tell their program: run as administrator to see it");
    return named;
  }
}
