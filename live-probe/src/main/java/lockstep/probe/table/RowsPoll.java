package lockstep.probe.table;

import java.util.List;
import java.util.Objects;
import lockstep.table.Selection;
import lockstep.table.SocketRow;

/** A poll for systems and files that give their rows one by one: each reading makes them anew. */
final class RowsPoll implements Poll {
  private final SocketTable table;
  private final Selection selection;
  private List<SocketRow> rows = List.of();

  RowsPoll(SocketTable table, Selection selection) {
    this.table = table;
    this.selection = selection;
  }

  @Override
  public int read() throws SocketTableException {
    rows = table.all(selection);
    return rows.size();
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public boolean isTcp(int index) {
    return row(index).isTcp();
  }

  @Override
  public boolean isIpv6(int index) {
    return row(index).isIpv6();
  }

  @Override
  public int code(int index) {
    return row(index).state().code();
  }

  @Override
  public int localPort(int index) {
    return row(index).local().port();
  }

  @Override
  public int foreignPort(int index) {
    return row(index).foreign().port();
  }

  @Override
  public long recvQ(int index) {
    return row(index).recvQ();
  }

  @Override
  public long sendQ(int index) {
    return row(index).sendQ();
  }

  @Override
  public long inode(int index) {
    return row(index).inode();
  }

  @Override
  public long identity(int index) {
    SocketRow row = row(index);
    if (row.cookie() != 0) return row.cookie();
    long ends = (long) row.local().hashCode() << 32 ^ row.foreign().hashCode();
    return ends * 31 + Objects.hash(row.protocol());
  }

  @Override
  public SocketRow row(int index) {
    return rows.get(index);
  }
}
