package lockstep.probe.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** What macOS's libproc tells of a process's descriptors (sys/proc_info.h). */
final class MacDescriptors {
  /** proc_fdinfo: the descriptor's number and its kind. */
  static final int DESCRIPTOR_SIZE = 8;

  /** socket_fdinfo: proc_fileinfo and, from 24, socket_info. */
  static final int SOCKET_SIZE = 792;

  private static final int PROX_FDTYPE_SOCKET = 2;
  private static final int SOCKINFO_IN = 1;
  private static final int SOCKINFO_TCP = 2;
  private static final int IPPROTO_UDP = 17;

  /** Where socket_info begins, and in it what the protocol tells. */
  private static final int SOCKET = 24;

  private static final int PROTOCOL = SOCKET + 240;

  private MacDescriptors() {}

  /** Reads a list of proc_fdinfo: the numbers of those descriptors that are sockets. */
  static List<Integer> sockets(Octets list) throws MalformedTableException {
    if (list.size() % DESCRIPTOR_SIZE != 0)
      throw list.wrong(0, list.size() + " octets, expected a multiple of " + DESCRIPTOR_SIZE);
    List<Integer> sockets = new ArrayList<>();
    for (int at = 0; at < list.size(); at += DESCRIPTOR_SIZE)
      if (list.i32(at + 4) == PROX_FDTYPE_SOCKET) sockets.add(list.i32(at));
    return sockets;
  }

  /** Reads a socket_fdinfo; empty for a socket that is neither TCP nor UDP. */
  static Optional<SocketRow> row(Octets info) throws MalformedTableException {
    if (info.size() < SOCKET_SIZE)
      throw info.wrong(0, info.size() + " octets, expected " + SOCKET_SIZE);
    int kind = info.i32(SOCKET + 232);
    boolean tcp = kind == SOCKINFO_TCP;
    if (!tcp && !(kind == SOCKINFO_IN && info.i32(SOCKET + 156) == IPPROTO_UDP))
      return Optional.empty();
    // A socket that was never bound has no family yet.
    if (info.u8(PROTOCOL + 24) == 0) return Optional.empty();
    MacEnds ends =
        MacEnds.of(info, PROTOCOL + 24, PROTOCOL + 32, PROTOCOL + 48, PROTOCOL, PROTOCOL + 4);
    OsState state = tcp ? OsState.macos(info.i32(PROTOCOL + 80)) : OsState.stateless("macos");
    boolean listens = tcp && state.state() == TcpState.LISTEN;
    return Optional.of(
        new SocketRow(
            ends.protocol(tcp),
            ends.local(),
            ends.foreign(),
            state,
            listens ? info.u16(SOCKET + 170) : info.u32(SOCKET + 184),
            listens ? info.u16(SOCKET + 174) : info.u32(SOCKET + 208),
            RowTimer.OFF,
            0,
            info.i64(PROTOCOL + 8),
            OptionalInt.empty()));
  }
}
