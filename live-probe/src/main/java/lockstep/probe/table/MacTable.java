package lockstep.probe.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.table.Holder;
import lockstep.table.Owner;
import lockstep.table.Selection;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/**
 * macOS's socket table: by sysctl every socket without who holds it, by libproc those that the
 * processes hold that may be read. Newer systems leave other users' sockets out of the first, and
 * what only the second shows is added; a system that refuses the first is read by the second alone.
 */
final class MacTable extends WholeTable {
  private final MacCalls calls;

  MacTable(MacCalls calls) {
    this.calls = calls;
  }

  static MacTable open() throws SocketTableException {
    return opened(new MacTable(new LibprocCalls()));
  }

  @Override
  public String source() {
    return "sysctl pcblist_n, libproc";
  }

  @Override
  List<SocketRow> read(Selection selection) throws SocketTableException {
    List<SocketRow> rows = new ArrayList<>();
    boolean listed = true;
    for (Protocol protocol : selection.protocols()) {
      try {
        Octets list = calls.pcbList(protocol == Protocol.TCP);
        rows.addAll(protocol == Protocol.TCP ? MacPcbList.tcp(list) : MacPcbList.udp(list));
      } catch (MalformedTableException e) {
        throw e;
      } catch (SocketTableException e) {
        listed = false;
        remark("only rows that a process holds are told: " + e.getMessage());
      }
    }
    if (selection.owners() || !listed) rows = withHolders(rows);
    return rows.stream().filter(selection::selects).toList();
  }

  @Override
  public List<SocketRow> owned(List<SocketRow> rows) throws SocketTableException {
    return withHolders(rows).subList(0, rows.size());
  }

  /** What two readings of the same socket have in common; its state may change between them. */
  private static String key(SocketRow row) {
    return row.protocol() + " " + row.local() + " " + row.foreign() + " " + row.cookie();
  }

  /** The same rows with their owners, and behind them those that only a process shows. */
  private List<SocketRow> withHolders(List<SocketRow> listed) throws SocketTableException {
    Map<String, List<Holder>> holders = new HashMap<>();
    Map<String, SocketRow> shown = new LinkedHashMap<>();
    int unreadable = pass(holders, shown);
    List<SocketRow> rows = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (SocketRow row : listed) {
      known.add(key(row));
      rows.add(row.ownedBy(owner(row, holders.get(key(row)), unreadable)));
    }
    shown.forEach(
        (key, row) -> {
          if (known.add(key)) rows.add(row.ownedBy(new Owner.Held(holders.get(key))));
        });
    return rows;
  }

  private static Owner owner(SocketRow row, List<Holder> holders, int unreadable) {
    if (holders != null) return new Owner.Held(holders);
    if (row.state().state() == TcpState.TIME_WAIT) return Owner.Unknown.NO_PROCESS;
    return unreadable > 0 ? Owner.Unknown.MAY_NOT_BE_READ : Owner.Unknown.NOT_FOUND;
  }

  /**
   * Passes over all processes.
   *
   * @return how many may not be read
   */
  private int pass(Map<String, List<Holder>> holders, Map<String, SocketRow> shown)
      throws SocketTableException {
    List<Integer> processes = calls.processes();
    int unreadable = 0;
    for (int pid : processes) {
      Octets descriptors = calls.descriptors(pid).orElse(null);
      if (descriptors == null) {
        unreadable++;
        continue;
      }
      for (int descriptor : MacDescriptors.sockets(descriptors)) {
        Octets info = calls.socket(pid, descriptor).orElse(null);
        SocketRow row = info == null ? null : MacDescriptors.row(info).orElse(null);
        if (row == null) continue;
        shown.put(key(row), row);
        holders
            .computeIfAbsent(key(row), key -> new ArrayList<>(1))
            .add(calls.holder(pid, descriptor));
      }
    }
    if (unreadable > 0)
      remark(
          "of "
              + processes.size()
              + " processes "
              + unreadable
              + " may not be read: run as root to see which sockets are theirs");
    return unreadable;
  }
}
