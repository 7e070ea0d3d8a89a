package lockstep.probe.table;

import java.util.ArrayList;
import java.util.List;
import lockstep.table.Holder;
import lockstep.table.OsState;
import lockstep.table.Owner;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/**
 * Windows' tables of sockets with the number of their process, as tcpmib.h and udpmib.h lay them
 * out: the number of rows, then from offset 4 the rows. Every field is of 32 bits; ports are in
 * network order in the lower half, and what the upper half holds is undefined.
 */
final class WindowsRows {
  private static final String SYSTEM = "windows";
  private static final int HEAD = 4;
  private static final int TCP4_SIZE = 24;
  private static final int TCP6_SIZE = 56;
  private static final int UDP4_SIZE = 12;
  private static final int UDP6_SIZE = 28;

  private WindowsRows() {}

  private interface Reader {
    SocketRow read(Octets row) throws MalformedTableException;
  }

  /** Reads MIB_TCPTABLE_OWNER_PID. */
  static List<SocketRow> tcp4(Octets table) throws MalformedTableException {
    return rows(
        table,
        "MIB_TCPROW_OWNER_PID",
        TCP4_SIZE,
        row -> tcp("tcp", row.i32(0), ipv4(row, 4, 8), ipv4(row, 12, 16), row.i32(20)));
  }

  /** Reads MIB_TCP6TABLE_OWNER_PID. */
  static List<SocketRow> tcp6(Octets table) throws MalformedTableException {
    return rows(
        table,
        "MIB_TCP6ROW_OWNER_PID",
        TCP6_SIZE,
        row -> tcp("tcp6", row.i32(48), ipv6(row, 0, 16), ipv6(row, 24, 40), row.i32(52)));
  }

  /** Reads MIB_UDPTABLE_OWNER_PID. */
  static List<SocketRow> udp4(Octets table) throws MalformedTableException {
    return rows(
        table,
        "MIB_UDPROW_OWNER_PID",
        UDP4_SIZE,
        row -> udp("udp", ipv4(row, 0, 4), any(false), row.i32(8)));
  }

  /** Reads MIB_UDP6TABLE_OWNER_PID. */
  static List<SocketRow> udp6(Octets table) throws MalformedTableException {
    return rows(
        table,
        "MIB_UDP6ROW_OWNER_PID",
        UDP6_SIZE,
        row -> udp("udp6", ipv6(row, 0, 16), any(true), row.i32(24)));
  }

  private static List<SocketRow> rows(Octets table, String name, int size, Reader reader)
      throws MalformedTableException {
    long count = table.u32(0);
    if (count * size > table.size() - HEAD)
      throw table.wrong(
          0, count + " rows of " + size + " octets, there are " + (table.size() - HEAD));
    List<SocketRow> rows = new ArrayList<>((int) count);
    for (int i = 0; i < count; i++)
      rows.add(reader.read(table.part(name, HEAD + (long) i * size, size)));
    return rows;
  }

  private static SocketRow tcp(
      String protocol, int state, SocketAddress local, SocketAddress foreign, int pid) {
    OsState told = OsState.windows(state);
    // What stands for the far end of a listener means nothing.
    SocketAddress far = told.state() == TcpState.LISTEN ? any(protocol.endsWith("6")) : foreign;
    return SocketRow.of(protocol, local, far, told).ownedBy(owner(pid));
  }

  private static SocketRow udp(
      String protocol, SocketAddress local, SocketAddress foreign, int pid) {
    return SocketRow.of(protocol, local, foreign, OsState.stateless(SYSTEM)).ownedBy(owner(pid));
  }

  /** A row in TIME-WAIT has process 0. */
  private static Owner owner(int pid) {
    return pid == 0 ? Owner.Unknown.NO_PROCESS : Owner.Held.by(Holder.of(pid));
  }

  private static SocketAddress any(boolean ipv6) {
    return new SocketAddress(ipv6 ? "::" : "0.0.0.0", 0);
  }

  private static SocketAddress ipv4(Octets row, int at, int portAt) throws MalformedTableException {
    return new SocketAddress(row.ipv4(at), row.port(portAt));
  }

  /** Sixteen octets, the scope in network order as documented, and the port. */
  private static SocketAddress ipv6(Octets row, int at, int scopeAt)
      throws MalformedTableException {
    int scope = Integer.reverseBytes(row.i32(scopeAt));
    String host = row.ipv6(at) + (scope == 0 ? "" : "%" + Integer.toUnsignedString(scope));
    return new SocketAddress(host, row.port(scopeAt + 4));
  }
}
