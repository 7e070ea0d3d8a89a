package lockstep.probe.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lockstep.table.Selection;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;
import lockstep.tcp.TcpState;

/**
 * A request for the rows of a selection, which the kernel chooses.
 *
 * @param family {@code AF_INET}, {@code AF_INET6}, or {@link #BOTH}: the older form of the request
 *     (linux/inet_diag.h, inet_diag_req), which TCP alone has and which takes both families in one
 *     walk over the table
 * @param udp whether UDP's rows are asked for and not TCP's
 * @param states the states, a bit for each of the kernel's numbers
 * @param extensions what is asked for beyond the row itself, a bit for each attribute's number
 * @param port this port at either end, 0 for any
 * @param localPort this local port, 0 for any
 * @param foreignPort this far port, 0 for any
 */
record DumpRequest(
    int family, boolean udp, int states, int extensions, int port, int localPort, int foreignPort) {
  static final int BOTH = 0;

  /** Room for the longest request, with its filter. */
  static final int CAPACITY = 128;

  private static final int OLDER_TYPE = 18;
  private static final int OLDER_SIZE = 76;

  /** Bound sockets that neither listen nor are connected; Linux 6.8 and later. */
  private static final int BOUND_INACTIVE = 1 << 13;

  /** The requests that bring a selection's rows, TCP's first; none for an empty selection. */
  static List<DumpRequest> of(Selection selection) {
    List<DumpRequest> requests = new ArrayList<>();
    int states = tcpStates(selection);
    if (selection.protocols().contains(Protocol.TCP) && states != 0) {
      if (selection.families().size() == 2) requests.add(of(selection, BOTH, false, states));
      else addFamilies(requests, selection, false, states);
    }
    int udpStates = udpStates(selection.states());
    if (selection.protocols().contains(Protocol.UDP) && udpStates != 0)
      addFamilies(requests, selection, true, udpStates);
    return requests;
  }

  /** The same by the newer form of the request, a family at a time. */
  List<DumpRequest> byFamily() {
    return List.of(in(SockDiag.AF_INET), in(SockDiag.AF_INET6));
  }

  private DumpRequest in(int newFamily) {
    return new DumpRequest(newFamily, udp, states, extensions, port, localPort, foreignPort);
  }

  private static void addFamilies(
      List<DumpRequest> to, Selection selection, boolean udp, int states) {
    if (selection.families().contains(Family.IPV4))
      to.add(of(selection, SockDiag.AF_INET, udp, states));
    if (selection.families().contains(Family.IPV6))
      to.add(of(selection, SockDiag.AF_INET6, udp, states));
  }

  private static DumpRequest of(Selection selection, int family, boolean udp, int states) {
    return new DumpRequest(
        family,
        udp,
        states,
        selection.tcpInfo() && !udp ? SockDiag.ALL_OF_TCP : 0,
        selection.port(),
        selection.localPort(),
        selection.foreignPort());
  }

  private static int tcpStates(Selection selection) {
    int bits = selection.boundInactive() ? BOUND_INACTIVE : 0;
    for (TcpState state : selection.states()) bits |= bits(state);
    return bits;
  }

  private static int bits(TcpState state) {
    return switch (state) {
      case ESTABLISHED -> 1 << 1;
      case SYN_SENT -> 1 << 2;
      case SYN_RECEIVED -> 1 << 3 | 1 << 12;
      case FIN_WAIT_1 -> 1 << 4;
      case FIN_WAIT_2 -> 1 << 5;
      case TIME_WAIT -> 1 << 6;
      case CLOSED -> 0;
      case CLOSE_WAIT -> 1 << 8;
      case LAST_ACK -> 1 << 9;
      case LISTEN -> 1 << 10;
      case CLOSING -> 1 << 11;
    };
  }

  private static int udpStates(Set<TcpState> states) {
    return (states.contains(TcpState.ESTABLISHED) ? 1 << 1 : 0)
        | (states.contains(TcpState.CLOSED) ? 1 << 7 : 0);
  }

  /** The type of the messages that answer it with a row. */
  int type() {
    return family == BOTH ? OLDER_TYPE : SockDiag.BY_FAMILY;
  }

  /**
   * Writes it, but for its sequence number.
   *
   * @return how many octets it has
   */
  int write(ByteBuffer to) {
    for (int i = 0; i < CAPACITY; i++) to.put(i, (byte) 0);
    int size = family == BOTH ? OLDER_SIZE : SockDiag.REQUEST_SIZE;
    int id;
    if (family == BOTH) {
      // inet_diag_req: family, two octets, extensions, the id, states, room for a database's
      // number.
      to.put(16, (byte) SockDiag.AF_INET);
      to.put(19, (byte) extensions);
      id = 20;
      to.putInt(68, states);
    } else {
      to.put(SockDiag.REQUEST_FAMILY, (byte) family);
      to.put(SockDiag.REQUEST_PROTOCOL, (byte) (udp ? SockDiag.IPPROTO_UDP : SockDiag.IPPROTO_TCP));
      to.put(SockDiag.REQUEST_EXTENSIONS, (byte) extensions);
      to.putInt(SockDiag.REQUEST_STATES, states);
      id = SockDiag.REQUEST_ID;
    }
    SockDiag.writePort(to, id + SockDiag.ID_LOCAL_PORT, localPort);
    SockDiag.writePort(to, id + SockDiag.ID_FOREIGN_PORT, foreignPort);
    if (port != 0) size += SockDiag.writePortFilter(to, size, port);
    to.putInt(SockDiag.LENGTH, size);
    to.putShort(SockDiag.TYPE, (short) type());
    to.putShort(SockDiag.FLAGS, (short) (SockDiag.REQUEST | SockDiag.DUMP));
    return size;
  }
}
