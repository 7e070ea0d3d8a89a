package lockstep.probe.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/**
 * macOS's lists {@code net.inet.tcp.pcblist_n} and {@code net.inet.udp.pcblist_n}: every socket,
 * also one that no process holds. A head, then for each socket five or six blocks in any order,
 * then a tail as long as the head. A block has its length and kind in front and goes on at the next
 * multiple of eight; blocks have grown from version to version, so no fixed length is assumed.
 */
final class MacPcbList {
  /** xinpgen, in front and at the end. */
  private static final int GENERATION_SIZE = 24;

  private static final int SOCKET = 0x1;
  private static final int RECEIVE_BUFFER = 0x2;
  private static final int SEND_BUFFER = 0x4;
  private static final int STATISTICS = 0x8;
  private static final int INPCB = 0x10;
  private static final int TCPCB = 0x20;

  /** inp_vflag. */
  private static final int FAMILIES = 44;

  private static final int ALL_OF_UDP = SOCKET | RECEIVE_BUFFER | SEND_BUFFER | STATISTICS | INPCB;
  private static final int ALL_OF_TCP = ALL_OF_UDP | TCPCB;

  private final boolean tcp;
  private final Octets list;
  private final List<SocketRow> rows = new ArrayList<>();

  /** The blocks of the socket that is being read, by the place of their kind's bit. */
  private final Octets[] blocks = new Octets[6];

  private int kinds;

  private MacPcbList(boolean tcp, Octets list) {
    this.tcp = tcp;
    this.list = list;
  }

  /** Reads the TCP sockets. */
  static List<SocketRow> tcp(Octets list) throws MalformedTableException {
    return new MacPcbList(true, list).read();
  }

  /** Reads the UDP sockets. */
  static List<SocketRow> udp(Octets list) throws MalformedTableException {
    return new MacPcbList(false, list).read();
  }

  private List<SocketRow> read() throws MalformedTableException {
    long head = list.u32(0);
    if (head < GENERATION_SIZE) throw list.wrong(0, "a head of " + head + " octets");
    long at = rounded(head);
    while (true) {
      if (at >= list.size()) throw list.wrong(at, "the list ends without its tail");
      long length = list.u32(at);
      if (length == GENERATION_SIZE) break;
      if (length < 8) throw list.wrong(at, "a block of " + length + " octets");
      add(at, length);
      at += rounded(length);
    }
    if (kinds != 0) throw list.wrong(at, "the last socket lacks a block");
    return rows;
  }

  private static long rounded(long length) {
    return length + 7 & ~7L;
  }

  private void add(long at, long length) throws MalformedTableException {
    long kind = list.u32(at + 4);
    if (Long.bitCount(kind) != 1 || kind > TCPCB) return; // newer than what is known here
    if ((kinds & kind) != 0)
      throw list.wrong(at, "a second block of kind " + kind + " before the socket is whole");
    kinds |= (int) kind;
    blocks[Long.numberOfTrailingZeros(kind)] = list.part("block of kind " + kind, at, length);
    if (kinds != (tcp ? ALL_OF_TCP : ALL_OF_UDP)) return;
    kinds = 0;
    // A socket that was never bound has no family yet.
    if (block(INPCB).u8(FAMILIES) != 0) rows.add(row());
  }

  private Octets block(int kind) {
    return blocks[Integer.numberOfTrailingZeros(kind)];
  }

  /**
   * The fields of xsocket_n, xsockbuf_n, xinpcb_n and xtcpcb_n, which are packed to four octets.
   */
  private SocketRow row() throws MalformedTableException {
    Octets socket = block(SOCKET);
    Octets pcb = block(INPCB);
    OsState state = tcp ? OsState.macos(block(TCPCB).i32(36)) : OsState.stateless("macos");
    boolean listens = tcp && state.state() == TcpState.LISTEN;
    int uid = socket.i32(64);
    MacEnds ends = MacEnds.of(pcb, FAMILIES, 48, 64, 16, 18);
    return new SocketRow(
            ends.protocol(tcp),
            ends.local(),
            ends.foreign(),
            state,
            listens ? socket.u16(44) : block(RECEIVE_BUFFER).u32(8),
            listens ? socket.u16(48) : block(SEND_BUFFER).u32(8),
            RowTimer.OFF,
            0,
            pcb.i64(28),
            OptionalInt.empty())
        .withUid(uid);
  }
}
